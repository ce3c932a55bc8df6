import logging.handlers

handler = logging.handlers.RotatingFileHandler("/var/log/shop/shop.log")  # finding
