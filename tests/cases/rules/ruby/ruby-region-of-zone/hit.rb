require 'json'
require 'net/http'

AZ = 'placement/availability-zone'

def region
  Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/availability-zone'))[0..-2] # finding
end

def region_of_document
  JSON.parse(Net::HTTP.get('169.254.169.254', '/latest/dynamic/instance-identity/document'))['region'] # finding
end

def region_by_chop
  `curl -s http://169.254.169.254/latest/meta-data/placement/availability-zone`.chop # finding
end
