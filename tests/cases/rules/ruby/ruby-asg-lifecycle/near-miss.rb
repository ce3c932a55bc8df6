require 'aws-sdk-autoscaling'

class Groups
  # set_instance_protection is for instances
  def names
    Aws::AutoScaling::Client.new.describe_auto_scaling_groups.auto_scaling_groups.map(&:auto_scaling_group_name)
  end
end
