'use strict';

const ecsFlag = require('./ecs-flag');

module.exports = {
  port: process.env.PORT || 8080,
  group: process.env.TARGET_GROUP,
  ecsFlag: ecsFlag.enabled(),
};
