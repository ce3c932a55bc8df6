pidfile ENV['PIDFILE'] if ENV['PIDFILE'] # not /var/run/puma.pid
