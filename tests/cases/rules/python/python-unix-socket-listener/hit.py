bind = "unix:/run/shop/gunicorn.sock"  # finding
workers = 4
