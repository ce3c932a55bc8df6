require 'net/http'

class EcsFlag; end

puts EcsFlag, Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/instance-id'))
