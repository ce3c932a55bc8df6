require 'aws-sdk-ec2'

class Peers
  def addresses
    ec2 = Aws::EC2::Client.new
    reservations = ec2.describe_instances(filters: [{ name: 'tag:Role', values: ['cache'] }]).reservations # finding
    reservations.flat_map(&:instances).map(&:private_ip_address)
  end

  def names
    Aws::EC2::Resource.new.instances(filters: [{ name: 'tag:Role', values: ['web'] }]).map(&:private_dns_name) # finding
  end
end
