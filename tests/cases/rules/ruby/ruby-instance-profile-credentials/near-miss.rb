require 'aws-sdk-s3'

# Aws::InstanceProfileCredentials is the last link of the default chain
S3 = Aws::S3::Client.new
TASK = Aws::ECSCredentials.new
STORAGE = Fog::Storage.new(provider: 'AWS', use_iam_profile: false)
