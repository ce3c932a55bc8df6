"""The environment in Go: ``os.Getenv``, functions around it, and struct tags of envconfig and env."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from watari.model.evidence import Evidence
from watari.survey.code.env import default_of, read_by_calls
from watari.survey.code.go.flags import variables_of_flags
from watari.survey.code.refs import ENV_NAME, unquote
from watari.survey.configkeys import KEY_REF
from watari.survey.facts import Assignment, CodeFile, EnvRead, Fact
from watari.survey.secrets import is_secret
from watari.survey.source import Source

_DIRECT = re.compile(r"^(os|syscall)\.(Getenv|LookupEnv)$")
_TAG = re.compile(r"^\s*(?P<field>[A-Z]\w*)\s+[\w.*\[\]]+\s+`(?P<tags>[^`]*)`")


def environment(source: Source, code: CodeFile) -> Iterator[Fact]:
    """Everything in one file that reads the environment."""
    yield from read_by_calls(source, code, _DIRECT)
    yield from _first_of_two(source, code)
    yield from variables_of_flags(source, code)
    yield from _tags(source)


def _first_of_two(source: Source, code: CodeFile) -> Iterator[EnvRead]:
    """``cmp.Or(os.Getenv("X"), "default")``."""
    for call in code.calls:
        if call.callee == "cmp.Or" and len(call.arguments) == 2:
            inner = re.fullmatch(r'os\.Getenv\("(\w+)"\)', call.arguments[0].strip())
            if inner:
                yield EnvRead(inner[1], source.at(call.line), default_of(inner[1], unquote(call.arguments[1])))


def reads_of_constants(files: Iterable[CodeFile]) -> Iterator[EnvRead]:
    """``os.Getenv(names.Stock)`` where a constant of the service's own code holds the variable's name."""
    own = [file for file in files if file.language == "go"]
    held = {
        one.target: one.refs[0][1:]
        for file in own
        for one in file.assignments
        if one.function is None and len(one.refs) == 1 and one.refs[0].startswith("$")
    }
    for file in own if held else ():
        for call in file.calls:
            if call.refs and call.refs[0] and _DIRECT.search(call.callee):
                name = held.get(call.refs[0][-1].rsplit(".", 1)[-1])
                if name is not None:
                    yield EnvRead(name, Evidence(file.evidence.path, call.line))


def _tags(source: Source) -> Iterator[Fact]:
    """Struct tags of envconfig and env: the field is filled from the variable."""
    for number, line in enumerate(source.text().splitlines(), 1):
        match = _TAG.match(line)
        if not match:
            continue
        tags: dict[str, str] = dict(re.findall(r'([\w-]+):"([^"]*)"', match["tags"]))
        name, _, options = tags.get("env", tags.get("envconfig", "")).partition(",")
        if ENV_NAME.match(name):
            default = next((tags[kind] for kind in _DEFAULT_TAGS if kind in tags), None)
            stated = "true" in (tags.get("required"), tags.get("env-required"))
            required = "required" in options or "notEmpty" in options or stated
            yield EnvRead(name, source.at(number), default_of(name, default), required)


def with_tags(source: Source, code: CodeFile) -> CodeFile:
    """The skeleton with an assignment for each field that a tag fills, and the file's imports."""
    filled = tuple(Assignment("." + field, refs, line, None) for field, refs, line in _tagged_fields(source))
    return replace(code, assignments=(*code.assignments, *filled), imports=tuple(_imports(source)))


def _imports(source: Source) -> Iterator[tuple[str, str]]:
    """``client "shop/stock/client"``, ``shop/stock``, ``shop/stock/v2``: the name in code and the path."""
    for alias, path in _IMPORT.findall(source.text()):
        parts = path.split("/")
        last = parts[-2] if re.fullmatch(r"v\d+", parts[-1]) and len(parts) > 1 else parts[-1]
        yield alias or re.sub(r"^go-|[.-]go$|\.v\d+$", "", last), path


def _tagged_fields(source: Source) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """``(field, references, line)`` of struct tags: a variable, a key of a configuration file, a default."""
    for number, line in enumerate(source.text().splitlines(), 1):
        match = _TAG.match(line) if "`" in line else None
        if match is None:
            continue
        tags: dict[str, str] = dict(re.findall(r'([\w-]+):"([^"]*)"', match["tags"]))
        name = tags.get("env", tags.get("envconfig", "")).split(",")[0]
        if ENV_NAME.match(name):
            yield match["field"], ("$" + name,), number
        keys = {tags[kind].split(",")[0] for kind in _KEY_TAGS if kind in tags}
        for key in keys - {"", "-"}:
            if key.replace("_", "").replace("-", "").lower() != match["field"].lower():
                yield match["field"], (KEY_REF + key,), number
        default = next((tags[kind] for kind in _DEFAULT_TAGS if kind in tags), "")
        if default and not is_secret(match["field"]) and not ENV_NAME.match(name):
            yield match["field"], ('"' + default,), number


_IMPORT = re.compile(r'^\s*(?:import\s+)?(?:([\w.]+)\s+)?"([\w.~/-]+)"\s*(?://.*)?$', re.M)
_KEY_TAGS = ("yaml", "json", "mapstructure", "toml", "koanf", "hcl", "config", "ini")
_DEFAULT_TAGS = ("env-default", "envDefault", "default")
