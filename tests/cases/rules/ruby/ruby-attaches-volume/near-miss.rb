require 'aws-sdk-ec2'

class DataDisk
  # attach_volume is done by ECS
  def size(volume_id)
    Aws::EC2::Client.new.describe_volumes(volume_ids: [volume_id]).volumes.first.size
  end
end
