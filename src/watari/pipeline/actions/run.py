"""GitHub Actions: EC2 and ECS built and deployed in parallel, that taken back, and the EC2 half removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from watari.pipeline.actions.artifacts import Artifact, artifact
from watari.pipeline.actions.crossing import Crossing, crossing
from watari.pipeline.actions.edits import intended_names, rename
from watari.pipeline.actions.jobs import new_jobs
from watari.pipeline.actions.model import Workflow, read
from watari.pipeline.actions.removal import restored, retired, without_type
from watari.pipeline.actions.roles import Roles, home, roles
from watari.pipeline.actions.steps import script
from watari.pipeline.actions.valid import problems
from watari.pipeline.document import Document, Refused, parse
from watari.pipeline.edited import Edited
from watari.pipeline.facts import is_deployment
from watari.pipeline.images import Image
from watari.pipeline.meaning import difference, plain
from watari.pipeline.names import recorded
from watari.pipeline.parts import riddles
from watari.pipeline.putting import with_blocks, with_last_step
from watari.pipeline.variables import with_type
from watari.sources.config import Config

WORKFLOWS = ".github/workflows"


def files(repository: Path) -> list[str]:
    """The workflow files of a repository, relative to it."""
    folder = repository / WORKFLOWS
    found = [one for one in sorted(folder.glob("*.y*ml")) if one.suffix in (".yml", ".yaml") and one.is_file()]
    return [f"{WORKFLOWS}/{one.name}" for one in found if one.resolve().is_relative_to(repository.resolve())]


def changes(repository: Path, wanted: tuple[Image, ...], config: Config) -> list[tuple[str, Callable[[str], Edited]]]:
    """For each workflow that deploys to EC2 by itself: its file and its edit.

    A workflow that only others call is edited at its callers.
    """
    found: list[tuple[str, Callable[[str], Edited]]] = []
    for path in files(repository):
        if _deploys(repository, path):
            found.append((path, lambda text: edited(text, repository, wanted, config)))
    return found


def _deploys(repository: Path, path: str) -> bool:
    try:
        workflow = read(parse((repository / path).read_text("utf-8")))
    except (Refused, UnicodeDecodeError, RecursionError):
        return False
    if workflow.triggers == {"workflow_call"}:
        return False
    return any(is_deployment(name, home(script(job, repository), "ec2")) for name, job in workflow.jobs.items())


def edited(text: str, repository: Path, images: tuple[Image, ...], config: Config) -> Edited:
    """The workflow with both halves; the same text where it has them. Raises Refused."""
    document = parse(text)
    workflow = read(document)
    if recorded(text) or _has_both(workflow):
        return Edited(text)
    understood = roles(workflow, images, repository)
    wanted = crossing(workflow, understood, kept=config.pipeline.names == "kept")
    work = _Work(document, workflow, understood, wanted, config)
    result = work.result()
    if restored(result.text) != text:
        raise Refused(
            "the edit could not be taken back byte for byte: a construct of the file stands in its way. "
            "Write the jobs as indented blocks, and plan again."
        )
    return Edited(result.text, work.notes)


def _has_both(workflow: Workflow) -> bool:
    return any(name.startswith("ecs-build") for name in workflow.jobs) and any(
        name.startswith("ecs-deploy") for name in workflow.jobs
    )


class _Work:
    """One edit: what is added where, every step proved before the next."""

    def __init__(
        self, document: Document, workflow: Workflow, understood: Roles, wanted: Crossing, config: Config
    ) -> None:
        self._document = document
        self._workflow = workflow
        self._roles = understood
        self._wanted = wanted
        self._typed = [job for job in wanted.jobs if self._can_have_type(job)]
        self._artifacts: dict[str, Artifact] = {}
        for road in understood.roads:
            if road.build is not None and road.build not in self._artifacts:
                self._artifacts[road.build] = artifact(understood.scripts[road.build], road.image)
        self._jobs = new_jobs(wanted, understood, self._artifacts, config)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the edit left undone on purpose."""
        missing = [job for job in self._wanted.jobs if job not in self._typed]
        why = "it calls a workflow, or its environment is shared or uses it"
        return (
            *(f"job {self._wanted.jobs[job]} has no TYPE: {why}." for job in missing),
            *riddles(self._roles.scripts),
        )

    def _can_have_type(self, name: str) -> bool:
        job = self._workflow.jobs[name]
        shell = self._roles.scripts[name].shell
        if job.calls is not None or "$TYPE" in shell or "${TYPE" in shell or "env.TYPE" in self._document.text:
            return False
        expected: dict[Any, Any] = plain(self._document.data)
        expected["jobs"][name]["env"] = {"TYPE": "ec2", **(expected["jobs"][name].get("env") or {})}
        try:
            result = with_type(self._document, job.pair, "env", job.data.get("env"))
            back = without_type(result, name)
        except (Refused, TypeError):
            return False
        return difference(expected, result.data, "") is None and back.text == self._document.text

    def result(self) -> Document:
        """The edited file. Raises Refused where its meaning is not the intended one."""
        document = self._document
        for name in self._typed:
            job = read(document).jobs[name]
            document = with_type(document, job.pair, "env", job.data.get("env"))
        for name, own in self._artifacts.items():
            if own.steps:
                document = with_last_step(document, read(document).jobs[name].pair, own.steps)
        holder = {name: job.pair for name, job in read(document).jobs.items()}
        document = with_blocks(document, holder, self._last(), [text for _, text in self._jobs])
        document = rename(document, self._wanted.jobs)
        place = difference(self._intended(), document.data, "")
        if place is not None:
            raise Refused(
                f"the edit would change {place.lstrip('.')} in a way that is not meant. "
                "Write that part as an indented block, and plan again."
            )
        new = set(problems(document.data)) - set(problems(self._document.data))
        if new:
            raise Refused(f"after the edit {min(new)}. Correct that reference.")
        return document

    def _last(self) -> str:
        own = {*self._roles.builds, *(deploy.job.name for deploy in self._roles.deploys)}
        return [name for name in self._workflow.jobs if name in own][-1]

    def _intended(self) -> dict[Any, Any]:
        result: dict[Any, Any] = plain(self._document.data)
        for name in self._typed:
            result["jobs"][name]["env"] = {"TYPE": "ec2", **(result["jobs"][name].get("env") or {})}
        for name, own in self._artifacts.items():
            if own.steps:
                result["jobs"][name]["steps"] = [*result["jobs"][name]["steps"], *own.steps]
        named: dict[Any, Any] = intended_names(result, self._wanted.jobs)
        named["jobs"] |= plain(parse("".join(text for _, text in self._jobs)).data)
        return named


def removals(repository: Path, keep: Literal["ecs", "ec2"]) -> list[tuple[str, Callable[[str], Edited]]]:
    """For each workflow its file and the removal of one half."""
    change = retired if keep == "ecs" else restored
    found = []
    for path in files(repository):
        if b"ecs-deploy" in (repository / path).read_bytes():
            found.append((path, lambda text: Edited(change(text))))
    return found
