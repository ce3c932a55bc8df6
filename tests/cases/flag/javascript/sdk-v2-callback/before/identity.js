var AWS = require('aws-sdk');

var meta = new AWS.MetadataService();

module.exports = function (done) {
  meta.request('/latest/meta-data/instance-id', function (error, id) {
    done(error, id);
  });
};
