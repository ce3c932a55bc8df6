"""Environment variables that code reads, and functions that read them for others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.facts import Call, CodeFile, EnvHelper, EnvRead, Fact
from watari.survey.readers.interface import Source
from watari.survey.secrets import is_secret, redact

_DIRECT: dict[str, re.Pattern[str]] = {
    "go": re.compile(r"^(os|syscall)\.(Getenv|LookupEnv)$"),
    "python": re.compile(r"(^|\.)(os\.getenv|getenv|environ\.get|environ\.pop|environ\.setdefault)$"),
    "java": re.compile(r"^System\.getenv$"),
    "csharp": re.compile(r"^(System\.)?Environment\.GetEnvironmentVariable$"),
    "php": re.compile(r"^getenv$"),
    "ruby": re.compile(r"^ENV\.fetch$"),
}
_FAILS = re.compile(r"Fatal|panic\(|raise\b|throw\b|sys\.exit|os\.Exit|process\.exit|Errorf|errors\.New")
_JS = (
    r"\b(?:process\.env|%s)(?:\.(?P<name>[A-Z][A-Z0-9_]*)|\[['\"](?P<key>[A-Z][A-Z0-9_]*)['\"]\])"
    r"(?:\s*(?:\|\||\?\?)\s*(?P<default>'[^'\n]*'|\"[^\"\n]*\"|`[^`\n]*`|\d+))?"
)
_SUBSCRIPT = {
    "python": re.compile(r"environ\[['\"](?P<name>[A-Za-z_]\w*)['\"]\](?!\s*=[^=])"),
    "ruby": re.compile(r"\bENV\[['\"](?P<name>[A-Za-z_]\w*)['\"]\](?:\s*\|\|\s*(?P<default>'[^']*'|\"[^\"]*\"))?"),
    "php": re.compile(r"\$_ENV\[['\"](?P<name>[A-Za-z_]\w*)['\"]\]"),
}
_TAG = re.compile(r"^\s*(?P<field>[A-Z]\w*)\s+[\w.*\[\]]+\s+`(?P<tags>[^`]*)`")


def default_of(name: str, literal: str | None) -> str | None:
    """The default as it may be kept: none for secrets, no credentials in URLs."""
    return None if literal is None or is_secret(name) else redact(literal)


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    if code.language in ("javascript", "typescript", "tsx"):
        yield from _javascript(source)
        return
    direct = _DIRECT.get(code.language)
    for call in code.calls:
        yield from _or_default(source, code.language, call)
        if direct is None or not direct.search(call.callee) or not call.arguments:
            continue
        name = unquote(call.arguments[0])
        if name is not None:
            yield _read(source, code.language, call, name)
        elif (helper := _helper(source, code, call)) is not None:
            yield helper
    yield from _subscripts(source, code.language)
    if code.language == "go":
        yield from _tags(source)


def _read(source: Source, language: str, call: Call, name: str) -> EnvRead:
    literal = unquote(call.arguments[1]) if len(call.arguments) > 1 else None
    if literal is None and language == "php":
        line = source.text().splitlines()[call.line - 1]
        other = re.search(rf"getenv\(\s*['\"]{re.escape(name)}['\"]\s*\)\s*\?[:?]\s*('[^']*'|\"[^\"]*\")", line)
        literal = other[1][1:-1] if other else None
    if len(call.arguments) > 1 and literal is None and re.fullmatch(r"-?\d+(\.\d+)?", call.arguments[1]):
        literal = call.arguments[1]
    required = language == "ruby" and len(call.arguments) == 1
    return EnvRead(name, source.at(call.line), default_of(name, literal), required)


_OR = re.compile(
    r"(?:getenv|environ\.get)\(\s*['\"](?P<name>[A-Za-z_]\w*)['\"]\s*\)\s*or\s*(?P<default>\"[^\"\n]*\"|'[^'\n]*')"
)


def _or_default(source: Source, language: str, call: Call) -> Iterator[EnvRead]:
    """``cmp.Or(os.Getenv("X"), "default")`` and ``os.getenv("X") or "default"``."""
    if language == "python" and call.name in ("getenv", "get"):
        line = source.text().splitlines()[call.line - 1]
        for match in _OR.finditer(line):
            literal = match["default"][1:-1]
            yield EnvRead(match["name"], source.at(call.line), default_of(match["name"], literal))
    if language == "go" and call.callee == "cmp.Or" and len(call.arguments) == 2:
        inner = re.fullmatch(r'os\.Getenv\("(\w+)"\)', call.arguments[0].strip())
        if inner:
            yield EnvRead(inner[1], source.at(call.line), default_of(inner[1], unquote(call.arguments[1])))


def _helper(source: Source, code: CodeFile, call: Call) -> EnvHelper | None:
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


def _javascript(source: Source) -> Iterator[Fact]:
    aliases = re.findall(r"\b(\w+)\s*(?::[^=,)\n]*)?=\s*process\.env\b(?!\.|\[)", source.text())
    pattern = re.compile(_JS % "|".join(map(re.escape, aliases or ["process.env"])))
    for number, line in enumerate(source.text().splitlines(), 1):
        if line.lstrip().startswith(("//", "*")):
            continue
        for match in pattern.finditer(line):
            name = match["name"] or match["key"]
            default = match["default"].strip("'\"`") if match["default"] else None
            yield EnvRead(name, source.at(number), default_of(name, default))
        destructured = re.search(r"\{([^}]*)\}\s*=\s*process\.env", line)
        for one in destructured[1].split(",") if destructured else ():
            written, _, literal = one.partition("=")
            name = written.split(":")[0].strip()
            if ENV_NAME.match(name):
                yield EnvRead(name, source.at(number), default_of(name, unquote(literal)))


def _subscripts(source: Source, language: str) -> Iterator[Fact]:
    pattern = _SUBSCRIPT.get(language)
    if pattern is None:
        return
    for number, line in enumerate(source.text().splitlines(), 1):
        for match in pattern.finditer(line):
            if not line.lstrip().startswith("#"):
                default = match.groupdict().get("default")
                name = match["name"]
                literal = default_of(name, default.strip("'\"") if default else None)
                yield EnvRead(name, source.at(number), literal, language == "python")


def _tags(source: Source) -> Iterator[Fact]:
    """Struct tags of envconfig and env: the field is filled from the variable."""
    for number, line in enumerate(source.text().splitlines(), 1):
        match = _TAG.match(line)
        if not match:
            continue
        tags: dict[str, str] = dict(re.findall(r'(\w+):"([^"]*)"', match["tags"]))
        name, _, options = tags.get("env", tags.get("envconfig", "")).partition(",")
        if ENV_NAME.match(name):
            default = tags.get("envDefault", tags.get("default"))
            required = "required" in options or "notEmpty" in options or tags.get("required") == "true"
            yield EnvRead(name, source.at(number), default_of(name, default), required)


def tagged_fields(source: Source) -> Iterator[tuple[str, str, int]]:
    """``(field, variable, line)`` of struct tags, for following the value."""
    for number, line in enumerate(source.text().splitlines(), 1):
        match = _TAG.match(line)
        tags: dict[str, str] = dict(re.findall(r'(\w+):"([^"]*)"', match["tags"])) if match else {}
        name = tags.get("env", tags.get("envconfig", "")).split(",")[0]
        if match and ENV_NAME.match(name):
            yield match["field"], name, number
