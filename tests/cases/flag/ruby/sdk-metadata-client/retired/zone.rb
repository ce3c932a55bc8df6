require 'aws-sdk-core'

require_relative 'ecs_task'

class Zone
  def initialize
  end

  def name
    EcsTask.availability_zone
  end
end
