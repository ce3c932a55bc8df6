from ec2_metadata import ec2_metadata

from ..config import PORT


def where():
    return f"{ec2_metadata.private_ipv4}:{PORT}"
