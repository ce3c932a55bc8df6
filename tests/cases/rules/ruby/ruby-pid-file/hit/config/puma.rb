shared = '/srv/shop/shared'
threads 1, 5
port 3000
pidfile '/var/run/shop/puma.pid' # finding
state_path "#{shared}/puma.state" # finding
