const base = require('axios');

const axios = base.create({ timeout: 1000 });

async function instanceId() {
  const { data } = await axios.get('http://169.254.169.254/latest/meta-data/instance-id');
  return data;
}

module.exports = { instanceId };
