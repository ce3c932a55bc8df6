const AWS = require('aws-sdk');

// Not the MetadataService.
const s3 = new AWS.S3();
module.exports = { s3 };
