require 'net/http'

module Partner
  CA = '/etc/pki/tls/certs/ca-bundle.crt' # finding

  def self.zone
    File.read('/etc/timezone').strip # finding
  end
end
