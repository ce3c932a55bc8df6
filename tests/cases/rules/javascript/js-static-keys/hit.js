const { S3Client } = require('@aws-sdk/client-s3');

const KEY = 'AKIA' + 'QQQQWWWWEEEERRRR';
exports.s3 = new S3Client({
  credentials: {
    accessKeyId: KEY, // finding
    secretAccessKey: 'never-do-this',
  },
});
