class Licence
  # Mac.addr was the fingerprint
  def fingerprint
    Digest::SHA256.hexdigest(ENV.fetch('LICENCE_ACCOUNT'))
  end
end
