require 'net/http'

require_relative 'ecs_task'

puts EcsTask.task_id # été
