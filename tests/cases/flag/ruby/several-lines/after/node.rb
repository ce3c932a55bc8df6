require 'net/http'

require_relative 'ecs_flag'

class Node
  def id
    EcsFlag.instance_id do
      Net::HTTP.get(
        URI('http://169.254.169.254/latest/meta-data/instance-id')
      )
    end
  end

  def zone
    zone = EcsFlag.availability_zone do
      Net::HTTP.get(
        '169.254.169.254',
        '/latest/meta-data/placement/availability-zone'
      )
    end
    zone.strip
  end
end
