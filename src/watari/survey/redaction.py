"""Lines of source fit to be shown: what looks like a secret's value is struck out.

A survey shows the lines that prove a statement. Such a line may hold a password, so every file is read
as a whole (a key may go over many lines, a value may stand below its name) and each value that stands
under a secret's name, or has the form of a known kind of token, becomes ``***``. Better one string too
many than one too few; names of variables stay readable.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from watari.survey.secrets import is_secret, redact

STRUCK = "***"

_TOKENS = re.compile(
    r"\b(?:A(?:KIA|SIA)[0-9A-Z]{16}"  # AWS access key
    r"|gh[opusr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}"  # GitHub, GitLab
    r"|xox[abeoprs]-[A-Za-z0-9-]{10,}|sk_(?:live|test)_\w{10,}|AIza[\w-]{30,}"  # Slack, Stripe, Google
    r"|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*)"  # JSON Web Token
)
_NAME = r"[A-Za-z_][\w.-]*"
_ASSIGNED = re.compile(
    rf"""(?P<name>{_NAME})(?P<close>["'`]?\]?)(?P<sep>\s*(?::=|=>|[:=,])\s*|["'`]?>|\s+(?=["'`]))(?P<value>.*)"""
)
"""A name and what follows it: ``a: b``, ``a=b``, ``"a", "b"``, ``<a>b``, ``a "b"``."""

_QUOTED = re.compile(r"""(?P<quote>["'`])(?P<text>(?:\\.|(?!(?P=quote)).)*)(?P=quote)""")
LOOKED_UP = re.compile(
    r"(?:env\w*|environ|fetch|get\w*|lookup\w*|secret\w*|property|value|param\w*)\s*[\[(.]\s*$", re.I
)
"""A quoted string after this is a name that is looked up, not a value."""

_REFERENCE = re.compile(r"^(?:\$\{?\(?|%\(|\{\{|@|!|<%|process\.env|os\.|System\.|null\b|nil\b|None\b|true\b|false\b)")
_CODE = re.compile(r"[\w.]+\(|[\w]+\.[\w.]+|[;{}\[]\s*$|^[\[{|>&*(]|^\w+\s*[+!=<>)]|=>")
"""An unquoted value that is an expression of a programming language."""

_PEM_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]*PRIVATE KEY")
_PEM_END = re.compile(r"-----END [A-Z0-9 ]*PRIVATE KEY")
_KEY_OF_PAIR = re.compile(r"""(?:^|[\s{,<-])["']?(?:name|key|Name|Key)["']?\s*[:=]\s*["']?(?P<name>[\w.-]+)""")
_VALUE_OF_PAIR = re.compile(r"""(?P<head>["']?\b(?:value|Value)["']?\s*[:=]\s*)(?P<value>[^\s,}].*)""")
_SECRET_BLOCK = re.compile(r"^(?P<indent>\s*)(?:data|stringData):\s*$")
_ENTRY = re.compile(r"^(\s*[^:\s]+:\s*|\s*)\S.*$")
_KIND_SECRET = re.compile(r"^kind:\s*Secret\b")
_OPTION = re.compile(r"(?P<option>--?[A-Za-z][\w-]*)(?P<gap>[= ]\s*)(?P<value>[^\s\"'-][^\s\"']*)")
_COMMAND = re.compile(rf"^(?P<option>\s*(?:ENV|ARG|LABEL|setx|SetEnv|set)\s+{_NAME})(?P<gap>\s+)(?P<value>\S.*)", re.I)
"""``ENV NAME value``: a command that sets a variable without a sign between the two."""

_DEFAULT = re.compile(rf"(?P<head>\$\{{(?P<name>{_NAME}):[-=?]?)(?P<value>[^}}]+)(?=\}})")
"""``${NAME:-default}`` of a shell, ``${name:default}`` of a configuration file."""

_BARE_ASSIGNMENT = re.compile(rf"(?P<name>{_NAME})(?P<gap>=)(?P<value>[^\s\"';&|]+)")


@dataclass(slots=True)
class _State:
    """What earlier lines of the file say about this one."""

    in_key: bool = False
    in_secret: bool = False
    pending: bool = False
    block: int | None = None


def redact_source(text: str, wanted: Container[int] | None = None) -> list[str]:
    """The lines of a file, without values of secrets. As many lines as the file has.

    Where only some lines are wanted (by number, counted from 1), the others are left empty.
    """
    state = _State()
    result: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        kept = wanted is None or number in wanted
        struck = _by_context(line, state)
        result.append("" if not kept else _strike(line) if struck is None else struck)
    return result


def redact_line(line: str) -> str:
    """One line on its own; :func:`redact_source` knows more where the file is at hand."""
    return _strike(line)


def redact_command(words: Iterable[str]) -> tuple[str, ...]:
    """An argument vector without the values of options and variables that hold secrets."""
    result: list[str] = []
    secret_next = False
    for word in words:
        option, equals, _ = word.partition("=")
        if secret_next and not word.startswith("-"):
            result.append(STRUCK)
        elif equals and holds_secret(option.lstrip("-")):
            result.append(f"{option}={STRUCK}")
        else:
            result.append(_strike(word) if " " in word else _TOKENS.sub(STRUCK, redact(word)))
        secret_next = word.startswith("-") and not equals and holds_secret(word.lstrip("-"))
    return tuple(result)


def holds_secret(name: str) -> bool:
    """Whether a name in any writing (``db.password``, ``dbPassword``, ``db-password``) is a secret's."""
    parts = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return is_secret(re.sub(r"[^A-Za-z0-9]+", "_", parts).strip("_"))


def _by_context(line: str, state: _State) -> str | None:
    """The line struck out by what stands above it; None where that says nothing."""
    if state.in_key or _PEM_BEGIN.search(line):
        state.in_key = not _PEM_END.search(line)
        return STRUCK
    return _in_manifest(line, state) or _in_pair(line, state)


def _in_manifest(line: str, state: _State) -> str | None:
    """A Kubernetes Secret's ``data``: every value is one."""
    if line.startswith("---"):
        state.in_secret, state.block = False, None
    state.in_secret |= bool(_KIND_SECRET.match(line))
    if not state.in_secret:
        return None
    indent = len(line) - len(line.lstrip())
    if state.block is not None and line.strip() and indent <= state.block:
        state.block = None
    if state.block is not None:
        return _ENTRY.sub(rf"\g<1>{STRUCK}", line)
    if block := _SECRET_BLOCK.match(line):
        state.block = len(block["indent"])
    return None


def _in_pair(line: str, state: _State) -> str | None:
    """``name: DB_PASSWORD`` and ``value: …``, on one line or on two."""
    if state.pending:
        found = _VALUE_OF_PAIR.search(line)
        ended = "valueFrom" in line or line.strip().endswith("}")
        state.pending = found is None and not ended
        if found and not _REFERENCE.match(found["value"].strip("\"'")):
            return line[: found.start("value")] + STRUCK
    pair = _KEY_OF_PAIR.search(line)
    if pair and holds_secret(pair["name"]):
        same = _VALUE_OF_PAIR.search(line)
        if same and not _REFERENCE.match(same["value"].strip("\"'")):
            return line[: same.start("value")] + STRUCK
        state.pending = "}" not in line
    return None


def _strike(line: str) -> str:
    line = _TOKENS.sub(STRUCK, redact(line))
    line = _DEFAULT.sub(lambda found: found["head"] + STRUCK if holds_secret(found["name"]) else found[0], line)
    command = _COMMAND.match(line)
    if command and holds_secret(command["option"].split()[-1]) and "=" not in command["option"]:
        return line[: command.start("value")] + STRUCK
    line = _OPTION.sub(_struck_option, line)
    line = _BARE_ASSIGNMENT.sub(_struck_option, line)
    start = 0
    while found := _ASSIGNED.search(line, start):
        if holds_secret(found["name"]):
            value = _strike_value(found["value"], found["sep"])
            return line[: found.start("value")] + value
        start = found.end("name")
    return line


def _struck_option(found: re.Match[str]) -> str:
    name = found[1].lstrip("-")
    if not holds_secret(name) or _REFERENCE.match(found["value"]) or _CODE.search(found["value"]):
        return found[0]
    return f"{found[1]}{found['gap']}{STRUCK}"


def _strike_value(value: str, separator: str) -> str:
    """What stands after a secret's name: its quoted strings, or all of it where it is no expression."""
    if _QUOTED.search(value):
        return _QUOTED.sub(_struck_string, value)
    bare = value.strip()
    if not bare or _REFERENCE.match(bare):
        return value
    if ">" in separator:
        return re.sub(r"^[^<]+", STRUCK, value)
    if "," in separator or _CODE.search(bare):
        return value
    return STRUCK


def _struck_string(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if not found["text"] or _REFERENCE.match(found["text"]) or LOOKED_UP.search(before):
        return found[0]
    return f"{found['quote']}{STRUCK}{found['quote']}"
