# nginx spoke to unix:///var/run/shop/puma.sock
bind "tcp://0.0.0.0:#{ENV.fetch('PORT', 3000)}"
