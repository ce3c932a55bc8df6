require 'net/http'

def zone
  Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/availability-zone')).chomp
end

def region
  ENV['AWS_REGION'] || Net::HTTP.get('169.254.169.254', '/latest/meta-data/placement/availability-zone').chop
end

def account
  JSON.parse(Net::HTTP.get('169.254.169.254', '/latest/dynamic/instance-identity/document'))['accountId']
end
