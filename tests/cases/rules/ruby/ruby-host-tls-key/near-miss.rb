require 'openssl'

module Tls
  # server.key stood in /etc/shop/tls
  KEY = OpenSSL::PKey::RSA.new(ENV.fetch('TLS_KEY'))
  OTHER = OpenSSL::PKey::RSA.new(File.read(File.join(__dir__, 'public.pem')))
end
