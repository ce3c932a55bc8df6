const ecsTask = require('./ecs-task');
const log = require('./log');

async function instanceId() {
  const response = await ecsTask.fetch('meta-data/instance-id');
  log(response.status);
  return response.text();
}

module.exports = { instanceId };
