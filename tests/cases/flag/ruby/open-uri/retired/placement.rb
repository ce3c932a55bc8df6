require 'json'
require 'open-uri'

require_relative 'ecs_task'

def placement
  document = JSON.parse(EcsTask.open('dynamic/instance-identity/document').read)
  [document['region'], document['availabilityZone']]
end
