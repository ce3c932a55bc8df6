"""The names an expression uses, read from its text.

A reference is written as

- ``name`` for a variable,
- ``.field`` for the last part of a dotted name, ``.Log.File`` for the last two of three,
- ``name()`` for a called function,
- ``$NAME`` for an environment variable,
- ``%template`` for a value that configuration fills in, such as ``%${catalog.url}`` (Java, Kotlin),
- ``"text`` for a literal that could name something: a URL, a host, an absolute path, a number.
"""

from __future__ import annotations

import re

STRING = re.compile(r'[fFrRbBuU$@]?("(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`[^`]*`)')
ENV_NAME = re.compile(r"^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$")
_TOKEN = re.compile(r"(?:\$|@{1,2}(?=[a-z_]))?[A-Za-z_][\w$]*(?:\s*(?:\.|->|::|\?\.)\s*[A-Za-z_]\w*)*\s*(\()?")
_HOLE = re.compile(r"\$?\{([^{}]+)\}")
_PLAIN_HOLE = re.compile(r"\$[a-z_]\w*(?:->\w+)*")
_NAMING = re.compile(r"^(?:[a-z][a-z0-9+.-]*://|/|:?\d{2,5}$|[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:/|$))")
_WORDS = frozenset(
    [
        "new",
        "await",
        "return",
        "func",
        "function",
        "lambda",
        "if",
        "else",
        "for",
        "in",
        "not",
        "and",
        "or",
        "is",
        "None",
        "nil",
        "null",
        "true",
        "false",
        "True",
        "False",
        "self",
        "this",
        "string",
        "int",
        "var",
        "const",
        "let",
        "async",
        "map",
        "struct",
        "interface",
        "make",
        "len",
        "str",
    ]
)
_LOOKUP = re.compile(
    r"(?i)\w*(?:config|settings|conf)\w*(?:\(\)\)?)?(?:(?:\.|->|::)(?:get|getOrThrow|getString))?(?:<[^<>()]*>)?\(\s*(['\"])([\w.:-]+)\1"
)
"""``config.get("orders.url")``: the value that a configuration holds under a name."""
LONGEST = 600
"""A longer expression is a whole program; its parts are looked at one by one (characters)."""


def unquote(text: str) -> str | None:
    """The content of an expression that is one string literal, else None."""
    text = text.strip()
    match = STRING.fullmatch(text)
    return match.group(1)[1:-1] if match else None


def refs(text: str) -> tuple[str, ...]:
    """The references in an expression, in order, without repetition."""
    if len(text) > LONGEST:
        return ()
    found: dict[str, None] = {}
    for match in STRING.finditer(text):
        _literal(match.group(1)[1:-1], match.group(0), found, holes="!(" in text)
    for match in _LOOKUP.finditer(text):
        if not ENV_NAME.match(match.group(2)):
            found[field_ref(["", *re.split(r"[.:]", match.group(2))])] = None
    _name_in(STRING.sub(" ", text), found)
    return tuple(found)


def field_ref(parts: list[str]) -> str:
    """The reference for a dotted name: two parts where three are written, for ``URL`` alone says little."""
    return "." + ".".join(parts[-2:] if len(parts) > 2 else parts[-1:])


def literal_ref(content: str) -> str | None:
    """The reference for a literal's content, None for a text that names nothing."""
    if ENV_NAME.match(content) and len(content) > 2:
        return "$" + content
    return '"' + content if _NAMING.match(content) and len(content) < 200 else None


def _literal(content: str, whole: str, found: dict[str, None], holes: bool) -> None:
    """``holes``: the text is in a Rust macro, where any literal may hold names in braces."""
    if (ref := literal_ref(content)) is not None:
        found[ref] = None
    if whole[0] == '"' and "$" in content:
        for plain in _PLAIN_HOLE.findall(content):
            _name_in(plain, found)
    if "{" in content and (holes or whole[0] in "fF`$" or any(opening in content for opening in ("${", "#{", "{$"))):
        for hole in _HOLE.findall(content):
            for ref in refs(hole):
                found[ref] = None


def _name_in(text: str, found: dict[str, None]) -> None:
    for match in _TOKEN.finditer(text):
        _name(match, found)


def _name(match: re.Match[str], found: dict[str, None]) -> None:
    parts = re.split(r"\s*(?:\.|->|::|\?\.)\s*", match.group(0).rstrip("( \t\n").strip())
    parts = [part.lstrip("$") for part in parts]
    if match.group(1):
        found[parts[-1] + "()"] = None
        if len(parts) > 1 and parts[-2] not in _WORDS:
            found[field_ref(parts[:-1]) if len(parts) > 2 else parts[-2]] = None
    elif len(parts) > 1 and parts[-2] == "env" and ENV_NAME.match(parts[-1]):
        found["$" + parts[-1]] = None
    elif len(parts) > 1:
        found[field_ref(parts)] = None
    elif parts[0].startswith("@"):
        found["." + parts[0].lstrip("@")] = None
    elif parts[0] not in _WORDS:
        found[parts[0]] = None
