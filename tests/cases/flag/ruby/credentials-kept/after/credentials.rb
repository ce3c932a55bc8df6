require 'aws-sdk-core'

require_relative 'ecs_flag'

def credentials
  @credentials ||= EcsFlag.credentials { Aws::InstanceProfileCredentials.new }
end
