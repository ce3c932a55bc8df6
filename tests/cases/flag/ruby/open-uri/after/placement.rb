require 'json'
require 'open-uri'

require_relative 'ecs_flag'

def placement
  document = JSON.parse(EcsFlag.open('http://169.254.169.254/latest/dynamic/instance-identity/document').read)
  [document['region'], document['availabilityZone']]
end
