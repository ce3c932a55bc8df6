"""Environment variables that code reads, and functions that read them for others: what languages share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.facts import Call, CodeFile, EnvHelper, EnvRead, Fact
from watari.survey.secrets import is_secret, redact
from watari.survey.source import Source

_FAILS = re.compile(r"Fatal|panic\(|raise\b|throw\b|sys\.exit|os\.Exit|process\.exit|Errorf|errors\.New")


def default_of(name: str, literal: str | None) -> str | None:
    """The default as it may be kept: none for secrets, no credentials in URLs."""
    return None if literal is None or is_secret(name) else redact(literal)


def read_by_calls(
    source: Source, code: CodeFile, reads: re.Pattern[str], *, bare_is_required: bool = False
) -> Iterator[Fact]:
    """Calls that ``reads`` finds: of a literal name, or of a parameter of the function around.

    A second argument is the default; ``bare_is_required`` where a call without one fails.
    """
    for call in code.calls:
        if not call.arguments or not reads.search(call.callee):
            continue
        name = unquote(call.arguments[0])
        if name is not None:
            literal = _default_argument(call)
            required = bare_is_required and len(call.arguments) == 1
            yield EnvRead(name, source.at(call.line), default_of(name, literal), required)
        elif (helper := helper_around(source, code, call)) is not None:
            yield helper


def _default_argument(call: Call) -> str | None:
    if len(call.arguments) < 2:
        return None
    named = next((one for one in call.arguments[1:] if re.match(r"default\s*=(?!=)", one)), None)
    text = named.partition("=")[2].strip() if named else call.arguments[1]
    literal = unquote(text)
    return text if literal is None and re.fullmatch(r"-?\d+(\.\d+)?", text) else literal


def read_by_lines(
    source: Source, reads: re.Pattern[str], *, required: bool = False, comment: str = "#"
) -> Iterator[Fact]:
    """Lines that ``reads`` finds: its group ``name``, and ``default`` where it has one."""
    for number, line in enumerate(source.text().splitlines(), 1):
        if line.lstrip().startswith(comment):
            continue
        for match in reads.finditer(line):
            default = match.groupdict().get("default")
            name = match["name"]
            literal = default_of(name, default.strip("'\"") if default else None)
            yield EnvRead(name, source.at(number), literal, required)


def helper_around(source: Source, code: CodeFile, call: Call) -> EnvHelper | None:
    """The function around ``os.Getenv(key)`` where ``key`` is its own parameter."""
    inside = [f for f in code.functions if f.name == call.function and f.start <= call.line <= f.end]
    if not inside or call.arguments[0].strip() not in inside[-1].parameters:
        return None
    function = inside[-1]
    key = function.parameters.index(call.arguments[0].strip())
    body = "\n".join(source.text().splitlines()[function.start - 1 : function.end])
    others = [
        index
        for index, parameter in enumerate(function.parameters)
        if index > key and re.search(r"def|fall|else|alt|value|val|otherwise", parameter, re.I)
    ]
    default = others[0] if others else None
    required = default is None and bool(_FAILS.search(body))
    return EnvHelper(function.name, key, default, required, source.at(function.start))


def through_helper(call: Call, helper: EnvHelper) -> tuple[str, str | None] | None:
    """The variable and its default, where ``call`` calls the helper with a literal name."""
    if len(call.arguments) <= helper.key:
        return None
    name = unquote(call.arguments[helper.key])
    if name is None or not ENV_NAME.match(name):
        return None
    default = None
    if helper.default is not None and len(call.arguments) > helper.default:
        text = call.arguments[helper.default].strip()
        literal = unquote(text.partition("=")[2] if re.match(r"\w+=", text) else text)
        default = literal if literal is not None else text if re.fullmatch(r"-?\d+(\.\d+)?|true|false", text) else None
    return name, default_of(name, default)
