module Aws
  class EC2MetadataError < StandardError
  end
end

class Ec2MetadataJob < ApplicationJob
  rescue_from(Aws::EC2MetadataError) { Host.forget('Aws::EC2Metadata.new') }
end
