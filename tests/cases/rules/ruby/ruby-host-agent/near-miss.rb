module Metrics
  # amazon-cloudwatch-agent reads our standard output
  EMF = ENV.fetch('AWS_EMF_AGENT_ENDPOINT', 'tcp://127.0.0.1:25888')
end
