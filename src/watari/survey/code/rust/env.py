"""The environment in Rust: ``std::env``, and clap's ``env`` attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.env import default_of, read_by_calls
from watari.survey.code.refs import ENV_NAME
from watari.survey.facts import CodeFile, EnvRead, Fact
from watari.survey.source import Source

_VAR = re.compile(
    r"\benv::var(?:_os)?\(\s*\"(?P<name>\w+)\"\s*\)\s*"
    r"(?:\.\s*(?P<then>unwrap_or_else|unwrap_or_default|unwrap_or|or_else|expect|unwrap|ok)\b"
    r"(?:\(\s*(?:\|[^|]*\|\s*)?(?:String::from\(\s*)?\"(?P<default>[^\"]*)\")?|(?P<question>\?))?"
)
_CLAP = re.compile(r"#\[(?:arg|clap|structopt)\((?P<inner>[^\]]*)\)\]")
_DIRECT = re.compile(r"(^|::)env::var(_os)?$")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    text = source.text()
    told = set()
    for match in _VAR.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        default = match["default"] if (match["then"] or "").startswith("unwrap_or") else None
        required = match["then"] in ("expect", "unwrap") or bool(match["question"])
        told.add((match["name"], line))
        yield EnvRead(match["name"], source.at(line), default_of(match["name"], default), required)
    for fact in read_by_calls(source, code, _DIRECT):
        if not isinstance(fact, EnvRead) or (fact.name, fact.evidence.line) not in told:
            yield fact
    yield from _attributes(source, text)


def _attributes(source: Source, text: str) -> Iterator[EnvRead]:
    """``#[arg(long, env = "PORT", default_value = "8080")]``; a bare ``env`` takes the field's own name."""
    for match in _CLAP.finditer(text):
        named = re.search(r"\benv\s*=\s*\"(\w+)\"", match["inner"])
        field = re.match(r"\s*(?:pub(?:\([^)]*\))?\s+)?(\w+)\s*:", text[match.end() :])
        bare = re.search(r"(^|,)\s*env\s*(,|$)", match["inner"]) and field
        name = named[1] if named else field[1].upper() if bare and field else ""
        if ENV_NAME.match(name):
            default = re.search(r"\bdefault_value(?:_t)?\s*=\s*(?:\"([^\"]*)\"|(\d+))", match["inner"])
            literal = (default[1] or default[2]) if default else None
            line = text.count("\n", 0, match.start()) + 1
            yield EnvRead(name, source.at(line), default_of(name, literal))
