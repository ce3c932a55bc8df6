require 'net/http'

require_relative '../ecs_flag'

module Orders
  def self.zone
    EcsFlag.availability_zone do
      Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/availability-zone'))
    end
  end
end
