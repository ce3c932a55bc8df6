"""The survey's side of runtime evidence: its names, ports and addresses go in, what was seen comes out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path, PurePath

from watari.model.fleet import Dependency, Service
from watari.sources.config import Config
from watari.survey.addresses import Address
from watari.survey.names import Names
from watari.survey.options import Options
from watari.survey.runtime import Seen, gather, hold_against
from watari.survey.runtime.directory import Directory
from watari.survey.runtime.ledger import Ledger

_WEB = frozenset({80, 443})


def observe(
    services: Sequence[Service],
    calls: tuple[Dependency, ...],
    names: Names,
    root: str,
    options: Options,
    config: Config,
) -> Seen:
    """The calls with what the captures show of them; as they are where no captures are given.

    Evidence in captures is named relative to ``root``, as everything else.
    """
    if options.evidence is None:
        return Seen(calls, (), ())

    def host(name: str) -> str | None:
        found = names.service(Address(name, "", False))
        return found[0] if found and found[1] == "proven" else None

    places = {name: service.addresses for name, service in config.services.items()}
    directory = Directory(services, names.aliases, host, places)
    ports = {port.number for service in services for port in service.ports} | _WEB
    ledger = Ledger(lambda name: directory.name(name) is not None, ports, directory.known())
    folder = options.evidence.resolve()
    prefix = PurePath(os.path.relpath(folder, Path(root))).as_posix()
    notes = gather(folder, prefix, ledger)
    directory.learn(ledger)
    seen = hold_against(calls, directory, ledger, prefix)
    return Seen(seen.dependencies, (*notes, *seen.notes), seen.questions)
