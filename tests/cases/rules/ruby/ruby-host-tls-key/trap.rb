require 'net/http'

http = Net::HTTP.new('shop.example', 443)
http.ca_file = '/etc/ssl/certs/ca-certificates.crt'
OPTIONS = { cert: ENV.fetch('TLS_CERT', '/etc/shop/tls/server.crt'), name: '/etc/shop/tls/server.key' }
