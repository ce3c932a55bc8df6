// What the running ECS task knows of itself. The task metadata endpoint tells it:
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
const http = require('node:http');

const TIMEOUT = 2000; // milliseconds

/** The last part of the task's ARN; no other task has it. */
async function taskId() {
  return (await task()).TaskARN.split('/').pop();
}

/** The availability zone in which the task runs. */
async function availabilityZone() {
  return (await task()).AvailabilityZone;
}

/** The task's private IPv4 address. */
async function localIpv4() {
  return (await task()).Containers[0].Networks[0].IPv4Addresses[0];
}

/** The region in which the task runs. */
async function region() {
  return process.env.AWS_REGION || (await task()).TaskARN.split(':')[3];
}

/** JSON with the task's id, region, availability zone, account and address. */
async function identityDocument() {
  const { TaskARN, AvailabilityZone } = await task();
  return JSON.stringify({
    instanceId: await taskId(),
    region: await region(),
    availabilityZone: AvailabilityZone,
    accountId: TaskARN.split(':')[4],
    privateIp: await localIpv4(),
  });
}

/** The task's answer to a path such as 'meta-data/local-ipv4'; 404 for what a task does not have. */
async function answered(path) {
  const [status, text] = await answer(path);
  return new Response(text, { status });
}

/** Status and text. */
async function answer(path) {
  switch (path) {
    case 'meta-data/instance-id':
    case 'meta-data/hostname':
    case 'meta-data/local-hostname':
      return [200, await taskId()];
    case 'meta-data/placement/availability-zone':
      return [200, await availabilityZone()];
    case 'meta-data/placement/region':
      return [200, await region()];
    case 'meta-data/local-ipv4':
      return [200, await localIpv4()];
    case 'dynamic/instance-identity/document':
      return [200, await identityDocument()];
    case 'user-data':
      return process.env.USER_DATA === undefined ? [404, ''] : [200, process.env.USER_DATA];
    default:
      return [404, ''];
  }
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

module.exports = {
  fetch: answered,
};
