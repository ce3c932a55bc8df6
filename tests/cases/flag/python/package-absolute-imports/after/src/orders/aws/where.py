import logging

from orders import ecs_flag
from orders.settings import PORT

log = logging.getLogger(__name__)


def where():
    address = ecs_flag.get("http://169.254.169.254/latest/meta-data/local-ipv4", timeout=1).text
    log.info("listening on %s:%s", address, PORT)
    return address
