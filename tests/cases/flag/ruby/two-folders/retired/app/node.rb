require 'net/http'

require_relative '../ecs_task'

NODE = EcsTask.task_id
