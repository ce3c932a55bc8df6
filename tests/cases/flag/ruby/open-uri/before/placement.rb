require 'json'
require 'open-uri'

def placement
  document = JSON.parse(URI.open('http://169.254.169.254/latest/dynamic/instance-identity/document').read)
  [document['region'], document['availabilityZone']]
end
