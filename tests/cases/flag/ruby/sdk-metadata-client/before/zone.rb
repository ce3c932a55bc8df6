require 'aws-sdk-core'

class Zone
  def initialize
    @metadata = Aws::EC2Metadata.new
  end

  def name
    @metadata.get('/latest/meta-data/placement/availability-zone')
  end
end
