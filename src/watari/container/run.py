"""The image and the task definition of a service."""

from __future__ import annotations

from pathlib import Path

from watari.container import dockerfile, taskdef
from watari.container.image_files import Copy, artefact, host_files
from watari.container.program import NoProgram, Program, program
from watari.container.sizes import snap
from watari.container.verify import verify
from watari.model.edit import Edit, EditResult, Purpose
from watari.model.fleet import Fleet, Service
from watari.sources.config import Config
from watari.sources.dockerfile import GENERATED, for_ecs
from watari.sources.ecsfiles import task_definition_path


def plan(repository: Path, service: Service, fleet: Fleet, config: Config) -> EditResult:
    """``ecs/Dockerfile``, its ignore file and ``ecs/task-definition.json`` for ``service``.

    Nothing is edited, and ``refused`` says in one sentence each why, where the
    image could not do what the EC2 host does. ``repository`` is the service's
    folder; no file outside it is read.
    """
    if "go" not in service.languages:
        written = ", ".join(service.languages) or "an unknown language"
        return EditResult(refused=(f"{service.name} is written in {written}: images are made for Go so far.",))
    try:
        ready = program(service, config)
    except NoProgram as reason:
        return EditResult(refused=(str(reason),))
    image = _image(repository, service, ready)
    task = _task(repository, service, ready, fleet, config)
    refused = image.refused + task.refused
    return EditResult(refused=refused) if refused else EditResult(edits=image.edits + task.edits)


def _image(repository: Path, service: Service, ready: Program) -> EditResult:
    if for_ecs(repository, service) != GENERATED:
        return EditResult()
    binary = artefact(repository, service, ready.command[0])
    if binary is None:
        return EditResult(
            refused=(
                f"{service.name} starts {ready.command[0]} ({ready.process.evidence}), and no build of this "
                "repository is known to make it: name the artefact in the Makefile's `build` target.",
            )
        )
    files = host_files(repository, service)
    if files.refused:
        return EditResult(refused=files.refused)
    text = dockerfile.write(service, ready, binary, files.copies, dockerfile.base_image(repository, service))
    return EditResult(edits=_image_edits(repository, text, (binary, *files.copies)))


def _image_edits(repository: Path, text: str, copies: tuple[Copy, ...]) -> tuple[Edit, ...]:
    edits = (
        _edit(repository, GENERATED, "container", text.encode(), "The image: the same binary as on EC2."),
        _edit(
            repository,
            f"{GENERATED}.dockerignore",
            "container",
            dockerfile.ignore(copies).encode(),
            "Nothing but what is copied reaches the builder.",
        ),
    )
    return tuple(edit for edit in edits if edit is not None)


def _task(repository: Path, service: Service, ready: Program, fleet: Fleet, config: Config) -> EditResult:
    wanted = config.service(service.name)
    size = snap(wanted.cpu, wanted.memory)
    if size is None:
        reason = f"Fargate has no task as large as {wanted.cpu} CPU units with {wanted.memory} MiB."
        return EditResult(refused=(reason,))
    definition = taskdef.build(service, ready, size, config)
    problems = verify(definition)
    if problems:
        return EditResult(refused=tuple(problems))
    reason = f"The task: {size.cpu} CPU units, {size.memory} MiB, {config.flag.env} set."
    path = task_definition_path(service, fleet.services)
    edit = _edit(repository, path, "task", taskdef.dump(definition), reason)
    return EditResult(edits=(edit,) if edit else ())


def _edit(repository: Path, path: str, purpose: Purpose, after: bytes, reason: str) -> Edit | None:
    """The edit, or None where the file says so already."""
    file = repository / path
    before = file.read_bytes() if file.is_file() else None
    return None if before == after else Edit(path, purpose, before, after, reason)
