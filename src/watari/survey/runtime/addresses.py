"""IP addresses as captures write them."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

_INTERNAL = [
    ipaddress.ip_network(text)
    for text in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "fc00::/7",
        "fe80::/10",
    )
]
"""Private, shared (RFC 6598), loopback and link-local addresses."""


@lru_cache(maxsize=100_000)
def plain(text: str) -> str | None:
    """An address without brackets, zone, and IPv4-in-IPv6 form; None where it is none."""
    try:
        address = ipaddress.ip_address(text.split("%")[0].strip("[]"))
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


@lru_cache(maxsize=100_000)
def internal(address: str) -> bool:
    """Whether an address is of a private network, as those of a VPC are."""
    parsed = ipaddress.ip_address(address)
    return any(parsed in network for network in _INTERNAL)


@lru_cache(maxsize=100_000)
def loopback(address: str) -> bool:
    """Whether an address is the host itself."""
    return ipaddress.ip_address(address).is_loopback


def endpoint(text: str) -> tuple[str, int] | None:
    """``10.0.1.5:8080``, ``[::1]:8080`` or ``*:8080`` as address and port; the address of ``*`` is empty."""
    host, _, port = text.rpartition(":")
    if not port.isascii() or not port.isdigit() or not 0 < int(port[:6]) < 65536:
        return None
    if host in ("*", "0.0.0.0", "[::]", "::"):  # noqa: S104
        return "", int(port)
    address = plain(host)
    return (address, int(port)) if address else None
