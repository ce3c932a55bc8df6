module Partner
  CANDIDATES = ['/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'].freeze
  CA = ENV.fetch('SSL_CERT_FILE', '/etc/ssl/certs/ca-certificates.crt')
  ZONE = File.exist?('/etc/timezone') ? File.read('/etc/timezone') : 'UTC'
  HELP = 'install /etc/pki/tls/certs first'
end
