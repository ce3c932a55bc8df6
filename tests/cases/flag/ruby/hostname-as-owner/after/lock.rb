require 'aws-sdk-dynamodb'
require 'socket'

require_relative 'ecs_flag'

def take(name)
  owner = EcsFlag.hostname { Socket.gethostname }
  Aws::DynamoDB::Client.new.put_item(table_name: 'locks', item: { 'name' => name, 'owner' => owner })
end
