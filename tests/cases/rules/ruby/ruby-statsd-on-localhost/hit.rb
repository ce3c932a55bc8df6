require 'datadog/statsd'
require 'statsd'

DOG = Datadog::Statsd.new('localhost', 8125, namespace: 'shop') # finding
OLD = Statsd.new # finding
STATSD_ADDRESS = '127.0.0.1:8125' # finding
UDPSocket.new.send('starts:1|c', 0, 'localhost', 8125) # finding
