require 'net/http'
require_relative 'orders/zone'

module Orders
  ID = Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/instance-id'))
end
