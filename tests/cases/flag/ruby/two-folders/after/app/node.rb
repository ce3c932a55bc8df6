require 'net/http'

require_relative '../ecs_flag'

NODE = EcsFlag.instance_id { Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/instance-id')) }
