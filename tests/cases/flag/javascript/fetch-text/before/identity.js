const log = require('./log');

async function instanceId() {
  const response = await fetch('http://169.254.169.254/latest/meta-data/instance-id');
  log(response.status);
  return response.text();
}

module.exports = { instanceId };
