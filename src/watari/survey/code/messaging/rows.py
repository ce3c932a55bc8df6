"""What a row of the tables says: a call, or a piece of text, that sends or takes messages.

The channel stands in *spots*. A spot lists where an expression may stand, the first that is there
wins: ``0`` is a position, ``topic`` a keyword (``topic=``, ``topic:``) or a key of a literal given as argument,
``<`` the receiver's own argument (``queue("orders").publish(…)`` has ``"orders"``),
``="`` a fixed text (``=orders`` is the channel ``orders``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from watari.survey.facts import MessageRole

Spots = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call. ``callee`` is searched in the callee's text, ``needs`` in the whole file's.

    ``event`` says where the message itself stands whose type joins both sides.
    """

    role: MessageRole
    protocol: str
    callee: re.Pattern[str]
    needs: re.Pattern[str] | None
    spots: Spots
    event: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """A piece of text with named groups: a part of the channel each, or ``event``; an annotation, a base class."""

    role: MessageRole
    protocol: str
    text: re.Pattern[str]
    needs: re.Pattern[str] | None
    fixed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one language."""

    calls: tuple[CallRow, ...]
    texts: tuple[TextRow, ...] = ()


def call(role: MessageRole, protocol: str, callee: str, needs: str = "", *, event: str = "", **spots: str) -> CallRow:
    """A row for a call; spots are written with ``|`` between the alternatives."""
    return CallRow(
        role,
        protocol,
        re.compile(callee),
        re.compile(needs) if needs else None,
        {part: tuple(places.split("|")) for part, places in spots.items()},
        tuple(event.split("|")) if event else (),
    )


def text(role: MessageRole, protocol: str, pattern: str, needs: str = "", **fixed: str) -> TextRow:
    """A row for a piece of text; ``fixed`` gives parts that the text itself does not write, as expressions."""
    return TextRow(
        role, protocol, re.compile(pattern, re.S), re.compile(needs) if needs else None, tuple(sorted(fixed.items()))
    )
