require 'aws-sdk-autoscaling'

class Drain
  def initialize(group, client: Aws::AutoScaling::Client.new)
    @group = group
    @client = client
  end

  def group_of(instance_id)
    @client.describe_auto_scaling_instances(instance_ids: [instance_id]).auto_scaling_instances.first # finding
  end

  def done(token)
    @client.complete_lifecycle_action( # finding
      auto_scaling_group_name: @group,
      lifecycle_hook_name: 'drain',
      lifecycle_action_token: token,
      lifecycle_action_result: 'CONTINUE'
    )
  end
end
