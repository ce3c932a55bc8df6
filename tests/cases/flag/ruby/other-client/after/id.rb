require 'httparty'

require_relative 'ecs_flag'

def id
  EcsFlag.instance_id { HTTParty.get('http://169.254.169.254/latest/meta-data/instance-id').body }
end
