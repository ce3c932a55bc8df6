require 'aws-sdk-s3'

module Store
  # no profile: Aws::SharedCredentials is part of the default chain
  S3 = Aws::S3::Client.new(region: 'eu-west-1')
  OTHER = Aws::SharedCredentials.new(profile_name: ENV['AWS_PROFILE']) if ENV['AWS_PROFILE']
end
