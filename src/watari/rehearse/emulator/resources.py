"""What stands in the account before the crossing: network, tables, queues, buckets, load balancers."""

from __future__ import annotations

from dataclasses import dataclass

from watari.aws.emulated import EmulatedAccount, Network
from watari.sources.config import ResourcesConfig

CIDR = "10.0.0.0/16"
HTTP = 80


@dataclass(frozen=True, slots=True)
class WebService:
    """A service behind a load balancer: its names there, port, health path; ``public`` decides which."""

    name: str
    hosts: tuple[str, ...]
    port: int
    health_path: str
    public: bool = False


@dataclass(frozen=True, slots=True)
class WebRoute:
    """What was made for a web service: ARNs of its rule, its listener and its EC2 target group."""

    service: str
    hosts: tuple[str, ...]
    rule_arn: str
    listener_arn: str
    target_group: str
    port: int


@dataclass(frozen=True, slots=True)
class Account:
    """The account as the crossing finds it."""

    network: Network
    cluster: str
    routes: tuple[WebRoute, ...]

    def route(self, service: str) -> WebRoute | None:
        """The service's route, None for one without a load balancer."""
        return next((one for one in self.routes if one.service == service), None)


def create(
    account: EmulatedAccount, cluster: str, resources: ResourcesConfig, services: tuple[WebService, ...]
) -> Account:
    """Creates all of it; AwsFailed with the refused call where the emulator says no."""
    network = account.create_network(CIDR)
    account.create_cluster(cluster)
    for table in resources.dynamodb:
        account.create_table(table.table, table.hash_key, table.range_key)
    for queue in resources.sqs:
        account.create_queue(queue)
    for bucket in resources.s3:
        account.create_bucket(bucket)
    routes = [
        route
        for public in (True, False)
        for route in _balancer(account, network, public, [one for one in services if one.public is public])
    ]
    return Account(network, cluster, tuple(routes))


def _balancer(account: EmulatedAccount, network: Network, public: bool, services: list[WebService]) -> list[WebRoute]:
    if not services:
        return []
    arn = account.create_load_balancer("public" if public else "internal", network, internal=not public)
    listener = account.create_listener(arn, HTTP)
    return [_route(account, network, listener, 10 * (n + 1), one) for n, one in enumerate(services)]


def _route(account: EmulatedAccount, network: Network, listener: str, priority: int, service: WebService) -> WebRoute:
    # Names of target groups have at most 32 characters (ELB API reference).
    name = f"{service.name[:28]}-ec2"
    group = account.create_instance_group(name, service.port, network.vpc, service.health_path)
    rule = account.create_host_rule(listener, priority, service.hosts, group)
    return WebRoute(service.name, service.hosts, rule, listener, group, service.port)
