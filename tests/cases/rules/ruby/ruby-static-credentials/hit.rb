require 'aws-sdk-s3'

Aws.config.update(
  region: 'eu-west-1',
  credentials: Aws::Credentials.new(ENV.fetch('S3_KEY'), ENV.fetch('S3_SECRET')) # finding
)

MAIL = Aws::SES::Client.new(
  access_key_id: Rails.application.credentials.ses_key, # finding
  secret_access_key: Rails.application.credentials.ses_secret
)
