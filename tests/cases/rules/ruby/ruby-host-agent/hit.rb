require 'json'

module Metrics
  CONFIG = '/opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json' # finding
  EMF = 'tcp://127.0.0.1:25888' # finding
end
