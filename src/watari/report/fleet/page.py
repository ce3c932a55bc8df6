"""Statements in columns: label, text, ``path:line``. The last is never broken, so that it can be cut out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from watari.report.fleet.statements import Statement

GAP = 2
PIPE_COLUMN = 60
"""In a pipe the lines stand this far to the right of the labels, further only after a longer text."""

_WRAPPER = Console(width=80, force_terminal=False)
"""Only lends its wrapping; prints nothing."""


def page(statements: Sequence[Statement], width: int | None) -> Iterator[Text]:
    """A line for each statement; a text that does not fit into ``width`` goes on below itself."""
    labels = max((cell_len(one.label) for one in statements), default=0)
    widest = max((cell_len(_shown(one).plain) for one in statements), default=0)
    longest = max((len(str(one.evidence)) for one in statements if one.evidence), default=0)
    start = GAP + labels + GAP
    column = min(widest, PIPE_COLUMN) if width is None else max(0, min(widest, width - start - GAP - longest))
    last = ""
    for one in statements:
        label = Text.assemble("  ", ("" if one.label == last else one.label, "cyan"))
        label.append(" " * (start - GAP - cell_len(label.plain)))
        last = one.label
        yield from row(label, one, column, width)


def row(head: Text, one: Statement, column: int, width: int | None) -> Iterator[Text]:
    """``head``, the statement's text, and its line at ``column`` after the head, or below where there is no room."""
    shown, proof = _shown(one), str(one.evidence) if one.evidence else ""
    start = cell_len(head.plain) + GAP
    pieces = [shown] if width is None else list(shown.wrap(_WRAPPER, max(width - start, 20), overflow="fold"))
    for number, piece in enumerate(pieces or [Text()]):
        piece.rstrip()
        line = Text.assemble(head, " " * GAP, piece) if number == 0 else Text.assemble(" " * start, piece)
        if number < len(pieces) - 1 or not proof:
            yield line
            continue
        space = max(column - cell_len(piece.plain), 0) + GAP
        room = None if width is None else width - cell_len(line.plain) - len(proof)
        if room is None or room >= GAP:
            yield line.append(" " * (space if room is None else min(space, room))).append(proof, "dim")
        else:
            yield line
            yield Text.assemble(" " * (start + GAP), (proof, "dim"))


def _shown(one: Statement) -> Text:
    return Text(one.text) if one.confidence == "proven" else Text.assemble(one.text, (" (likely)", "yellow"))
