bind ENV.fetch('BIND', 'tcp://127.0.0.1:3000')
activate_control_app 'tcp://127.0.0.1:9293'
bind 'tcp://127.0.0.1:3000' if ENV['BEHIND_NGINX']
