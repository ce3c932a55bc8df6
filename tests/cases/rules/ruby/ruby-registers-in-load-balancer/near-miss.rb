require 'aws-sdk-elasticloadbalancingv2'

class Registration
  # register_targets is done by ECS
  def health(arn)
    Aws::ElasticLoadBalancingV2::Client.new.describe_target_health(target_group_arn: arn)
  end
end
