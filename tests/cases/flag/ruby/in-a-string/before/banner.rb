require 'net/http'

def banner
  "running on #{Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/instance-id'))}"
end
