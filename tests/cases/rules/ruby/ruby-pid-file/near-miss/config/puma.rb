port ENV.fetch('PORT', 3000)
root = File.expand_path('..', __dir__)
state_path "#{root}/tmp/pids/puma.state"
pidfile ENV.fetch('PIDFILE', 'tmp/pids/server.pid')
