"""Reading a Dockerfile: its instructions with arguments filled in, and the base images it needs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dockerfile_parse import DockerfileParser
from dockerfile_parse.util import WordSplitter, extract_key_values

from watari.errors import RehearsalFailed

_WHOLE_ARGUMENT = re.compile(r"\$\{?(\w+)\}?")
_MODIFIER = re.compile(r"\$\{\w+:")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction as written. ``line`` and ``end_line`` are one-based and include both."""

    name: str
    value: str
    line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Stage:
    """A ``FROM`` with what follows. ``argument`` is the ARG that alone names the base, if one does."""

    base: str
    argument: str | None
    line: int
    end_line: int
    alias: str
    runs_programs: bool


def instructions(dockerfile: Path) -> tuple[Instruction, ...]:
    """Every instruction but comments. RehearsalFailed where the file cannot be read."""
    try:
        content = dockerfile.read_bytes()
    except OSError as error:
        raise RehearsalFailed(
            f"{dockerfile} cannot be read: {error.strerror}.", next_step="Run watari plan again."
        ) from error
    parser = DockerfileParser(fileobj=io.BytesIO(content))
    return tuple(
        Instruction(part["instruction"].upper(), part["value"], part["startline"] + 1, part["endline"] + 1)
        for part in parser.structure
        if part["instruction"] != "COMMENT"
    )


def stages(found: tuple[Instruction, ...]) -> tuple[Stage, ...]:
    """The build's stages in order; a base that is an earlier stage keeps that stage's name."""
    arguments: dict[str, str] = {}
    result: list[Stage] = []
    for index, instruction in enumerate(found):
        if instruction.name == "ARG" and not result:
            arguments.update(assignments(instruction, arguments, {}))
        if instruction.name == "FROM":
            result.append(_stage(instruction, arguments, found[index + 1 :]))
    return tuple(result)


def missing_bases(found: tuple[Stage, ...], present: Callable[[str], bool]) -> tuple[Stage, ...]:
    """Stages whose base is neither ``scratch``, nor an earlier stage, nor ``present``.

    RehearsalFailed where such a stage runs programs: a stand-in has none.
    """
    missing: list[Stage] = []
    aliases: set[str] = set()
    for stage in found:
        if stage.base != "scratch" and stage.base not in aliases and not present(stage.base):
            if stage.runs_programs:
                raise RehearsalFailed(
                    f"The image {stage.base} is not on this machine, and RUN needs the programs in it.",
                    next_step=f"Type docker pull {stage.base}, or copy a built binary in.",
                )
            missing.append(stage)
        aliases.add(stage.alias)
    return tuple(missing)


def assignments(instruction: Instruction, arguments: dict[str, str], environment: dict[str, str]) -> dict[str, str]:
    """The names and values of an ARG, ENV or LABEL; an ARG without a value keeps the one it has."""
    if instruction.name == "ARG" and "=" not in instruction.value:
        return {instruction.value: arguments.get(instruction.value, "")}
    _no_modifier(instruction)
    return dict(extract_key_values(True, arguments, environment, instruction.value))


def words(instruction: Instruction, arguments: dict[str, str], environment: dict[str, str]) -> tuple[str, ...]:
    """The value's words, unquoted and with variables filled in; a JSON array counts as its members."""
    _no_modifier(instruction)
    listed = exec_form(instruction)
    if listed is not None:
        return tuple(WordSplitter(word, args=arguments, envs=environment).dequote() for word in listed)
    return tuple(WordSplitter(instruction.value, args=arguments, envs=environment).split())


def exec_form(instruction: Instruction) -> tuple[str, ...] | None:
    """The members of a JSON array of strings, None for the shell form."""
    try:
        found = json.loads(instruction.value)
    except ValueError:
        return None
    if isinstance(found, list) and all(isinstance(word, str) for word in found):
        return tuple(found)
    return None


def ignore_patterns(context: Path, dockerfile: Path) -> list[str]:
    """What stays out of a build: the Dockerfile's own ignore file, else the context's ``.dockerignore``.

    https://docs.docker.com/build/concepts/context/#filename-and-location
    """
    own = dockerfile.with_name(f"{dockerfile.name}.dockerignore")
    ignore = own if own.is_file() else context / ".dockerignore"
    lines = ignore.read_text().splitlines() if ignore.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def with_bases(dockerfile: Path, replaced: list[tuple[Stage, str]]) -> str:
    """The Dockerfile's text with other images in some ``FROM`` lines; no line changes its number."""
    lines = dockerfile.read_text().splitlines()
    for stage, image in replaced:
        alias = f" AS {stage.alias}" if stage.alias else ""
        lines[stage.line - 1 : stage.end_line] = [f"FROM {image}{alias}"] + [""] * (stage.end_line - stage.line)
    return "\n".join(lines) + "\n"


def _stage(instruction: Instruction, arguments: dict[str, str], rest: tuple[Instruction, ...]) -> Stage:
    filled = [word for word in words(instruction, arguments, {}) if not word.startswith("--")]
    written = [word for word in instruction.value.split() if not word.startswith("--")]
    alias = filled[2] if len(filled) == 3 and filled[1].upper() == "AS" else ""
    whole = _WHOLE_ARGUMENT.fullmatch(written[0])
    runs = any(following.name == "RUN" for following in _until_from(rest))
    if not filled or not filled[0]:
        raise RehearsalFailed(
            f"Line {instruction.line} of the Dockerfile names no base image.",
            next_step="Give its ARG a default value.",
        )
    argument = whole.group(1) if whole else None
    return Stage(filled[0], argument, instruction.line, instruction.end_line, alias, runs)


def _until_from(rest: tuple[Instruction, ...]) -> Iterator[Instruction]:
    for instruction in rest:
        if instruction.name == "FROM":
            return
        yield instruction


def _no_modifier(instruction: Instruction) -> None:
    if _MODIFIER.search(instruction.value):
        raise RehearsalFailed(
            f"Line {instruction.line} of the Dockerfile uses a variable with a default inside the braces.",
            next_step="Write the default at the ARG instruction.",
        )
