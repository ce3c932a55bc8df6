"""Makes itself known."""

import boto3

from orders.settings import settings


def start(instance_id):
    """Registers with the load balancer."""
    balancer = boto3.client("elbv2")
    balancer.register_targets(TargetGroupArn=settings.group, Targets=[{"Id": instance_id}])
    print("ready on", settings.port)
