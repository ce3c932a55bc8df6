require 'json'

class Announcer
  # was: latest/meta-data/local-ipv4
  def address(task)
    JSON.parse(task).dig('Networks', 0, 'IPv4Addresses', 0)
  end
end
