const axios = require('axios');

exports.zone = async () => {
  const { data } = await axios.get('http://169.254.169.254/latest/meta-data/placement/availability-zone', { timeout: 1000 });
  return data;
};
