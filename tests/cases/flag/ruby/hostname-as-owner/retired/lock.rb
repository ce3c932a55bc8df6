require 'aws-sdk-dynamodb'
require 'socket'

require_relative 'ecs_task'

def take(name)
  owner = EcsTask.task_id
  Aws::DynamoDB::Client.new.put_item(table_name: 'locks', item: { 'name' => name, 'owner' => owner })
end
