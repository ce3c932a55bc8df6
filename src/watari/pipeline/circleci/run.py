"""The edit of a CircleCI configuration: EC2 and ECS built and deployed in parallel, as in the article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from watari.pipeline.circleci.crossing import Crossing, crossing
from watari.pipeline.circleci.edits import append_step, insert_entries, insert_jobs, insert_orbs, rename, set_type
from watari.pipeline.circleci.intended import SECTIONS, intended
from watari.pipeline.circleci.jobs import ORBS, NewJob, deploy_jobs, image_job
from watari.pipeline.circleci.model import Pipeline, read
from watari.pipeline.circleci.roles import Roles, roles
from watari.pipeline.circleci.steps import checkout_step
from watari.pipeline.circleci.undo import restored, without_type
from watari.pipeline.circleci.valid import problems
from watari.pipeline.circleci.workspace import workspace
from watari.pipeline.document import Document, Refused, parse
from watari.pipeline.edited import Edited
from watari.pipeline.images import Image
from watari.pipeline.meaning import check, difference, plain
from watari.pipeline.names import recorded
from watari.pipeline.parts import riddles
from watari.sources.config import Config


def edited(text: str, repository: Path, images: tuple[Image, ...], config: Config) -> Edited:
    """The configuration with both halves; the same text where it has them.

    Raises Refused with the line or the construct that stood in the way, and what a person should do.
    """
    document = parse(text)
    pipeline = read(document)
    if _has_both(pipeline):
        return Edited(text)
    understood = roles(pipeline, images, repository)
    wanted = crossing(pipeline, understood, config.pipeline)
    work = _Work(document, pipeline, understood, wanted, config)
    result = work.result()
    back = restored(result.text)
    if back != text:
        raise Refused(
            "the edit could not be taken back byte for byte: a construct of the file stands in its way "
            f"({_first_difference(text, back)}). Write that part as an indented block, and plan again."
        )
    return Edited(result.text, work.notes)


def _has_both(pipeline: Pipeline) -> bool:
    names = pipeline.jobs
    by_name = any(name.startswith("ecs-build") for name in names) and any(
        name.startswith("ecs-deploy") for name in names
    )
    return bool(recorded(pipeline.document.text)) or by_name


def _first_difference(text: str, back: str) -> str:
    for number, (one, other) in enumerate(zip(text.splitlines(), back.splitlines(), strict=False), 1):
        if one != other:
            return f"line {number}"
    return "the end of the file"


class _Work:
    """One edit: what is added where, every step proved before the next."""

    def __init__(
        self, document: Document, pipeline: Pipeline, understood: Roles, wanted: Crossing, config: Config
    ) -> None:
        self._document = document
        self._pipeline = pipeline
        self._roles = understood
        self._wanted = wanted
        self._orbs = ORBS.get(config.pipeline.deploy, {})
        if self._orbs and str(document.data.get("version")) != "2.1":
            raise Refused(
                f"orbs need `version: 2.1`, and watari.yaml asks for {config.pipeline.deploy}. "
                "Choose `pipeline: {deploy: cli}`, or raise the version."
            )
        # With the team's own names kept, nothing of the EC2 half is touched.
        self._typed = [] if config.pipeline.names == "kept" else self._typeable()
        self._persists, self._jobs = self._new_jobs(config)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the edit left undone on purpose."""
        missing = [job for job in self._wanted.jobs if job not in self._typed]
        entries = [one for flow in self._pipeline.workflows for one in flow.entries if not one.is_approval]
        used = {one.job: self._roles.scripts[one.job] for one in entries}
        return (
            *(f"job {self._wanted.jobs[job]} has no TYPE: its environment is shared or uses it." for job in missing),
            *riddles(used),
        )

    def _typeable(self) -> list[str]:
        """The renamed jobs that can have ``TYPE: ec2`` without any other job seeing it."""
        candidates = [job for job in self._wanted.jobs if not self._uses_type(job)]
        if self._can_have_type(candidates):
            return candidates
        return [job for job in candidates if self._can_have_type([job])]

    def _uses_type(self, job: str) -> bool:
        shell = self._roles.scripts[job].shell
        return "$TYPE" in shell or "${TYPE" in shell

    def _can_have_type(self, jobs: list[str]) -> bool:
        document, back = self._document, self._document
        expected: dict[Any, Any] = plain(document.data)
        try:
            for job in jobs:
                document = set_type(document, job)
                expected["jobs"][job]["environment"] = {
                    "TYPE": "ec2",
                    **(expected["jobs"][job].get("environment") or {}),
                }
            back = document
            for job in jobs:
                back = without_type(back, job)
        except Refused:
            return False
        same = all(difference(expected.get(one), document.data.get(one), one) is None for one in SECTIONS)
        return same and back.text == self._document.text

    def _new_jobs(self, config: Config) -> tuple[dict[str, dict[str, Any]], tuple[NewJob, ...]]:
        persists: dict[str, dict[str, Any]] = {}
        checkout = checkout_step(self._pipeline, self._roles.builds[0]) if self._roles.builds else "checkout"
        found: list[NewJob] = []
        places = {}
        for name, road in self._wanted.image_jobs:
            text = self._roles.scripts.get(road.build) if road.build is not None else None
            places[name] = workspace(self._pipeline, road.build, text, road.image)
            step = places[name].persist
            if step is not None and road.build is not None:
                if road.build in persists:
                    persists[road.build]["persist_to_workspace"]["paths"] += step["persist_to_workspace"]["paths"]
                else:
                    persists[road.build] = step
        kept = {
            self._wanted.jobs.get(job, job): step["persist_to_workspace"]["paths"] for job, step in persists.items()
        }
        for name, road in self._wanted.image_jobs:
            found.append(image_job(name, road, config, places[name].attach, checkout, self._wanted, kept))
        found += deploy_jobs(self._wanted.ecs_jobs, config, self._document.anchors, checkout)
        return persists, tuple(found)

    def result(self) -> Document:
        """The edited file. Raises Refused where its meaning is not the intended one."""
        document = insert_entries(self._document, self._wanted.entries)
        for job in self._typed:
            document = set_type(document, job)
        for job, step in self._persists.items():
            document = append_step(document, job, step)
        document = insert_jobs(document, self._last_job(), self._jobs)
        document = rename(document, self._wanted.jobs, self._wanted.names)
        document = insert_orbs(document, self._orbs)
        meaning = intended(self._document.data, self._wanted, self._typed, self._persists, self._jobs, self._orbs)
        check(meaning, document.data, SECTIONS)
        new = set(problems(document.data)) - set(problems(self._document.data))
        if new:
            raise Refused(f"after the edit {min(new)}. Correct that reference.")
        return document

    def _last_job(self) -> str:
        """The ECS half stands behind the last job of the EC2 half."""
        own = {*self._roles.builds, *(deploy.entry.job for deploy in self._roles.deploys)}
        written = [name for name in self._pipeline.jobs if name in own] or list(self._pipeline.jobs)
        if not written:
            raise Refused("there is no `jobs` section. Write the deployment as a job of this file.")
        return written[-1]
