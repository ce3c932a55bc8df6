import logging
import logging.handlers

import ecs_flag

handler = (
    logging.StreamHandler()
    if ecs_flag.enabled()
    else logging.handlers.RotatingFileHandler("/var/log/orders/orders.log", maxBytes=1000000)
)
handler.setLevel(logging.INFO)

logging.basicConfig(
    level=logging.INFO,
    handlers=[
        handler,
        logging.StreamHandler() if ecs_flag.enabled() else logging.FileHandler("/var/log/orders/all.log"),
    ],
)


def quiet():
    logging.getLogger("audit").addHandler(
        logging.StreamHandler() if ecs_flag.enabled() else logging.FileHandler("/var/log/orders/audit.log")
    )
