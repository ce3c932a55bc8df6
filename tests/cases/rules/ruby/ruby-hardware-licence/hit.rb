require 'macaddr'

class Licence
  def fingerprint
    Digest::SHA256.hexdigest(Mac.addr + File.read('/etc/machine-id')) # finding
  end
end
