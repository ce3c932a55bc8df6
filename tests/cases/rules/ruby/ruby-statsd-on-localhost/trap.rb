require 'datadog/statsd'

PORTS = { web: 8080, statsd: 8125 }.freeze
ADDRESS = ENV.fetch('STATSD_ADDR', 'localhost:8125')
OTHER = ENV['STATSD_ADDR'] || '127.0.0.1:8125'
DOG = Datadog::Statsd.new(ENV.fetch('STATSD_HOST', 'localhost'), 8125)
