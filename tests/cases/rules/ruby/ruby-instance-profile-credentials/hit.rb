require 'aws-sdk-s3'

class Archive
  def client
    @client ||= Aws::S3::Client.new(
      credentials: Aws::InstanceProfileCredentials.new(retries: 3) # finding
    )
  end

  def chosen
    provider = Aws::InstanceProfileCredentials
    provider.new # finding
  end

  def old
    AWS.config(credential_provider: AWS::Core::CredentialProviders::EC2Provider.new) # finding
  end
end
