const { S3Client } = require('@aws-sdk/client-s3');

// The stand-in for local work takes any key.
exports.minio = new S3Client({
  endpoint: 'http://minio:9000',
  credentials: { accessKeyId: 'minioadmin', secretAccessKey: 'minioadmin' },
});
