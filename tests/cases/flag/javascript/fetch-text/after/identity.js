const ecsFlag = require('./ecs-flag');
const log = require('./log');

async function instanceId() {
  const response = await ecsFlag.fetch('http://169.254.169.254/latest/meta-data/instance-id');
  log(response.status);
  return response.text();
}

module.exports = { instanceId };
