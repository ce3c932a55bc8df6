require 'net/http'
require 'yaml'

uri = URI.parse('http://169.254.169.254/latest/user-data')
SETTINGS = YAML.safe_load(Net::HTTP.get(uri)) # finding
SCRIPT = Net::HTTP.get(URI('http://169.254.169.254/latest/user-data')) # finding
