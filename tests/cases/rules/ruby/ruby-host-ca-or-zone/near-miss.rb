require 'net/http'

module Partner
  # /etc/pki/tls/certs/ca-bundle.crt is Amazon Linux's
  CA = OpenSSL::X509::DEFAULT_CERT_FILE
  ZONE = ENV.fetch('TZ', 'UTC')
end
