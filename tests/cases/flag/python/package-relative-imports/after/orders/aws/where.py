from ec2_metadata import ec2_metadata

from .. import ecs_flag
from ..config import PORT


def where():
    return f"{ecs_flag.local_ipv4(lambda: ec2_metadata.private_ipv4)}:{PORT}"
