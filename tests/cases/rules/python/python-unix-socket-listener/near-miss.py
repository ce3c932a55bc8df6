# bind = "unix:/run/shop/gunicorn.sock"
bind = "0.0.0.0:8000"
