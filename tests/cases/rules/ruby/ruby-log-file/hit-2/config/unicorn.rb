worker_processes 4
listen 8080
stderr_path '/var/log/shop/unicorn.stderr.log' # finding
stdout_path '/var/log/shop/unicorn.stdout.log' # finding
