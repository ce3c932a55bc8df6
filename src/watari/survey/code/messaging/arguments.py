"""Finding the expression at a spot of a call: a position, a keyword, a key of a literal, the receiver's argument."""

from __future__ import annotations

import re

from watari.survey.code.refs import STRING
from watari.survey.facts import Call

_OPEN, _CLOSE = "([{", ")]}"
LONGEST = 4000
"""Characters of an argument that are looked through for a key."""


def split_at(text: str, separators: str) -> list[str]:
    """The parts of ``text`` between separators that stand in no bracket and no string."""
    hidden = STRING.sub(lambda match: "_" * len(match.group(0)), text)
    parts, depth, last = [], 0, 0
    for index, character in enumerate(hidden):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
        elif depth == 0 and hidden.startswith(separators, index):
            parts.append(text[last:index])
            last = index + len(separators)
    return [part.strip() for part in [*parts, text[last:]]]


def expression_at(call: Call, spot: str) -> str | None:
    """The expression at one spot (see :mod:`watari.survey.code.messaging.rows`), None where nothing stands there."""
    if spot.startswith("="):
        return f'"{spot[1:]}"'
    if spot == "<":
        return _of_receiver(call)
    if spot.isdigit():
        positional = [one for one in call.arguments if not _keyword(one)]
        return positional[int(spot)] if int(spot) < len(positional) else None
    return next((found for one in call.arguments if (found := value_of(one, spot))), None)


def _keyword(argument: str) -> bool:
    return bool(re.match(r"(?:\w+\s*=(?![=>])|[A-Za-z_]\w*\s*:(?!:))", argument)) and "?" not in argument.split(":")[0]


def value_of(argument: str, key: str) -> str | None:
    """``key=value``, ``key: value``, or the key of a literal that is given as an argument."""
    text = argument[:LONGEST]
    named = re.match(rf"(?:{re.escape(key)})\s*(?:=(?![=>])|:)\s*(.+)", text, re.S)
    if named:
        return named[1].strip()
    hidden = re.sub(r"(['\"])(\w+)\1(?=\s*(?::|=>))", r" \2 ", text)
    found = re.search(rf"[{{(,\[\s]\s*{re.escape(key)}\s*(?::|=>|=(?!=))\s*", hidden)
    if found:
        return _first(hidden[found.end() :]) or None
    shorthand = re.match(rf"\{{(?:[^{{}}]*,)?\s*{re.escape(key)}\s*(?:,|\}})", text)
    return key if shorthand else None


def _first(text: str) -> str:
    """An expression up to the comma or the bracket that ends it."""
    hidden = STRING.sub(lambda match: "_" * len(match.group(0)), text)
    depth = 0
    for index, character in enumerate(hidden):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth < 0 or (depth == 0 and character in ",;"):
            return text[:index].strip()
    return text.strip()


def _of_receiver(call: Call) -> str | None:
    """``queue("orders").publish``: the last argument list of the receiver, else the receiver itself."""
    receiver = re.split(r"(?:\.|->|::)\w+(?:<.*>)?$", call.callee)[0]
    inner = re.search(r"\(([^()]+)\)$", receiver)
    return split_at(inner[1], ",")[0] if inner else receiver or None
