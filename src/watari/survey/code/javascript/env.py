"""The environment in JavaScript and TypeScript: ``process.env`` and the packages that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of
from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.facts import CodeFile, EnvRead, Fact
from watari.survey.source import Source

_NAME = r"[A-Z][A-Z0-9_]*"
_LITERAL = r"'[^'\n]*'|\"[^\"\n]*\"|`[^`\n$]*`|\d+(?:\.\d+)?\b|true\b|false\b"
_READ = (
    rf"\b(?:process\.env|import\.meta\.env|%s)(?:\??\.(?P<name>{_NAME})|\[['\"](?P<key>{_NAME})['\"]\])(?P<sure>!)?\)?"
    rf"(?:\s*(?:\|\||\?\?)\s*(?P<default>{_LITERAL}))?"
)
_ALIAS = re.compile(r"\b(\w+)\s*(?::[^=,)\n]*)?=\s*process\.env\b(?!\.|\[)")
_PICKED = re.compile(r"\{([^{}]*)\}\s*(?::[^=\n]*)?=\s*(?:process|import\.meta)\.env\b(?!\.|\[)")
_GETTER = re.compile(
    rf"(?i:config\w*|env|nconf)(?:\(\))?\.(?P<how>get|getOrThrow)(?:<[^<>()]*>)?\(\s*['\"](?P<name>{_NAME})['\"]"
    rf"\s*(?:,\s*(?P<default>{_LITERAL})\s*)?(?:,\s*\{{[^{{}}]*\}}\s*)?\)(?P<chain>(?:\.\w+\([^()]*\))*)"
)
_SCHEMA = re.compile(
    rf"^\s*(?P<name>{_NAME})\s*:\s*(?P<rule>(?:z|Joi|joi|yup|t|v)\.[^\n]*|(?:str|num|port|url|host|bool|email|json)\([^\n]*)"
)
_SCHEMA_DEFAULT = re.compile(rf"(?:\.default\(|\bdefault\s*:)\s*(?P<default>{_LITERAL})")
_CONVICT = re.compile(rf"\benv\s*:\s*['\"](?P<name>{_NAME})['\"]")
_CHECKS = re.compile(r"\b(?:envalid|cleanEnv|zod|[jJ]oi|yup|convict)\b")
_COMMENT = ("//", "*", "/*")


def environment(source: Source, _code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from _direct(source)
    yield from _destructured(source)
    yield from _getters(source)
    if _CHECKS.search(source.text()):
        yield from _schemas(source)


def _direct(source: Source) -> Iterator[EnvRead]:
    aliases = _ALIAS.findall(source.text())
    pattern = re.compile(_READ % "|".join(map(re.escape, aliases or ["process.env"])))
    for number, line in enumerate(source.text().splitlines(), 1):
        if line.lstrip().startswith(_COMMENT):
            continue
        for match in pattern.finditer(line):
            name = match["name"] or match["key"]
            default = match["default"].strip("'\"`") if match["default"] else None
            required = bool(match["sure"]) or (default is None and _is_demanded(source.text(), name))
            yield EnvRead(name, source.at(number), default_of(name, default), required)


def _is_demanded(text: str, name: str) -> bool:
    """Whether a missing variable ends the program: ``if (!process.env.X) throw``."""
    env = rf"process\.env(?:\.{name}\b|\[['\"]{name}['\"]\])"
    return bool(
        re.search(rf"if\s*\(\s*!\s*{env}[^\n]*\)\s*\{{?\s*(?:[\w.]+\([^\n]*\);?\s*)?(?:throw|process\.exit)", text)
    )


def _destructured(source: Source) -> Iterator[EnvRead]:
    text = source.text()
    for match in _PICKED.finditer(text):
        place = match.start(1)
        for part in match[1].split(","):
            written, _, literal = part.partition("=")
            name = written.split(":")[0].strip()
            line = text.count("\n", 0, place + len(part) - len(part.lstrip())) + 1
            place += len(part) + 1
            if ENV_NAME.match(name):
                yield EnvRead(name, source.at(line), default_of(name, unquote(literal) or _number(literal)))


def _number(text: str) -> str | None:
    return text.strip() if re.fullmatch(r"\s*\d+\s*", text) else None


def _getters(source: Source) -> Iterator[EnvRead]:
    """NestJS's ``ConfigService``, ``nconf`` and ``env-var``; their names are variables where written in capitals."""
    for number, line in enumerate(source.text().splitlines(), 1):
        for match in _GETTER.finditer(line) if not line.lstrip().startswith(_COMMENT) else ():
            later = _SCHEMA_DEFAULT.search(match["chain"])
            default = match["default"] or (later["default"] if later else None)
            required = default is None and (match["how"] == "getOrThrow" or ".required(" in match["chain"])
            literal = default_of(match["name"], default.strip("'\"`") if default else None)
            yield EnvRead(match["name"], source.at(number), literal, required)


def _schemas(source: Source) -> Iterator[EnvRead]:
    """Declared variables: envalid, zod and Joi by their keys, convict by ``env:``."""
    lines = source.text().splitlines()
    for number, line in enumerate(lines, 1):
        if (match := _SCHEMA.match(line)) is not None:
            found = _SCHEMA_DEFAULT.search(match["rule"])
            optional = found is not None or re.search(r"\.(optional|nullish|catch)\(|devDefault", match["rule"])
            literal = default_of(match["name"], found["default"].strip("'\"`") if found else None)
            yield EnvRead(match["name"], source.at(number), literal, not optional)
        elif (named := _CONVICT.search(line)) is not None:
            around = [one for one in lines[max(0, number - 5) : number + 3] if re.match(r"\s*default\s*:", one)]
            found = _SCHEMA_DEFAULT.search(around[-1]) if around else None
            literal = default_of(named["name"], found["default"].strip("'\"`") if found else None)
            yield EnvRead(named["name"], source.at(number), literal)
