# nginx spoke to 127.0.0.1
bind "tcp://0.0.0.0:#{ENV.fetch('PORT', 3000)}"
