require 'aws-sdk-core'

class Consumer
  PATH = '/latest/meta-data/instance-id'

  def initialize(metadata = nil)
    @metadata = metadata || Aws::EC2Metadata.new(http_open_timeout: 1)
  end

  def name
    "consumer-#{@metadata.get(PATH)}" # finding
  end
end
