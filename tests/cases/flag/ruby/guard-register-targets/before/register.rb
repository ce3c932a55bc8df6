require 'aws-sdk-elasticloadbalancingv2'

def start(instance)
  client = Aws::ElasticLoadBalancingV2::Client.new
  client.register_targets(
    target_group_arn: ENV.fetch('TARGET_GROUP'),
    targets: [{ id: instance }]
  )
  puts 'ready'
end
