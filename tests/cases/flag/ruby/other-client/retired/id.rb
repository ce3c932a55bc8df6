require 'httparty'

require_relative 'ecs_task'

def id
  EcsTask.task_id
end
