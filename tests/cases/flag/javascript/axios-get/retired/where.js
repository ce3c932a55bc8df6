const ecsTask = require('./ecs-task');

exports.zone = async () => {
  const { data } = await ecsTask.axiosGet('meta-data/placement/availability-zone');
  return data;
};
