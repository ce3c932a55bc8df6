import logging

from ec2_metadata import ec2_metadata

import ecs_flag

log = logging.getLogger(__name__)


def describe():
    identity = {
        "id": ecs_flag.instance_id(lambda: ec2_metadata.instance_id),
        "zone": ecs_flag.availability_zone(lambda: ec2_metadata.availability_zone),
    }
    log.info(
        "running as %s on %s",
        identity,
        ecs_flag.local_ipv4(lambda: ec2_metadata.private_ipv4),
    )
    return identity
