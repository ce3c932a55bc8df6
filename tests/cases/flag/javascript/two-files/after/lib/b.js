const ecsFlag = require('../ecs-flag');

const zone = () => ecsFlag.fetch('http://169.254.169.254/latest/meta-data/placement/availability-zone');

module.exports = { zone };
