if ENV['SOCKET']
  bind "unix://#{ENV['SOCKET']}"
elsif ENV['LEGACY']
  bind 'unix:///var/run/shop/puma.sock'
else
  port ENV.fetch('PORT', 3000)
end
