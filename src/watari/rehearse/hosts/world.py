"""A network of the rehearsal's own: this process in the middle, one network namespace per host.

Everything lives in network namespaces that only file descriptors and processes
hold: nothing of the machine's network is touched, and all of it vanishes with
the run, however that ends. No ``ip`` program is needed.
"""

from __future__ import annotations

import ipaddress
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pyroute2 import IPRoute
from pyroute2.netlink.exceptions import NetlinkError

from watari.errors import RehearsalFailed
from watari.rehearse.hosts import syscalls
from watari.rehearse.hosts.metadata import METADATA_ADDRESS, Home

T = TypeVar("T")

# 198.18.0.0/15 is set aside for tests between networks (RFC 2544): no real host has such an address.
NETWORK = ipaddress.IPv4Network("198.18.0.0/16")
SERVICE_ADDRESS = str(NETWORK[1])
_FIRST_HOST = 10
_BRIDGE = "watari0"


class World:
    """Moves the calling thread into a new network namespace with a bridge for hosts.

    Threads started afterwards are in it too, earlier ones are not: it must be
    made while the process has a single thread.
    """

    def __init__(self) -> None:
        self._outside = _current_namespace()
        self._numbers = 0
        self._lock = threading.Lock()
        syscalls.unshare(syscalls.CLONE_NEWNET)
        try:
            _make_bridge()
        except (NetlinkError, OSError) as error:
            self.leave()
            raise RehearsalFailed(
                f"The network of the rehearsal could not be made: {error}.",
                next_step="Load the kernel's bridge and veth modules, or use --hosts containers.",
            ) from error

    def connect(self, home: Home) -> tuple[str, int]:
        """A new namespace on the bridge: its address and a descriptor that keeps it.

        It has a route to the network and to its own home's metadata address, and to nothing else.
        """
        with self._lock:
            self._numbers += 1
            number = self._numbers
        address = str(NETWORK[_FIRST_HOST + number])
        namespace = _in_new_thread(_new_namespace)
        with IPRoute() as route:
            port = f"host{number}"
            route.link("add", ifname=port, kind="veth", peer={"ifname": "eth0", "net_ns_fd": namespace})
            route.link("set", index=_up(route, port), master=_index(route, _BRIDGE))
        _in_new_thread(lambda: _settle(namespace, address, METADATA_ADDRESS[home]))
        return address, namespace

    def outside(self) -> Callable[[], None]:
        """A ``preexec_fn`` that takes a child back to the machine's network."""
        door = self._outside

        def leave() -> None:
            syscalls.setns(door, syscalls.CLONE_NEWNET)

        return leave

    def leave(self) -> None:
        """Takes the calling thread back to the machine's network. Idempotent."""
        if self._outside >= 0:
            syscalls.setns(self._outside, syscalls.CLONE_NEWNET)
            os.close(self._outside)
            self._outside = -1


def _make_bridge() -> None:
    """The bridge that hosts are put on, with this process's addresses."""
    with IPRoute() as route:
        _up(route, "lo")
        route.link("add", ifname=_BRIDGE, kind="bridge")
        bridge = _up(route, _BRIDGE)
        route.addr("add", index=bridge, address=SERVICE_ADDRESS, prefixlen=NETWORK.prefixlen)
        for address in METADATA_ADDRESS.values():
            route.addr("add", index=bridge, address=address, prefixlen=32)


def _settle(namespace: int, address: str, metadata: str) -> None:
    """Addresses and routes inside a host's namespace."""
    syscalls.setns(namespace, syscalls.CLONE_NEWNET)
    with IPRoute() as route:
        _up(route, "lo")
        eth0 = _index(route, "eth0")
        route.addr("add", index=eth0, address=address, prefixlen=NETWORK.prefixlen)
        route.link("set", index=eth0, state="up")
        route.route("add", dst=f"{metadata}/32", oif=eth0, scope="link")
    # As Docker and Fargate do: a container's user may listen on port 80.
    Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").write_text("0")


def _new_namespace() -> int:
    syscalls.unshare(syscalls.CLONE_NEWNET)
    return _current_namespace()


def _current_namespace() -> int:
    return os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)


def _in_new_thread(work: Callable[[], T]) -> T:
    """Runs ``work`` in a thread of its own: the namespace it goes into is that thread's only."""
    result: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return result[0]


def _index(route: IPRoute, name: str) -> int:
    return int(route.link_lookup(ifname=name)[0])


def _up(route: IPRoute, name: str) -> int:
    index = _index(route, name)
    route.link("set", index=index, state="up")
    return index
