require 'aws-sdk-s3'

# Aws::InstanceProfileCredentials is the last link of the default chain
S3 = Aws::S3::Client.new
TASK = Aws::ECSCredentials.new
# fog-aws asks AWS_CONTAINER_CREDENTIALS_RELATIVE_URI first
STORAGE = Fog::Storage.new(provider: 'AWS', use_iam_profile: true)
