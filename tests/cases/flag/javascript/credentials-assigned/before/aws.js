const AWS = require('aws-sdk');

AWS.config.update({ region: process.env.AWS_REGION });
AWS.config.credentials = new AWS.EC2MetadataCredentials();

module.exports = new AWS.S3();
