require 'aws-sdk-core'

require_relative 'ecs_flag'

class Zone
  def initialize
    @metadata = Aws::EC2Metadata.new
  end

  def name
    EcsFlag.availability_zone { @metadata.get('/latest/meta-data/placement/availability-zone') }
  end
end
