# frozen_string_literal: true

require 'net/http'

# Who this is.
module Identity
  BASE = 'http://169.254.169.254/latest/meta-data'

  def self.instance_id
    Net::HTTP.get(URI("#{BASE}/instance-id"))
  end
end
