require 'net/http'

id = Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/instance-id'))
file('/etc/id') { content id }
