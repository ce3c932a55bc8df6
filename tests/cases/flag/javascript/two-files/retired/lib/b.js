const ecsTask = require('../ecs-task');

const zone = () => ecsTask.fetch('meta-data/placement/availability-zone');

module.exports = { zone };
