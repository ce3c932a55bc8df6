import logging

from orders import ecs_task
from orders.settings import PORT

log = logging.getLogger(__name__)


def where():
    address = ecs_task.get("meta-data/local-ipv4").text
    log.info("listening on %s:%s", address, PORT)
    return address
