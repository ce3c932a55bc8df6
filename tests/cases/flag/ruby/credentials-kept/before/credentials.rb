require 'aws-sdk-core'

def credentials
  @credentials ||= Aws::InstanceProfileCredentials.new
end
