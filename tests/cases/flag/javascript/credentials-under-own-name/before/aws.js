const AWS = require('aws-sdk');

let credentials;

function load() {
  credentials = new AWS.EC2MetadataCredentials();
  return credentials.getPromise();
}

module.exports = { load };
