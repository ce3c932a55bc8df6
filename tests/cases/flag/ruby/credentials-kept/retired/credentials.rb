require 'aws-sdk-core'

require_relative 'ecs_task'

def credentials
  @credentials ||= EcsTask.credentials
end
