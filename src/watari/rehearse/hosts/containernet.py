"""The networks of a run's containers, and who owns the link-local addresses in them.

EC2 hosts and tasks have a bridge network each. In each network one relay
container owns the metadata address of that kind of host, and every host has a
link-local address beside its own, so that it reaches the relay without a route
through this machine: an EC2 instance that runs a rehearsal keeps its own IMDS,
and a port below 1024 needs no root.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import docker
from docker.errors import APIError
from docker.types import IPAMConfig, IPAMPool

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.engine import told
from watari.rehearse.hosts.metadata import Home

# Set aside for tests between networks (RFC 2544): no real host has such an address.
_SPACE = ipaddress.IPv4Network("198.18.0.0/15")
_PREFIX = 22
_RELAY_SECONDS = 20.0

Client = docker.DockerClient


@dataclass(slots=True)
class HostNetwork:
    """A bridge network. ``gateway`` is this machine's address in it, ``relay`` the relay container's."""

    name: str
    home: Home
    subnet: ipaddress.IPv4Network
    _numbers: Iterator[int] = field(default_factory=lambda: count(10))

    @property
    def gateway(self) -> str:
        return str(self.subnet[1])

    @property
    def relay(self) -> str:
        return str(self.subnet[2])

    def addresses(self) -> tuple[str, str]:
        """For a new host: its address in the network, and its link-local address."""
        number = next(self._numbers)
        # 169.254.1.0 upwards, far below the metadata addresses' 169.254.169 and .170.
        return str(self.subnet[number]), str(ipaddress.IPv4Address("169.254.1.0") + number)

    def attachment(self, client: Client, address: str, link_local: str) -> dict[str, Any]:
        """The ``networking_config`` of a container with these addresses."""
        endpoint = client.api.create_endpoint_config(ipv4_address=address, link_local_ips=[link_local])
        return {"EndpointsConfig": {self.name: endpoint}}


def create_network(client: Client, home: Home, run_id: str, labels: dict[str, str]) -> HostNetwork:
    """A bridge network on a free subnet. RehearsalFailed where there is none.

    Without masquerading nothing leaves this machine: no rehearsed service can
    reach the real AWS by mistake.
    """
    used = _used_subnets(client)
    for subnet in _SPACE.subnets(new_prefix=_PREFIX):
        if any(subnet.overlaps(other) for other in used):
            continue
        network = HostNetwork(f"watari-{run_id}-{home}", home, subnet)
        pool = IPAMPool(subnet=str(subnet), gateway=network.gateway)
        try:
            client.networks.create(
                network.name,
                driver="bridge",
                ipam=IPAMConfig(pool_configs=[pool]),
                options={"com.docker.network.bridge.enable_ip_masquerade": "false"},
                labels=labels,
            )
        except APIError as error:
            # Another run may have taken the subnet since; the address may also be routed here already.
            if "overlap" in str(error.explanation).lower():
                continue
            raise
        return network
    raise RehearsalFailed(
        "No subnet of 198.18.0.0/15 is free for the rehearsal.", next_step="Type docker network prune."
    )


def reachable(network: HostNetwork) -> None:
    """RehearsalFailed where this process has not the gateway's address: the engine is not on this machine."""
    with socket.socket() as probe:
        try:
            probe.bind((network.gateway, 0))
        except OSError as error:
            raise RehearsalFailed(
                "The Docker Engine's networks are not this machine's (Docker Desktop, rootless or remote).",
                next_step="Use --hosts processes.",
            ) from error


def relay_command(port: int, target: str, target_port: int) -> list[str]:
    """What a relay container runs; the program is put at ``/relay.py``."""
    return [sys.executable, "-I", "-S", "/relay.py", str(port), target, str(target_port)]


def relay_program() -> bytes:
    """The source of the relay."""
    return Path(__file__).with_name("relay.py").read_bytes()


def await_relay(network: HostNetwork) -> None:
    """Waits until the relay accepts connections. RehearsalFailed if it never does."""
    until = time.monotonic() + _RELAY_SECONDS
    while time.monotonic() < until:
        try:
            socket.create_connection((network.relay, 80), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RehearsalFailed(
        f"The metadata endpoint of the {network.home} hosts did not start.",
        next_step="Look at a firewall on this machine, or use --hosts processes.",
    )


def _used_subnets(client: Client) -> list[ipaddress.IPv4Network]:
    with told("The networks of Docker could not be listed"):
        listed = client.api.networks()
    subnets: list[ipaddress.IPv4Network] = []
    for network in listed:
        for pool in (network.get("IPAM") or {}).get("Config") or ():
            try:
                subnets.append(ipaddress.IPv4Network(pool.get("Subnet", "")))
            except ValueError:
                continue  # IPv6
    return subnets
