"""The survey for the terminal: the fleet as table and tree, a page a service, the order to move in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Fleet, Service
from watari.report.fleet.clean import printable
from watari.report.fleet.page import page, row
from watari.report.fleet.pipelines import pipeline_lines
from watari.report.fleet.statements import Statement, call_text, seen_text, statements, store_text
from watari.report.fleet.tree import Row, call_tree
from watari.report.fleet.view import View, only, wave_numbers

FOLD = 8
"""A list of one kind of facts, of questions or of notes that is longer is folded after so many lines."""

NARROW = 100
"""Below so many columns the overview leaves out what the pages say."""

ENDLESS = 100_000
"""A pipe has no width: a line stays whole there, so that ``path:line`` can be cut out of it."""


def render(fleet: Fleet, view: View) -> str:
    """Text with the console's colours, as wide as its terminal; in a pipe as wide as it needs."""
    fleet, console = printable(fleet), view.console
    width = console.width if console.is_terminal else None
    parts = _one(fleet, view, width) if view.service else _all(fleet, view, width)
    with console.capture() as capture:
        # One print for many lines: a thousand services have tens of thousands.
        lines: list[Text] = []
        for part in parts:
            if isinstance(part, Text):
                lines.append(part)
                continue
            _print_lines(lines, console)
            console.print(part, crop=False)
        _print_lines(lines, console)
    return capture.get()


def _print_lines(lines: list[Text], console: Console) -> None:
    if lines:
        console.print(Text("\n").join(lines), soft_wrap=True, crop=False)
    lines.clear()


def _one(fleet: Fleet, view: View, width: int | None) -> Iterator[RenderableType]:
    narrow = only(fleet, view.service)
    yield from _page(narrow.services[0], fleet, view, width)
    yield from _listed("Questions", _questions(narrow), view)


def _all(fleet: Fleet, view: View, width: int | None) -> Iterator[RenderableType]:
    yield _Trimmed(_overview(fleet, width), width)
    yield Text()
    yield from _tree(fleet)
    for service in fleet.services:
        yield Text()
        yield from _page(service, fleet, view, width)
    yield Text()
    yield from _calls(fleet, width)
    yield Text()
    yield _Trimmed(_waves(fleet), width)
    yield from pipeline_lines(fleet.pipelines)
    yield from _listed("Pins", [Text(one.text) for one in fleet.pin_effects], view)
    yield from _listed("Questions", _questions(fleet), view)
    yield from _listed("Notes", [Text(f"{one.path}: {one.text}") for one in fleet.notes], view)


@dataclasses.dataclass(frozen=True, slots=True)
class _Trimmed:
    """A table without the spaces that rich pads every line with; without a width, as wide as its content."""

    table: Table
    width: int | None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = options.update(width=self.width or ENDLESS)
        for line in console.render_lines(self.table, wide, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            if line:
                last = line.pop()
                line.append(Segment(last.text.rstrip(), last.style))
            yield from line
            yield Segment.line()


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", box=None, pad_edge=False, header_style="dim")
    for number, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=number == 0)
    return table


def _overview(fleet: Fleet, width: int | None) -> Table:
    roomy = width is None or width >= NARROW
    columns = ["service", "wave", "language", "runs as", "port", *(["health"] if roomy else []), "uses", "calls"]
    table = _table(f"Fleet: {_count(len(fleet.services), 'service')}", *columns)
    waves = wave_numbers(fleet)
    for service in fleet.services:
        calls = [one.target for one in fleet.dependencies if one.source == service.name]
        cells = [
            str(waves.get(service.name, "")),
            ", ".join(service.languages),
            ", ".join(dict.fromkeys(process.kind for process in service.processes)) or "?",
            ", ".join(str(port.number) for port in service.ports),
            *([service.health.path if service.health else ""] if roomy else []),
            ", ".join(dict.fromkeys(store_text(one.kind, one.name) for one in service.datastores)),
            ", ".join(dict.fromkeys(calls)),
        ]
        table.add_row(Text(service.name, style="bold"), *(Text(cell) for cell in cells))
    return table


def _tree(fleet: Fleet) -> Iterator[Text]:
    tree = call_tree(fleet)
    if not tree.rows:
        yield Text("No service calls another, as far as a line says.")
        return
    yield Text("Who calls whom", style="bold")
    for one in tree.rows:
        yield _tree_row(one)
    if tree.alone:
        yield Text.assemble(("no calls: ", "dim"), ", ".join(tree.alone))
    for circle in tree.circles:
        yield Text.assemble(("circle: ", "yellow"), f"{', '.join(circle)} call one another")


