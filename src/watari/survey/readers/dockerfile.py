"""Dockerfiles: what the image starts, listens on and sets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from io import BytesIO

from dockerfile_parse import DockerfileParser

from watari.model.fleet import Process
from watari.survey.facts import EnvRead, Fact, HealthFact, Image, PortFact, ProcessFact, Setting
from watari.survey.manifests.facts import PortText
from watari.survey.readers.health import path_of_command
from watari.survey.readers.interface import Source
from watari.survey.readers.interpolate import interpolate
from watari.survey.readers.systemd import split
from watari.survey.secrets import without_credentials, without_secrets

_HOLE = re.compile(r"\$\{?([A-Z][A-Z0-9_]+)")
_INSTRUCTION = re.compile(r"(\w+)=(\"[^\"]*\"|'[^']*'|\S*)")


class DockerfileReader:
    """``Dockerfile``, ``Dockerfile.*`` and ``*.Dockerfile``; only the last stage is what runs."""

    def wants(self, path: str) -> bool:
        name = path.rsplit("/", 1)[-1]
        return (
            name == "Dockerfile"
            or re.match(r"Dockerfile[._-][\w.-]+$", name) is not None
            or name.endswith(".Dockerfile")
        )

    def read(self, source: Source) -> Iterable[Fact]:
        structure = DockerfileParser(fileobj=BytesIO(source.data)).structure
        stages = [index for index, one in enumerate(structure) if one["instruction"] == "FROM"]
        if not stages:
            return
        last = _lineage(structure, stages)
        yield from _settings(source, last)
        runs = any(one["instruction"] in ("CMD", "ENTRYPOINT", "COPY", "ADD") for one in last)
        base, built = last[0]["value"], structure[stages[-1]]
        starts = any(one["instruction"] in ("CMD", "ENTRYPOINT") for one in last)
        yield Image(source.folder, _image_of(base), runs, source.at(int(built["startline"]) + 1), starts)
        yield from _process(source, last)


def _image_of(instruction: str) -> str:
    """The image that a ``FROM`` names: ``--platform=… golang:1.22 AS build``."""
    return next((word for word in instruction.split() if not word.startswith("--")), "")


def _lineage(structure: list[dict[str, str]], starts: list[int]) -> list[dict[str, str]]:
    """The last stage, after the earlier stages that it is made from."""
    stages = [structure[start:end] for start, end in zip(starts, [*starts[1:], len(structure)], strict=True)]
    names = {}
    for stage in stages:
        words = stage[0]["value"].split()
        if len(words) > 2 and words[-2].upper() == "AS":
            names[words[-1].lower()] = stage
    chain = stages[-1]
    for _ in stages:
        origin = names.get(_image_of(chain[0]["value"]).lower())
        if origin is None or origin is chain:
            break
        chain = [*origin, *(one for one in chain if one["instruction"] != "FROM")]
    return chain


def _settings(source: Source, stage: list[dict[str, str]]) -> Iterator[Fact]:
    known = dict(pair for one in stage if one["instruction"] in ("ENV", "ARG") for pair in _pairs(one["value"]))
    for one in stage:
        line = int(one["startline"]) + 1
        if one["instruction"] == "EXPOSE":
            for word in interpolate(one["value"], known).split():
                if word.split("/")[0].isdigit() and not word.endswith("/udp"):
                    yield PortFact(int(word.split("/")[0]), source.at(line))
                elif word.startswith("$") and not word.endswith("/udp"):
                    yield PortText(word, source.at(line))
        elif one["instruction"] == "ENV":
            for name, value in _pairs(one["value"]):
                filled = without_credentials(name, interpolate(value, known))
                yield Setting(name, filled, source.at(_line_of(name, one["content"], line)))
        elif one["instruction"] == "HEALTHCHECK" and (path := path_of_command(one["value"])):
            yield HealthFact(path, source.at(line), stated=True)


def _pairs(value: str) -> list[tuple[str, str]]:
    """``A=1 B=2``, and the old form ``A 1``."""
    old = value.split(None, 1)
    pairs = _INSTRUCTION.findall(value) or ([(old[0], old[1])] if len(old) == 2 else [])
    return [(name, text.strip("\"'")) for name, text in pairs]


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
    role = re.sub(r"^Dockerfile[._-]?|\.?Dockerfile$", "", source.name)
    name = role or _service_name(source.folder)
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


def _service_name(folder: str) -> str:
    """The name of the folder whose image this is: ``orders/src/main/docker`` is that of ``orders``."""
    parts = folder.split("/")
    while len(parts) > 1 and parts[-1] in ("docker", "main", "src", "build", "deploy"):
        parts.pop()
    return parts[-1] if folder != "." else "main"


def _vector(value: str) -> tuple[str, ...]:
    if value.startswith("["):
        try:
            return tuple(str(word) for word in json.loads(value))
        except ValueError:
            pass
    return split(value)
