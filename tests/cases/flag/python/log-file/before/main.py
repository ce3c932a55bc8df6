import logging
import logging.handlers

handler = logging.handlers.RotatingFileHandler("/var/log/orders/orders.log", maxBytes=1000000)
handler.setLevel(logging.INFO)

logging.basicConfig(level=logging.INFO, handlers=[handler, logging.FileHandler("/var/log/orders/all.log")])


def quiet():
    logging.getLogger("audit").addHandler(logging.FileHandler("/var/log/orders/audit.log"))
