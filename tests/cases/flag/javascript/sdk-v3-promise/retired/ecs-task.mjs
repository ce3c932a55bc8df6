// What the running ECS task knows of itself. The task metadata endpoint tells it:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
import http from 'node:http';

const TIMEOUT = 2000; // milliseconds

/** The last part of the task's ARN; no other task has it. */
export async function taskId() {
  return (await task()).TaskARN.split('/').pop();
}

let known;

/** The task's metadata; it does not change while the task lives, so a good answer is kept. */
function task() {
  known ??= readTask().catch((error) => {
    known = undefined;
    throw error;
  });
  return known;
}

function readTask() {
  return new Promise((resolve, reject) => {
    const request = http.get(`${process.env.ECS_CONTAINER_METADATA_URI_V4}/task`, { timeout: TIMEOUT }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => {
        try {
          if (response.statusCode !== 200) throw new Error(`task metadata: ${response.statusCode}`);
          resolve(JSON.parse(body));
        } catch (error) {
          reject(error);
        }
      });
    });
    request.on('timeout', () => request.destroy(new Error('task metadata: no answer in time')));
    request.on('error', reject);
  });
}
