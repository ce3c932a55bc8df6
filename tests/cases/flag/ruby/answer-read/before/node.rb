require 'net/http'

class Node
  def id
    Net::HTTP.start('169.254.169.254') { |http| http.get('/latest/meta-data/instance-id').body }
  end

  def address
    http = Net::HTTP.new('169.254.169.254')
    http.get('/latest/meta-data/local-ipv4').body
  end
end
