require 'aws-sdk-dynamodb'
require 'socket'

def take(name)
  owner = Socket.gethostname
  Aws::DynamoDB::Client.new.put_item(table_name: 'locks', item: { 'name' => name, 'owner' => owner })
end
