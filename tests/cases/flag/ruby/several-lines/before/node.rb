require 'net/http'

class Node
  def id
    Net::HTTP.get(
      URI('http://169.254.169.254/latest/meta-data/instance-id')
    )
  end

  def zone
    zone = Net::HTTP.get(
      '169.254.169.254',
      '/latest/meta-data/placement/availability-zone'
    )
    zone.strip
  end
end
