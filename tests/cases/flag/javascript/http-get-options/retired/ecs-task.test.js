const assert = require('node:assert');
const http = require('node:http');
const test = require('node:test');
const ecsTask = require('./ecs-task.js');

function withVariables(variables) {
  for (const name of ['ECS_CONTAINER_METADATA_URI_V4', 'AWS_REGION']) delete process.env[name];
  Object.assign(process.env, variables);
}

async function onFargate(ask) {
  const task = {
    TaskARN: 'arn:aws:ecs:eu-west-1:123456789012:task/main/0123456789abcdef',
    AvailabilityZone: 'eu-west-1c',
    Containers: [{ Networks: [{ IPv4Addresses: ['10.0.2.61'] }] }],
  };
  const server = http.createServer((request, response) => {
    response.statusCode = request.url === '/v4/task' ? 200 : 404;
    response.end(JSON.stringify(task));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  withVariables({ ECS_CONTAINER_METADATA_URI_V4: `http://127.0.0.1:${server.address().port}/v4` });
  try {
    return await ask();
  } finally {
    server.close();
  }
}

test('httpGet', async () => {
  const [status, value] = await onFargate(
    () =>
      new Promise((resolve, reject) => {
        const request = ecsTask.httpGet('meta-data/local-ipv4', (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => resolve([response.statusCode, Buffer.concat(chunks).toString()]));
        });
        request.setTimeout(1000).on('error', reject);
      }),
  );
  assert.deepStrictEqual([status, value], [200, '10.0.2.61']);
});
