require 'aws-sdk-elasticloadbalancingv2'

class Registration
  def initialize
    @elb = Aws::ElasticLoadBalancingV2::Client.new
  end

  def join(arn, instance_id)
    @elb.register_targets(target_group_arn: arn, targets: [{ id: instance_id, port: 8080 }]) # finding
  end

  def leave(name, instance_id)
    Aws::ElasticLoadBalancing::Client.new.deregister_instances_from_load_balancer( # finding
      load_balancer_name: name, instances: [{ instance_id: instance_id }]
    )
  end
end
