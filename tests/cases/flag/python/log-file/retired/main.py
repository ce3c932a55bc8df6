import logging
import logging.handlers

handler = logging.StreamHandler()
handler.setLevel(logging.INFO)

logging.basicConfig(
    level=logging.INFO,
    handlers=[
        handler,
        logging.StreamHandler(),
    ],
)


def quiet():
    logging.getLogger("audit").addHandler(logging.StreamHandler())
