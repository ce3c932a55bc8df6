require 'aws-sdk-ec2'

class DataDisk
  def initialize(volume_id)
    @client = Aws::EC2::Client.new
    @volume_id = volume_id
  end

  def mount(id)
    @client.attach_volume(volume_id: @volume_id, instance_id: id, device: '/dev/xvdf') # finding
    @client.wait_until(:volume_in_use, volume_ids: [@volume_id])
  end
end

def take_address(id)
  system("aws ec2 associate-address --instance-id #{id} --allocation-id eipalloc-1") # finding
end
