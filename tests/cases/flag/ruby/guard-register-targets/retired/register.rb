require 'aws-sdk-elasticloadbalancingv2'

def start(instance)
  puts 'ready'
end
