module Metadata
  URL = 'http://169.254.169.254/latest/meta-data/' # finding
  HOST = '169.254.169.254'.freeze # finding
  SIX = URI.parse('http://[fd00:ec2::254]/latest/') # finding
end
