const ecsFlag = require('./ecs-flag');

exports.zone = async () => {
  const { data } = await ecsFlag.axiosGet('http://169.254.169.254/latest/meta-data/placement/availability-zone', { timeout: 1000 });
  return data;
};
