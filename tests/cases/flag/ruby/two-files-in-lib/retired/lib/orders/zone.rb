require 'net/http'

require_relative '../ecs_task'

module Orders
  def self.zone
    EcsTask.availability_zone
  end
end
