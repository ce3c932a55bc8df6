port 3000
daemonize true # finding
