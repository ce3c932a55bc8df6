worker_processes 4
listen '/var/run/shop/unicorn.sock', backlog: 64 # finding
