require 'aws-sdk-ec2'

class Node
  def initialize(instance_id)
    @instance_id = instance_id
    @ec2 = Aws::EC2::Client.new
  end

  def role
    tags = @ec2.describe_tags(filters: [{ name: 'resource-id', values: [@instance_id] }]).tags # finding
    tags.find { |tag| tag.key == 'Role' }&.value
  end

  def zone
    @ec2.describe_instances(instance_ids: [@instance_id]).reservations.first.instances.first.placement # finding
  end

  def mark_ready
    @ec2.create_tags(resources: [@instance_id], tags: [{ key: 'State', value: 'ready' }]) # finding
  end

  def all
    Aws::EC2::Resource.new.instance(@instance_id).tags.to_a # finding
  end
end
