require 'openssl'

module Tls
  FOLDER = '/etc/shop/tls'
  KEY = OpenSSL::PKey::RSA.new(File.read("#{FOLDER}/server.key")) # finding
  CERT = OpenSSL::X509::Certificate.new(File.read('/etc/shop/tls/server.crt')) # finding
end
