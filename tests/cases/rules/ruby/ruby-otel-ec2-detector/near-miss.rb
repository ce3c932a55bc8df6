require 'opentelemetry/sdk'

OpenTelemetry::SDK.configure do |c|
  c.resource = OpenTelemetry::Resource::Detector::AWS.detect([:ecs]) # not ec2
end
