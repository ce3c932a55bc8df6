import os

# the entry point becomes the server
os.execvp("gunicorn", ["gunicorn", "shop.wsgi"])
