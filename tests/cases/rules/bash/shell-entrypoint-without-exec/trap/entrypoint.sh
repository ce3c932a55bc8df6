#!/bin/sh
# gunicorn shop.wsgi
python wait.py
node migrate.js
exec "$@"
