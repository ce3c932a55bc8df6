const AWS = require('aws-sdk');

if (process.env.NODE_ENV === 'production')
  AWS.config.credentials = new AWS.EC2MetadataCredentials();
AWS.config.update({ region: process.env.AWS_REGION });

module.exports = new AWS.S3();
