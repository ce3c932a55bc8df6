import logging

import ecs_task

log = logging.getLogger(__name__)


def describe():
    identity = {
        "id": ecs_task.task_id(),
        "zone": ecs_task.availability_zone(),
    }
    log.info(
        "running as %s on %s",
        identity,
        ecs_task.local_ipv4(),
    )
    return identity
