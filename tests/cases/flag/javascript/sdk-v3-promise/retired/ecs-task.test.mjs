import assert from 'node:assert';
import http from 'node:http';
import test from 'node:test';
import * as ecsTask from './ecs-task.mjs';

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

test('taskId', async () => {
  const value = await onFargate(() => ecsTask.taskId());
  assert.strictEqual(value, '0123456789abcdef');
});
