threads 1, 5
bind 'ssl://0.0.0.0:9292?key=/etc/shop/tls/server.key&cert=/etc/shop/tls/server.crt' # finding
