module Metadata
  URL = 'http://169.254.169.254/latest/meta-data/' # finding
  HOST = '169.254.169.254'.freeze # finding
  TYPE = URI("http://#{HOST}/latest/meta-data/instance-type") # finding

  def self.id
    uri = URI('http://169.254.169.254/latest/meta-data/instance-id')
    Net::HTTP.get(uri)
  end
  SIX = URI.parse('http://[fd00:ec2::254]/latest/') # finding
end
