require 'aws-sdk-s3'

module Store
  CREDENTIALS = Aws::SharedCredentials.new(profile_name: 'shop') # finding
  S3 = Aws::S3::Client.new(region: 'eu-west-1', profile: 'shop') # finding
end
