require 'httparty'

def id
  HTTParty.get('http://169.254.169.254/latest/meta-data/instance-id').body
end
