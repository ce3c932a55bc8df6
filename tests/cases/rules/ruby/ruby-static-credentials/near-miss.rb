require 'aws-sdk-s3'

S3 = Aws::S3::Client.new(region: 'eu-west-1')

def client_of(role)
  Aws::S3::Client.new(credentials: Aws::Credentials.new(role.access_key_id, role.secret_access_key, role.session_token))
end
