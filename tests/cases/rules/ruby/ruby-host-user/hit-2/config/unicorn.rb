worker_processes 4
user 'deploy', 'deploy' # finding
listen 8080
