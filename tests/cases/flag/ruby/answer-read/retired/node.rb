require 'net/http'

require_relative 'ecs_task'

class Node
  def id
    EcsTask.task_id
  end

  def address
    EcsTask.local_ipv4
  end
end
