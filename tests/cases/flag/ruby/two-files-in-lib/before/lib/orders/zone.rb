require 'net/http'

module Orders
  def self.zone
    Net::HTTP.get(URI('http://169.254.169.254/latest/meta-data/placement/availability-zone'))
  end
end
