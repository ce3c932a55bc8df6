root = File.expand_path('..', __dir__)
workers 2
bind "unix://#{root}/tmp/sockets/puma.sock" # finding
