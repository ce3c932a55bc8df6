'use strict';

module.exports = {
  port: process.env.PORT || 8080,
  group: process.env.TARGET_GROUP,
};
