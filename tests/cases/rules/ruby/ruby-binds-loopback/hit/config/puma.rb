threads 1, 5
bind 'tcp://127.0.0.1:3000' # finding
