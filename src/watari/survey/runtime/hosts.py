"""Where services run: ``hosts`` files, ``aws ec2 describe-instances`` and ``describe-network-interfaces``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from watari.model.evidence import Evidence
from watari.survey.runtime.addresses import loopback, plain
from watari.survey.runtime.files import CaptureFile, Lines
from watari.survey.runtime.interface import Head
from watari.survey.runtime.ledger import Ledger

_LINE = re.compile(r"^\s*([0-9a-fA-F.:]+)((?:\s+[A-Za-z_][\w.-]*)+)\s*(?:#.*)?$")
_TAGS = ("service", "app", "application", "component", "name", "aws:autoscaling:groupname")
"""Tags that name what an instance runs, the most telling first, in small letters."""


class HostsFile:
    """Addresses and names as in hosts(5)."""

    label = "hosts file"

    def wants(self, head: Head) -> bool:
        """A file that is called so, or whose lines are all of that form."""
        lines = [line for line in head.lines if not line.lstrip().startswith("#")]
        return bool(lines) and all((m := _LINE.match(line)) and plain(m[1]) for line in lines)

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Gives each address its names."""
        for number, line in file.numbered():
            text = line.split("#")[0].strip()
            match = _LINE.match(text)
            address = plain(match[1]) if match else None
            if match is None or address is None:
                if text:
                    file.reject(number)
            elif not loopback(address):
                ledger.named(address, match[2].split(), Evidence(file.path, number))


class Instances:
    """EC2 instances or network interfaces as the AWS CLI prints them."""

    label = "EC2 description"

    def wants(self, head: Head) -> bool:
        """JSON that begins with reservations, or with network interfaces."""
        return head.first.startswith("{") and ('"Reservations"' in head.text or '"NetworkInterfaces"' in head.text)

    def read(self, file: CaptureFile, ledger: Ledger) -> None:
        """Gives the addresses of each instance the names of its tags."""
        data, text = file.document()
        lines = Lines(text)
        for reservation in listed(data, "Reservations"):
            for instance in listed(reservation, "Instances"):
                _instance(instance, lines, file.path, ledger)
        for interface in listed(data, "NetworkInterfaces"):
            _interface(interface, lines, file.path, ledger)


def listed(value: Any, key: str) -> Iterator[dict[str, Any]]:
    """The objects in a list of an object; nothing where the JSON is of another shape."""
    found = value.get(key) if isinstance(value, dict) else None
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def _instance(instance: dict[str, Any], lines: Lines, path: str, ledger: Ledger) -> None:
    number = str(instance.get("InstanceId", ""))
    names = [*_tagged(instance, "Tags"), str(instance.get("PrivateDnsName", "")), number]
    evidence = Evidence(path, lines.of("InstanceId", number))
    for address in _addresses(instance):
        ledger.named(address, filter(None, names), evidence)
    for interface in listed(instance, "NetworkInterfaces"):
        _interface(interface, lines, path, ledger, names)


def _interface(
    interface: dict[str, Any], lines: Lines, path: str, ledger: Ledger, names: list[str] | None = None
) -> None:
    number = str(interface.get("NetworkInterfaceId", ""))
    known = [*(names or []), *_tagged(interface, "TagSet"), number]
    evidence = Evidence(path, lines.of("NetworkInterfaceId", number))
    for address in {
        *_addresses(interface),
        *(a for one in listed(interface, "PrivateIpAddresses") for a in _addresses(one)),
    }:
        ledger.named(address, filter(None, known), evidence)
        ledger.interfaces[number].add(address)


def _addresses(value: dict[str, Any]) -> set[str]:
    association = value.get("Association")
    found = [value.get("PrivateIpAddress"), value.get("PublicIpAddress")]
    found += [association.get("PublicIp")] if isinstance(association, dict) else []
    return {address for one in found if isinstance(one, str) and (address := plain(one))}


def _tagged(value: dict[str, Any], key: str) -> list[str]:
    tags = {str(one.get("Key", "")).lower(): str(one.get("Value", "")) for one in listed(value, key)}
    return [tags[name] for name in _TAGS if tags.get(name)]
