require 'aws-sdk-elasticloadbalancingv2'

require_relative 'ecs_flag'

def start(instance)
  client = Aws::ElasticLoadBalancingV2::Client.new
  unless EcsFlag.enabled?
    client.register_targets(
      target_group_arn: ENV.fetch('TARGET_GROUP'),
      targets: [{ id: instance }]
    )
  end
  puts 'ready'
end
