from .. import ecs_task
from ..config import PORT


def where():
    return f"{ecs_task.local_ipv4()}:{PORT}"
