const { S3Client } = require('@aws-sdk/client-s3');

exports.s3 = new S3Client({
  credentials: { accessKeyId: process.env.ACCESS_KEY_ID, secretAccessKey: process.env.SECRET },
});
