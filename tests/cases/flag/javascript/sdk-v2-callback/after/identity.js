var AWS = require('aws-sdk');
const ecsFlag = require('./ecs-flag');

var meta = new AWS.MetadataService();

module.exports = function (done) {
  ecsFlag.request(meta, '/latest/meta-data/instance-id', function (error, id) {
    done(error, id);
  });
};
