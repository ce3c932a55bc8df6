"""Texts with a name: constants, enumerations' members, objects' keys, in any language's notation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from watari.survey.facts import CodeFile, NamedText
from watari.survey.secrets import is_secret
from watari.survey.source import Source

_NAMED = re.compile(
    r"(?P<name>[A-Za-z_$]\w*)['\"]?\s*(?::\s*(?:readonly\s+)?[\w<>\[\].?]+\s*=|:=|=>|=(?!=)|:(?![:=]))\s*"
    r"(?:@|\$)?(?P<text>\"[^\"\\\n]{1,150}\"|'[^'\\\n]{1,150}'|`[^`\\\n${]{1,150}`)(?!\s*[+%.])"
)
_DEFINED = re.compile(r"\bdefine\(\s*['\"](?P<name>\w+)['\"]\s*,\s*(?P<text>\"[^\"\n]+\"|'[^'\n]+')")
_LOOKED_UP = re.compile(
    r"(?P<name>[A-Za-z_]\w*)\s*(?::=|=(?!=)|:)\s*(?:await\s+)?[^=;\n\"']{0,40}?(?i:conf\w*|section|"
    r"settings?|options?|viper|props?|properties)"
    r"[\w.<>!?]*\s*[\[(]\s*(?P<text>\"[\w.:-]+\"|'[\w.:-]+')\s*[\])]"
)
_INJECTED = re.compile(
    r"@(?:Value\(\s*\"(?P<text>\$\{[^\"]+\})\"\s*\)|ConfigProperty\(\s*name\s*=\s*\"(?P<key>[^\"]+)\"[^)]*\))"
    r"\s*(?:(?:private|protected|public|final|static|lateinit|var|val|lateinit|String|[A-Z]\w*(?"
    r":<[^>]*>)?|@\w+)\s+)*(?P<name>\w+)"
)
_MEMBER = re.compile(r"^\s*(?P<name>[A-Z][A-Z0-9_]+)\(\s*(?P<text>\"[^\"\\\n]+\")", re.M)
_HOLDER = re.compile(
    r"(?:\b(?:class|enum|interface|object|struct|module|record|namespace)\s+(?P<a>[A-Za-z_]\w*)[^{;\n]*(?:\{|$)"
    r"|\b(?:const|let|var|static)\s+(?P<b>[A-Za-z_]\w*)[^=\n;]*=\s*(?:Object\.freeze\()?\{"
    r"|^(?P<c>[A-Za-z_]\w*)\s*=\s*\{)",
    re.M,
)
_COMMENT = re.compile(r"^\s*(?://|#|\*|--)")
_CHANNEL = re.compile(r"[\w.:/*#>$+{}@|-]{1,120}(?: [\w-]+){0,3}")
MOST = 3000
"""A file with more named texts is a table of texts, such as a translation."""


def named_texts(source: Source, code: CodeFile) -> Iterator[NamedText]:
    """The texts of one file that could name a channel: no spaces but in the middle, one line, short."""
    text = source.text()
    holders = [(match.start(), match["a"] or match["b"] or match["c"]) for match in _HOLDER.finditer(text)]
    patterns = (_NAMED, _DEFINED, _MEMBER) if code.language in ("java", "kotlin", "php") else (_NAMED,)
    patterns = (*patterns, _LOOKED_UP)
    starts = _line_starts(text)
    count = 0
    for pattern in patterns:
        for match in pattern.finditer(text):
            content = match["text"][1:-1]
            line = _line_of(starts, match.start("name"))
            if not _CHANNEL.fullmatch(content) or is_secret(match["name"]) or _COMMENT.match(text, starts[line - 1]):
                continue
            count += 1
            if count > MOST:
                return
            if pattern is _LOOKED_UP:
                content = "${" + content + "}"
            holder = next((name for at, name in reversed(holders) if at < match.start()), "")
            yield NamedText(match["name"], content, holder, source.at(line))
    for match in _INJECTED.finditer(text) if code.language in ("java", "kotlin") else ():
        template = match["text"] or "${" + match["key"] + "}"
        yield NamedText(match["name"], template, "", source.at(_line_of(starts, match.start())))


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _line_of(starts: list[int], index: int) -> int:
    return bisect_right(starts, index)
