require 'net/http'

module Worker
  METADATA = 'http://169.254.169.254/latest/meta-data'.freeze

  def self.lock_owner
    @lock_owner ||= Net::HTTP.get(URI.parse("#{METADATA}/instance-id")) # finding
  end

  def self.shell_owner
    `curl -s http://169.254.169.254/latest/meta-data/instance-id`.strip # finding
  end
end
