const { S3Client } = require('@aws-sdk/client-s3');
const { fromInstanceMetadata } = require('@aws-sdk/credential-providers');

const client = new S3Client({
  region: process.env.AWS_REGION,
  credentials: fromInstanceMetadata({ timeout: 1000 }),
});

module.exports = client;
