"""Dockerfiles: what the image starts, listens on and sets."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from dockerfile_parse import DockerfileParser

from watari.model.fleet import Process
from watari.survey.facts import EnvRead, Fact, Image, PortFact, ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.systemd import split
from watari.survey.secrets import without_secrets

_HOLE = re.compile(r"\$\{?([A-Z][A-Z0-9_]+)")
_INSTRUCTION = re.compile(r"(\w+)=(\"[^\"]*\"|'[^']*'|\S*)")


class DockerfileReader:
    """``Dockerfile``, ``Dockerfile.*`` and ``*.Dockerfile``; only the last stage is what runs."""

    def wants(self, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return name == "Dockerfile" or name.startswith("Dockerfile.") or name.endswith(".Dockerfile")

    def read(self, source: Source) -> Iterable[Fact]:
        structure = DockerfileParser(fileobj=BytesIO(source.data)).structure
        starts = [index for index, one in enumerate(structure) if one["instruction"] == "FROM"]
        if not starts:
            return
        last = structure[starts[-1] :]
        yield from _settings(source, last)
        runs = any(one["instruction"] in ("CMD", "ENTRYPOINT", "COPY", "ADD") for one in last)
        base = last[0]["value"].split()[0]
        yield Image(source.folder, base, runs, source.at(last[0]["startline"] + 1))
        yield from _process(source, last)


def _settings(source: Source, stage: list[dict[str, str]]) -> Iterator[Fact]:
    for one in stage:
        line = int(one["startline"]) + 1
        if one["instruction"] == "EXPOSE":
            for word in one["value"].split():
                if word.split("/")[0].isdigit() and not word.endswith("/udp"):
                    yield PortFact(int(word.split("/")[0]), source.at(line))
        elif one["instruction"] == "ENV":
            pairs = _INSTRUCTION.findall(one["value"])
            old = one["value"].split(None, 1)
            for name, value in pairs or ([(old[0], old[1])] if len(old) == 2 else []):
                yield Setting(name, value.strip("\"'"), source.at(_line_of(name, one["content"], line)))


def _line_of(name: str, content: str, first: int) -> int:
    for offset, text in enumerate(content.splitlines()):
        if re.search(rf"(?<!\w){re.escape(name)}[= ]", text):
            return first + offset
    return first


def _process(source: Source, stage: list[dict[str, str]]) -> Iterator[Fact]:
    entry = [one for one in stage if one["instruction"] == "ENTRYPOINT"][-1:]
    command = [one for one in stage if one["instruction"] == "CMD"][-1:]
    parts = [*entry, *command]
    if not parts:
        return
    vector = tuple(word for one in parts for word in _vector(one["value"]))
    user = next((one["value"] for one in reversed(stage) if one["instruction"] == "USER"), None)
    name = posixpath.basename(source.folder) if source.folder != "." else "main"
    shell_form = [one for one in parts if not one["value"].startswith("[")]
    for one in shell_form:
        for variable in dict.fromkeys(_HOLE.findall(one["value"])):
            yield EnvRead(variable, source.at(int(one["startline"]) + 1))
    process = Process(
        name,
        vector,
        "worker",
        source.at(int(parts[0]["startline"]) + 1),
        user=user,
        environment=without_secrets(()),
    )
    yield ProcessFact(process, "dockerfile")


def _vector(value: str) -> tuple[str, ...]:
    if value.startswith("["):
        try:
            return tuple(str(word) for word in json.loads(value))
        except ValueError:
            pass
    return split(value)