def _tree_row(one: Row) -> Text:
    how = ", ".join(dict.fromkeys(f"{call.protocol} {call.via}" if call.via else call.protocol for call in one.calls))
    text = Text.assemble((one.guides, "dim"), (one.name, "bold" if not one.guides else ""))
    if how:
        text.append(f"  {how}", "dim")
    if one.calls and all(call.confidence == "likely" for call in one.calls):
        text.append(" (likely)", "yellow")
    if one.mark == "above":
        text.append("  … as above", "dim")
    elif one.mark == "circle":
        text.append("  ↺ back to its own caller", "yellow")
    return text


def _page(service: Service, fleet: Fleet, view: View, width: int | None) -> Iterator[Text]:
    number = wave_numbers(fleet).get(service.name)
    wave = f"  wave {number} of {len(fleet.waves)}" if number else ""
    yield Text.assemble((service.name, "bold"), (f"  {service.path}{wave}", "dim"))
    yield from page(_folded(statements(service, fleet), view), width)


def _folded(all_of: Sequence[Statement], view: View) -> list[Statement]:
    """Each kind of fact up to FOLD lines, and how many more there are."""
    if view.everything:
        return list(all_of)
    result: list[Statement] = []
    for label, group in groupby(all_of, key=lambda one: one.label):
        lines = list(group)
        if len(lines) <= FOLD + 1:
            result += lines
        else:
            result += lines[:FOLD]
            result.append(Statement(label, f"… {len(lines) - FOLD} more (--all shows them)", None))
    return result


def _calls(fleet: Fleet, width: int | None) -> Iterator[RenderableType]:
    if not fleet.dependencies:
        return
    table = _table(f"{_count(len(fleet.dependencies), 'call')} between services", "from", "to", "by", "call", "host")
    for one in fleet.dependencies:
        by = one.protocol if one.confidence == "proven" else f"{one.protocol} (likely)"
        fixed = " ".join(str(part) for part in (one.target_evidence, one.address and f"({one.address})") if part)
        cells = (one.target, ", ".join(part for part in (by, seen_text(one)) if part), str(one.evidence), fixed)
        table.add_row(Text(one.source), *(Text(cell) for cell in cells))
    if width is None or table.__rich_measure__(_WIDE, _WIDE.options).maximum <= width:
        yield _Trimmed(table, width)
        return
    yield Text(f"{_count(len(fleet.dependencies), 'call')} between services", style="bold")
    for one in fleet.dependencies:
        yield from _call_block(one, width)


_WIDE = Console(width=ENDLESS, force_terminal=False)


def _call_block(one: Dependency, width: int) -> Iterator[Text]:
    """A call on a narrow terminal: the two ends, then the two lines, each whole."""
    head = Text.assemble(one.source, (" → ", "dim"), one.target)
    yield from row(head, Statement("", call_text(one), None, one.confidence), 0, width)
    yield Text.assemble("    ", ("call ", "cyan"), (str(one.evidence), "dim"))
    if one.target_evidence:
        yield Text.assemble("    ", ("host ", "cyan"), (str(one.target_evidence), "dim"))


def _waves(fleet: Fleet) -> Table:
    table = _table("Waves: the order to move in", "wave", "services", "why")
    for number, wave in enumerate(fleet.waves, 1):
        table.add_row(str(number), Text(", ".join(wave.services), style="bold"), Text(wave.reason))
    return table


def _questions(fleet: Fleet) -> list[Text]:
    return [_said(f"{one.service}: {one.text}" if one.service else one.text, one.evidence) for one in fleet.questions]


def _said(text: str, evidence: Evidence | None) -> Text:
    return Text.assemble(text, (f"  {evidence}", "dim")) if evidence else Text(text)


def _listed(title: str, rows: list[Text], view: View) -> Iterator[Text]:
    if not rows:
        return
    yield Text()
    yield Text(title, style="bold")
    shown = rows if view.everything or len(rows) <= FOLD + 1 else rows[:FOLD]
    yield from _indented(shown)
    if len(shown) < len(rows):
        yield Text(f"  … {len(rows) - len(shown)} more (--all shows them)", style="dim")


def _indented(rows: Iterable[Text]) -> Iterator[Text]:
    for one in rows:
        yield Text.assemble("  ", one)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
