import logging
from logging.handlers import RotatingFileHandler

logging.getLogger().addHandler(RotatingFileHandler("/var/log/shop/shop.log"))  # finding
LOGGING = {"version": 1, "handlers": {"file": {"class": "logging.FileHandler", "filename": "shop.log"}}}  # finding
