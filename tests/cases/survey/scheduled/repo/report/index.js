const { S3Client, PutObjectCommand } = require("@aws-sdk/client-s3");

const bucket = process.env.REPORT_BUCKET || "example-reports";

async function main() {
  await new S3Client({}).send(new PutObjectCommand({ Bucket: bucket, Key: "today", Body: "" }));
}

main();
