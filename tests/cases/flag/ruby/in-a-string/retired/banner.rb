require 'net/http'

require_relative 'ecs_task'

def banner
  "running on #{EcsTask.task_id}"
end
