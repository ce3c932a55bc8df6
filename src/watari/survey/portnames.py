"""Ports that stand in a variable of a manifest or of an image."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from watari.model.fleet import Port
from watari.survey.manifests.facts import PortText
from watari.survey.manifests.ports import container_port

if TYPE_CHECKING:
    from watari.survey.owned import Owned

_VARIABLE = re.compile(r"^(?:(?P<of>\w+?)_)?PORT$")
_OF_ITSELF = frozenset(
    [
        "SERVER",
        "HTTP",
        "GRPC",
        "APP",
        "SERVICE",
        "LISTEN",
        "LISTENING",
        "API",
        "WEB",
        "APPLICATION",
        "SERVER_HTTP",
        "BIND",
    ]
)
_WHERE = ("HOST", "ADDR", "ADDRESS", "HOSTNAME", "URL", "URI", "IP", "SERVER")


def exposed(owned: Owned) -> Iterator[Port]:
    """What the image says it opens, by a variable that a manifest or the code gives."""
    for one in owned.of(PortText):
        variables = {name: setting.value for name, setting in owned.settings.items()}
        variables |= {
            name: read.default for name, read in owned.reads.items() if read.default and name not in variables
        }
        if known := container_port(one.text, variables):
            yield Port(known[0], one.evidence, "proven", known[1])


def own_variables(owned: Owned) -> Iterator[Port]:
    """Variables such as ``ORDERS_PORT`` that the service reads: named for itself, and without a host beside them.

    A port that goes with a host is another program's.
    """
    own = {re.sub(r"\W", "_", alias).upper() for alias in (owned.unit.name, *owned.unit.aliases)}
    own |= {re.sub(r"_(SERVICE|API|SERVER|APP)$", "", name) for name in own}
    for name in owned.reads:
        match, known = _VARIABLE.match(name), owned.value(name)
        if match is None or known is None or not re.fullmatch(r"\d{2,5}", known[0]):
            continue
        of = match["of"] or ""
        named = of in _OF_ITSELF or of in own or re.sub(r"_(SERVICE|API|SERVER|APP)$", "", of) in own
        dialled = any(f"{of}_{where}" in owned.reads for where in _WHERE)
        if named and not (dialled and of not in own | _OF_ITSELF):
            yield Port(int(known[0]), known[1], "likely", name)
