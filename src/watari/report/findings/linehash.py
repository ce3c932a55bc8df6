"""``primaryLocationLineHash``: by what GitHub's code scanning knows an alert again.

The hash that ``github/codeql-action`` computes (``src/fingerprints.ts``) when a SARIF file is uploaded without
it. An upload through the API computes none, and would open an alert anew each time a line moves.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection

_BLOCK = 100
_FACTOR = 37
_MASK = (1 << 64) - 1
_END_OF_FILE = 0xFFFF
_END_OF_LINE = 0x0A


def line_hashes(text: str, wanted: Collection[int]) -> dict[int, str]:
    """The hash of each wanted line (from 1): of the 100 characters from its start, spaces and tabs left out.

    ``HASH:N`` says that it is the N-th line of the file with that hash.
    """
    kept = re.sub(r"[ \t]", "", text)
    # A line feed straight after a carriage return is no character, also where spaces stood between them.
    kept = re.sub(r"\r\n?", "\n", kept if "\r" not in text else _squeezed(text))
    units = array("H", kept.encode("utf-16-le", "surrogatepass"))
    units.append(_END_OF_FILE)
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == _END_OF_LINE)]
    seen: Counter[bytes] = Counter()
    result = {}
    for number, start in enumerate(starts, 1):
        block = units[start : start + _BLOCK]
        key = block.tobytes()
        seen[key] += 1
        if number in wanted:
            result[number] = f"{_hash(block):x}:{seen[key]}"
    return result


def _squeezed(text: str) -> str:
    """Without spaces and tabs, where one between a carriage return and a line feed keeps the two apart."""
    return re.sub(r"[ \t]", "", re.sub(r"\r[ \t]+\n", "\n\n", text))


def _hash(block: array[int]) -> int:
    value: int = 0
    for unit in block:
        value = value * _FACTOR + unit
    padded: int = value * _FACTOR ** (_BLOCK - len(block))
    return padded & _MASK
