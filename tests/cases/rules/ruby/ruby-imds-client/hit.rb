require 'aws-sdk-core'

module Host
  CLIENT = Aws::EC2Metadata.new(retries: 1) # finding

  def self.type
    ::Aws::EC2Metadata.new.get('/latest/meta-data/instance-type') # finding
  end
end
