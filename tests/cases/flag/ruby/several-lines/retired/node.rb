require 'net/http'

require_relative 'ecs_task'

class Node
  def id
    EcsTask.task_id
  end

  def zone
    zone = EcsTask.availability_zone
    zone.strip
  end
end
