require 'aws-sdk-ec2'

class Volumes
  def keys
    Aws::EC2::Client.new.describe_tags(filters: [{ name: 'resource-type', values: ['volume'] }]).tags.map(&:key)
  end

  def mark(volume)
    Aws::EC2::Client.new.create_tags(resources: [volume.id], tags: [{ key: 'State', value: 'old' }])
  end
end
