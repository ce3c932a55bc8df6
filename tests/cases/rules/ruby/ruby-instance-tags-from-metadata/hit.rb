require 'net/http'

ROLE = Net::HTTP.get(URI("http://169.254.169.254/latest/meta-data/tags/instance/#{'Role'}")) # finding
