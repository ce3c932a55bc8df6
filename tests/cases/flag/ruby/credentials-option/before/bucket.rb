require 'aws-sdk-s3'

CLIENT = Aws::S3::Client.new(
  region: ENV.fetch('AWS_REGION'),
  credentials: Aws::InstanceProfileCredentials.new(retries: 3)
)
