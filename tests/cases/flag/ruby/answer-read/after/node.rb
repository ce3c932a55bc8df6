require 'net/http'

require_relative 'ecs_flag'

class Node
  def id
    EcsFlag.instance_id { Net::HTTP.start('169.254.169.254') { |http| http.get('/latest/meta-data/instance-id').body } }
  end

  def address
    http = Net::HTTP.new('169.254.169.254')
    EcsFlag.local_ipv4 { http.get('/latest/meta-data/local-ipv4').body }
  end
end
