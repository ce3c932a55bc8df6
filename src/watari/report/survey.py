"""A fleet for people (tables and pages on the terminal), for programs (JSON), and as a mermaid graph."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Fleet, Service

FORMAT_VERSION = "1.0"
PIPE_WIDTH = 400


def as_json(fleet: Fleet) -> str:
    """The contract of DESIGN.md; every ``evidence`` is ``path:line``, relative to ``root``."""
    data = {
        "format_version": FORMAT_VERSION,
        "root": fleet.root,
        "services": [_plain(service) for service in fleet.services],
        "dependencies": [_dependency(one) for one in fleet.dependencies],
        "waves": [list(wave.services) for wave in fleet.waves],
        "wave_reasons": [wave.reason for wave in fleet.waves],
        "pin_effects": [_plain(one) for one in fleet.pin_effects],
        "questions": [_plain(one) for one in fleet.questions],
        "notes": [_plain(one) for one in fleet.notes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _dependency(one: Dependency) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(one)
    return {"from": plain.pop("source"), "to": plain.pop("target"), **plain}


def _plain(value: Any) -> Any:
    """A value of the model as JSON's types: evidence as text, pairs as an object."""
    if isinstance(value, Evidence):
        return str(value)
    if dataclasses.is_dataclass(value):
        return {f.name: _field(f.name, getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _field(name: str, value: Any) -> Any:
    return dict(value) if name == "environment" else _plain(value)


def as_mermaid(fleet: Fleet) -> str:
    """The calls as a mermaid flowchart; dashed arrows are likely, not proven."""
    ids = {service.name: f"s{number}" for number, service in enumerate(fleet.services)}
    lines = ["flowchart LR"]
    lines += [f'  {ids[service.name]}["{_label(service.name)}"]' for service in fleet.services]
    for one in fleet.dependencies:
        arrow = "-->" if one.confidence == "proven" else "-.->"
        lines.append(f"  {ids[one.source]} {arrow}|{_label(one.protocol)}| {ids[one.target]}")
    return "\n".join(lines)


def _label(text: str) -> str:
    return re.sub(r'["\[\]{}|<>]', "_", text)


def print_text(fleet: Fleet, console: Console) -> None:
    """The fleet as a table, a page a service, the calls, the waves, the questions, the notes.

    A pipe has no width: lines stay whole there, so that ``path:line`` can be cut out of them.
    """
    width = console.width
    console.width = width if console.is_terminal else PIPE_WIDTH
    try:
        _print(fleet, console)
    finally:
        console.width = width


def _print(fleet: Fleet, console: Console) -> None:
    console.print(_overview(fleet))
    for service in fleet.services:
        console.print()
        console.print(_page(service))
    console.print()
    console.print(_calls(fleet))
    console.print()
    console.print(_waves(fleet))
    for title, rows in (("Pins", _pins(fleet)), ("Questions", _questions(fleet)), ("Notes", _notes(fleet))):
        if rows:
            console.print()
            console.print(Text(title, style="bold"))
            for row in rows:
                console.print(Padding(row, (0, 0, 0, 2)))


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _overview(fleet: Fleet) -> Table:
    title = f"Fleet: {_count(len(fleet.services), 'service')}"
    table = _table(title, "service", "language", "runs as", "port", "health", "uses", "calls")
    for service in fleet.services:
        calls = [one.target for one in fleet.dependencies if one.source == service.name]
        table.add_row(
            Text(service.name, style="bold"),
            Text(", ".join(service.languages)),
            Text(", ".join(dict.fromkeys(process.kind for process in service.processes)) or "?"),
            Text(", ".join(str(port.number) for port in service.ports)),
            Text(service.health.path if service.health else ""),
            Text(", ".join(_store(one.kind, one.name) for one in service.datastores)),
            Text(", ".join(dict.fromkeys(calls))),
        )
    return table


def _store(kind: str, name: str | None) -> str:
    return f"{kind} {name}" if name else kind


def _page(service: Service) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim", overflow="fold")
    last = ""
    for label, statement, evidence, confidence in _statements(service):
        shown = Text(statement) if confidence == "proven" else Text.assemble(statement, (" (likely)", "yellow"))
        table.add_row("" if label == last else label, shown, Text(str(evidence) if evidence else ""))
        last = label
    title = Text.assemble((service.name, "bold"), (f"  {service.path}", "dim"))
    return Group(title, Padding(table, (0, 0, 0, 2)))


Statement = tuple[str, str, Evidence | None, str]


def _statements(service: Service) -> Iterator[Statement]:
    yield "service", ", ".join(service.languages) or "language unknown", service.evidence, service.confidence
    yield from _how_it_runs(service)
    yield from _what_it_reads(service)
    yield from _what_it_uses(service)
    if service.build:
        artefacts = f" → {', '.join(service.build.artefacts)}" if service.build.artefacts else ""
        yield "build", " ".join(service.build.command) + artefacts, service.build.evidence, "proven"
    for install in service.installs:
        yield "installs", f"{install.source} → {install.destination}", install.evidence, "proven"


def _how_it_runs(service: Service) -> Iterator[Statement]:
    for process in service.processes:
        when = f" at {process.schedule}" if process.schedule else ""
        who = f" as {process.user}" if process.user else ""
        text = f"{process.kind} {process.name}: {' '.join(process.command)}{when}{who}"
        yield "process", text, process.evidence, process.confidence
    for port in service.ports:
        env = f" (from {port.env})" if port.env else ""
        yield "port", f"{port.number}{env}", port.evidence, port.confidence
    if service.health:
        yield "health", service.health.path, service.health.evidence, service.health.confidence
    stops = service.stops_on_sigterm
    if stops is not None:
        yield "SIGTERM", "stops" if stops.value else "does not stop", stops.evidence, stops.confidence


def _what_it_reads(service: Service) -> Iterator[Statement]:
    for variable in service.env:
        extra = " required" if variable.required else ""
        extra = f" = {variable.default}" if variable.default else extra
        yield "environment", variable.name + extra, variable.evidence, variable.confidence
    for secret in service.secrets:
        yield "secret", secret.name, secret.evidence, secret.confidence
    for file in service.files_read:
        yield "reads", _with_env(file.path, file.env), file.evidence, file.confidence
    for file in service.files_written:
        yield "writes", _with_env(file.path, file.env), file.evidence, file.confidence


def _what_it_uses(service: Service) -> Iterator[Statement]:
    for store in service.datastores:
        yield "datastore", _store(store.kind, store.name), store.evidence, store.confidence
    for call in service.aws_calls:
        yield "AWS", f"{call.service}:{call.operation}", call.evidence, call.confidence
    for host in service.external_hosts:
        yield "outside", _with_env(host.host, host.env), host.evidence, host.confidence


def _with_env(text: str, env: str | None) -> str:
    return f"{text} (from {env})" if env else text


def _calls(fleet: Fleet) -> RenderableType:
    if not fleet.dependencies:
        return Text("No service calls another, as far as a line says.")
    title = f"{_count(len(fleet.dependencies), 'call')} between services"
    table = _table(title, "from", "to", "protocol", "call", "host fixed by")
    for one in fleet.dependencies:
        protocol = one.protocol if one.confidence == "proven" else f"{one.protocol} (likely)"
        fixed = " ".join(str(part) for part in (one.target_evidence, one.address and f"({one.address})") if part)
        table.add_row(Text(one.source), Text(one.target), Text(protocol), Text(str(one.evidence)), Text(fixed))
    return table


def _waves(fleet: Fleet) -> RenderableType:
    table = _table("Waves: the order to move in", "wave", "services", "why")
    for number, wave in enumerate(fleet.waves, 1):
        table.add_row(str(number), Text(", ".join(wave.services), style="bold"), Text(wave.reason))
    return table


def _pins(fleet: Fleet) -> list[Text]:
    return [Text(one.text) for one in fleet.pin_effects]


def _questions(fleet: Fleet) -> list[Text]:
    return [_said(f"{one.service}: {one.text}" if one.service else one.text, one.evidence) for one in fleet.questions]


def _notes(fleet: Fleet) -> list[Text]:
    return [Text(f"{one.path}: {one.text}") for one in fleet.notes]


def _said(text: str, evidence: Evidence | None) -> Text:
    return Text.assemble(text, (f"  {evidence}", "dim")) if evidence else Text(text)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
