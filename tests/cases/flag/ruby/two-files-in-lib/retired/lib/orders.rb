require 'net/http'
require_relative 'orders/zone'
require_relative 'ecs_task'

module Orders
  ID = EcsTask.task_id
end
