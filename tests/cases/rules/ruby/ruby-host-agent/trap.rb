require 'datadog/statsd'

module Metrics
  NAMES = %w[collectd datadog].freeze
  HELP = 'Install /opt/aws/amazon-cloudwatch-agent first, please.'
  URL = ENV['AGENT'] || '/var/run/datadog/dsd.socket'
end
