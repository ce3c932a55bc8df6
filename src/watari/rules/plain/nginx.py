"""nginx: directives with their arguments, in their blocks, also where a template engine writes the file."""

from __future__ import annotations

import re
from bisect import bisect_left

from watari.rules.plain.line import Line

_TOKEN = re.compile(
    r"""
      (?P<skip> \#[^\n]* | \s+ | \{%.{0,2000}?%\} | <%(?!=).{0,2000}?%> | \{\#.{0,2000}?\#\} )
    | (?P<punctuation> [;}] | \{(?!\{) )
    | (?P<word> (?:
          \\. | \$\{[^}\n]*\} | \{\{[^\n]{0,2000}?\}\} | <%=[^\n]{0,2000}?%>
        | "(?:\\.|[^"\\])*"? | '(?:\\.|[^'\\])*'? | [^\s;{}"'\\]
      )+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
"""nginx's own tokens, and what a template engine puts between them; its tags are no longer than some lines."""


_DEEPEST = 32
"""Blocks around a directive that are remembered; nobody nests deeper."""


def parse(data: bytes) -> tuple[Line, ...]:
    """Every directive; one that opens a block is the context of those inside it.

    A quote, block or directive that the end of the file cuts off ends there.
    """
    # One character a byte, so that offsets are byte offsets.
    text = data.decode("latin-1")
    breaks = [found.start() for found in re.finditer("\n", text)]
    found: list[Line] = []
    blocks: list[Line] = []
    words: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            words.append(token)
        elif token.lastgroup == "punctuation":
            if words:
                found.append(_directive(breaks, words, tuple(blocks[:_DEEPEST])))
            if token.group() == "{":
                blocks.append(found[-1] if words else Line("", "", 0, 0, 0, 0))
            elif token.group() == "}" and blocks:
                blocks.pop()
            words = []
    if words:
        found.append(_directive(breaks, words, tuple(blocks[:_DEEPEST])))
    return tuple(found)


def _directive(breaks: list[int], words: list[re.Match[str]], context: tuple[Line, ...]) -> Line:
    start, end = words[0].start(), words[-1].end()
    value = " ".join(word.group() for word in words[1:]).encode("latin-1").decode("utf-8", "replace")
    line, end_line = bisect_left(breaks, start) + 1, bisect_left(breaks, end) + 1
    return Line(words[0].group().lower(), value, line, end_line, start, end, context)
