import logging

from ec2_metadata import ec2_metadata

log = logging.getLogger(__name__)


def describe():
    identity = {"id": ec2_metadata.instance_id, "zone": ec2_metadata.availability_zone}
    log.info("running as %s on %s", identity, ec2_metadata.private_ipv4)
    return identity
