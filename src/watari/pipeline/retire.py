"""The removal: the EC2 half of the pipeline goes, and the names come back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from watari.model.edit import Edit, EditResult
from watari.model.fleet import Service
from watari.pipeline.circleci import PATH, Pipeline, read, required_name, with_name, written_values
from watari.pipeline.commands import script
from watari.pipeline.document import Document, Refused, Splice, child, dash, pairs, parse
from watari.pipeline.edits import rename
from watari.pipeline.jobs import scalar
from watari.pipeline.meaning import check, plain
from watari.sources.config import Config

_MIGRATION = re.compile(
    r"\bdb:migrate\b|\bmanage\.py\s+migrate\b|\balembic\s+upgrade\b|\b(flyway|goose|knex|sequelize|prisma)\b.*\bmigrate\b"
    r"|\bmigration:run\b|\bmigrate\s+-path\b"
)


def plan(repository: Path, service: Service, config: Config) -> EditResult:
    """Takes the EC2 deployments out of a file that :func:`watari.pipeline.run.plan` edited.

    ``ec2-build`` becomes ``build``, ``ecs-build`` ``build-image`` and
    ``ecs-deploy…`` ``deploy…``. What waited for an EC2 deployment waits for its
    ECS twin. Nothing is edited where there is no EC2 half beside an ECS half.
    """
    file = repository / PATH
    if not file.is_file():
        return EditResult()
    before = file.read_bytes()
    try:
        after = retired(before.decode("utf-8"), repository).encode("utf-8")
    except UnicodeDecodeError as error:
        return EditResult(refused=(f"{PATH}: byte {error.start} is not UTF-8. Save the file as UTF-8.",))
    except Refused as reason:
        return EditResult(refused=(f"{PATH}: {reason}",))
    if after == before:
        return EditResult()
    return EditResult(edits=(Edit(PATH, "removal", before, after, "EC2 is empty: its half of the pipeline goes."),))


def retired(text: str, repository: Path) -> str:
    """The configuration without its EC2 half; the same text where it has not both. Raises Refused."""
    document = parse(text)
    pipeline = read(document)
    going = [name for name in pipeline.jobs if name.startswith("ec2-deploy")]
    staying = [name for name in pipeline.jobs if name.startswith("ecs-")]
    if not going or not staying:
        return text
    for job in going:
        if _MIGRATION.search(script(pipeline, job, repository).shell):
            raise Refused(f"job {job} migrates the database. Give the ECS half a one-off task for that first.")
    gone = {entry.name for job in going for entry in pipeline.entries(job)}
    twins = {name: _twin(pipeline, name) for name in gone}
    names = {name: name.removeprefix("ecs-") for name in staying if name != "ecs-build"}
    names |= {"ec2-build": "build", "ecs-build": "build-image"}
    for name in names.values():
        if name in pipeline.jobs:
            raise Refused(f"the name {name} is taken. Rename that job.")
    wanted = _meaning(document.data, set(going), gone, twins, names)
    result = _without_type(_without(_waiting_for(document, gone, twins), set(going)))
    result = rename(result, names, names)
    check(document.data, wanted, result.data)
    return result.text


def _twin(pipeline: Pipeline, name: str) -> str:
    """The ECS entry for an EC2 one."""
    twin = name.replace("ec2-deploy", "ecs-deploy", 1)
    if all(workflow.entry(twin) is None for workflow in pipeline.workflows):
        raise Refused(f"{name} has no ECS twin {twin}. Add it, or remove {name} by hand.")
    return twin


def _required(requires: Any, twins: dict[str, str]) -> list[Any]:
    """The requirements with the twins in place, each once."""
    items = requires if isinstance(requires, list) else [requires]
    found = [with_name(one, twins.get(required_name(one), required_name(one))) for one in items]
    return [one for index, one in enumerate(found) if one not in found[:index]]


def _meaning(
    data: dict[Any, Any], going: set[str], gone: set[str], twins: dict[str, str], names: dict[str, str]
) -> dict[Any, Any]:
    """The meaning that the file must have without its EC2 half."""
    result: dict[Any, Any] = plain(data)
    result["jobs"] = {names.get(name, name): job for name, job in result["jobs"].items() if name not in going}
    build = result["jobs"].get("build", {})
    environment = {key: value for key, value in (build.get("environment") or {}).items() if key != "TYPE"}
    build.pop("environment", None)
    if environment:
        build["environment"] = environment
    for workflow in result["workflows"].values():
        if isinstance(workflow, dict) and "jobs" in workflow:
            workflow["jobs"] = [
                one for entry in workflow["jobs"] if (one := _entry(entry, going, twins, names)) is not None
            ]
    return result


def _entry(entry: Any, going: set[str], twins: dict[str, str], names: dict[str, str]) -> Any:
    job, settings = (entry, None) if isinstance(entry, str) else next(iter(entry.items()))
    if job in going:
        return None
    if settings is None:
        return names.get(job, job)
    if "requires" in settings:
        required = settings["requires"]
        touched = any(required_name(one) in twins for one in (required if isinstance(required, list) else [required]))
        moved = _required(required, twins) if touched else required
        settings["requires"] = (
            [with_name(one, names.get(required_name(one), required_name(one))) for one in moved]
            if isinstance(moved, list)
            else names.get(moved, moved)
        )
    return {names.get(job, job): settings}


def _waiting_for(document: Document, gone: set[str], twins: dict[str, str]) -> Document:
    """What waited for an EC2 deployment waits for its twin."""
    splices = []
    for workflow in read(document).workflows:
        for entry in workflow.entries:
            if entry.name in gone or not set(entry.required) & gone:
                continue
            for node in written_values(document, entry.settings, "requires"):
                start, end = node.start_mark.index, document.end(node)
                required = _required(entry.data["requires"], twins)
                splices.append(Splice(start, end, _list(document, node, required)))
    return document.edited(splices)


def _list(document: Document, node: Any, required: list[Any]) -> str:
    """The requirements in the form that they have: flow, or one on each line."""
    items = [scalar(one) for one in required]
    if getattr(node, "flow_style", True) or not node.value:
        return f"[{', '.join(items)}]"
    at = dash(document, node.value[0])
    indent = document.newline + document.text[document.line_start(at) : at]
    return indent.join(f"- {item}" for item in items)


def _without(document: Document, going: set[str]) -> Document:
    """The jobs and entries go with their lines, and the blank line before them."""
    pipeline = read(document)
    spans = [
        (
            _with_blank(document, pipeline.jobs[job].key.start_mark.index),
            document.end(pipeline.jobs[job].value),
        )
        for job in going
    ]
    for job in going:
        for entry in pipeline.entries(job):
            spans.append((document.line_start(dash(document, entry.item)), document.end(entry.item)))
    return document.edited([Splice(start, document.after_line(end), "") for start, end in spans])


def _with_blank(document: Document, index: int) -> int:
    start = document.line_start(index)
    before = document.line_start(start - 1) if start else 0
    return start if document.text[before:start].strip() else before


def _without_type(document: Document) -> Document:
    """``TYPE: ec2`` leaves the build job, and its environment with it where nothing else is in it."""
    pair = read(document).jobs.get("ec2-build")
    environment = child(document, pair.value, "environment") if pair else None
    kind = child(document, environment.value, "TYPE") if environment else None
    if environment is None or kind is None:
        return document
    if len(pairs(document, environment.value)) == 1:
        start, end = environment.key.start_mark.index, document.end(environment.value)
        return document.edited([Splice(document.line_start(start), document.after_line(end), "")])
    start, end = kind.key.start_mark.index, document.end(kind.value)
    if getattr(environment.value, "flow_style", False):
        following = re.match(r"\s*,\s*", document.text[end:])
        return document.edited([Splice(start, end + (following.end() if following else 0), "")])
    return document.edited([Splice(document.line_start(start), document.after_line(end), "")])
