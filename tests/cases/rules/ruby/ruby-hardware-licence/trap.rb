class Licence
  def fingerprint
    mac = OpenSSL::HMAC.hexdigest('SHA256', key, body)
    puts '/etc/machine-id'
    Mac::Addresses.new(mac).to_s
  end
end
