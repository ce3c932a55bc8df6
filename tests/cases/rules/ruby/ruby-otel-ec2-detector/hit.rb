require 'opentelemetry/sdk'

OpenTelemetry::SDK.configure do |c|
  c.resource = OpenTelemetry::Resource::Detector::AWS.detect([:ec2]) # finding
end
