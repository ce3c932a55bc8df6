"""What the edit is to be: the new names, and the entries of the ECS half beside those of the EC2 half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from watari.pipeline.circleci.filters import union
from watari.pipeline.circleci.model import Entry, Pipeline, Workflow, required_name, with_name
from watari.pipeline.circleci.roles import Deploy, Road, Roles, matrix_environments
from watari.pipeline.document import Refused
from watari.pipeline.names import Pairing, joined
from watari.sources.config import PipelineConfig

MIRRORED = ("filters", "context")
"""The settings that the ECS entry takes over from the EC2 one."""


@dataclass(frozen=True, slots=True)
class EcsEntry:
    """A new entry: put behind ``after``, with ``mirrors``'s own settings copied as they are written.

    ``settings`` is the whole meaning of the entry.
    """

    name: str
    after: Entry
    mirrors: Entry | None
    settings: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EcsJob:
    """A new job of the ECS half: the deployment of one image to one environment."""

    name: str
    road: Road
    deploy: Deploy


@dataclass(frozen=True, slots=True)
class Crossing:
    """The edit as a value.

    ``jobs`` gives each renamed job's new name, ``names`` each required name's. ``image_jobs`` gives the name of the
    job that builds each road's image, ``ecs_jobs`` the deployments. ``pairings`` is what the comment records.
    """

    jobs: dict[str, str]
    names: dict[str, str]
    image_jobs: tuple[tuple[str, Road], ...]
    ecs_jobs: tuple[EcsJob, ...]
    entries: tuple[EcsEntry, ...]
    pairings: tuple[Pairing, ...]


def crossing(pipeline: Pipeline, roles: Roles, wanted: PipelineConfig) -> Crossing:
    """Decides the names and the entries.

    Raises Refused where a name is taken, and where a workflow deploys what it did not build.
    """
    plan = _Plan(pipeline, roles, wanted.names == "kept")
    plan.name_everything()
    for workflow in pipeline.workflows:
        plan.cross(workflow, wanted)
    return plan.result()


@dataclass
class _Plan:
    """The decisions so far. ``twins`` gives for each road's label and EC2 entry's name its ECS twins by environment."""

    pipeline: Pipeline
    roles: Roles
    kept: bool
    jobs: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    image_names: dict[str | None, str] = field(default_factory=dict)
    twins: dict[tuple[str | None, str], dict[str | None, str]] = field(default_factory=dict)
    ecs_jobs: dict[str, EcsJob] = field(default_factory=dict)
    entries: list[EcsEntry] = field(default_factory=list)

    def result(self) -> Crossing:
        image_jobs = tuple((self.image_names[road.label], road) for road in self.roles.roads)
        pairings = tuple(self._pairings())
        return Crossing(self.jobs, self.names, image_jobs, tuple(self.ecs_jobs.values()), tuple(self.entries), pairings)

    def name_everything(self) -> None:
        """EC2's new names and ECS's; a job that serves several environments has one name, its entries several."""
        for road in self.roles.roads:
            self.image_names[road.label] = joined("ecs-build", road.label)
            shared = sum(other.build == road.build for other in self.roles.roads) > 1
            if road.build is not None:
                self._name_job(road.build, joined("ec2-build", None if shared else road.label))
                for entry in self.pipeline.entries(road.build):
                    self._name_entry(entry, self.jobs.get(road.build, road.build))
        for job, (label, environments) in self._deploy_jobs().items():
            only = environments[0] if len(set(environments)) == 1 else None
            self._name_job(job, joined("ec2-deploy", label, only))
        for road in self.roles.roads:
            for deploy in road.deploys:
                label = road.label if self._is_own(deploy) else None
                self._name_entry(deploy.entry, joined("ec2-deploy", label, self._environment(deploy)))
                twin = joined("ecs-deploy", road.label, self._environment(deploy))
                self.twins.setdefault((road.label, deploy.entry.name), {})[deploy.environment] = twin
                self.ecs_jobs.setdefault(twin, EcsJob(twin, road, deploy))
        self._refuse_what_is_taken([*self.image_names.values(), *self.ecs_jobs])

    def _environment(self, deploy: Deploy) -> str | None:
        """The environment where names must tell several apart."""
        several = len({one.environment for one in self.roles.deploys}) > 1
        return deploy.environment if several else None

    def _is_own(self, deploy: Deploy) -> bool:
        """Whether a deployment serves one image only."""
        return sum(any(one.entry is deploy.entry for one in road.deploys) for road in self.roles.roads) == 1

    def _deploy_jobs(self) -> dict[str, tuple[str | None, list[str | None]]]:
        found: dict[str, tuple[str | None, list[str | None]]] = {}
        labels: dict[str, set[str | None]] = {}
        for road in self.roles.roads:
            for deploy in road.deploys:
                labels.setdefault(deploy.entry.job, set()).add(road.label)
                found.setdefault(deploy.entry.job, (None, []))[1].append(self._environment(deploy))
        return {
            job: (next(iter(labels[job])) if len(labels[job]) == 1 else None, environments)
            for job, (_, environments) in found.items()
        }

    def _name_job(self, job: str, new: str) -> None:
        if self.kept or "/" in job:
            return
        if new in self.jobs.values() and self.jobs.get(job) != new:
            other = next(old for old, name in self.jobs.items() if name == new)
            raise Refused(f"jobs {other} and {job} deploy to the same environment. Give them names that say which.")
        self.jobs[job] = new

    def _name_entry(self, entry: Entry, new: str) -> None:
        if "name" not in entry.data and not entry.is_orb_job:
            new = self.jobs.get(entry.job, entry.job)
        if self.kept or (entry.is_orb_job and "name" not in entry.data):
            return
        if new in self.names.values() and self.names.get(entry.name) != new:
            new = f"ec2-{entry.name}"
        self.names[entry.name] = new

    def _refuse_what_is_taken(self, ecs: Iterable[str]) -> None:
        going = {*self.jobs, *self.names}
        for name in (*self.jobs.values(), *self.names.values(), *ecs):
            if name in self.pipeline.names - going:
                raise Refused(f"the name {name} is taken. Rename that job.")

    def cross(self, workflow: Workflow, wanted: PipelineConfig) -> None:
        """The entries of one workflow."""
        for road in self.roles.roads:
            deploys = [one for one in road.deploys if one.entry.workflow == workflow.name]
            if deploys:
                _refuse_what_cannot_be_copied(workflow, road, deploys)
                self.entries += _Entries(self, workflow, road, deploys, wanted).all()

    def _pairings(self) -> Iterator[Pairing]:
        seen: dict[str, Pairing] = {}
        for road in self.roles.roads:
            # Where EC2 builds nothing before it deploys, the image's build is the first deployment's twin too.
            name = road.build if road.build is not None else road.deploys[0].entry.name
            new = self.jobs.get(name, name) if road.build is not None else self.names.get(name, name)
            self._pair(seen, name, new, self.image_names[road.label])
        for (_, name), twins in self.twins.items():
            for twin in twins.values():
                self._pair(seen, name, self.names.get(name, name), twin)
        for old, new in (*self.jobs.items(), *self.names.items()):
            if all(one.ec2 != new for one in seen.values()):
                seen[old] = Pairing(old, new)
        for entry in self.entries:
            if entry.mirrors is not None and entry.mirrors.is_approval:
                self._pair(seen, entry.mirrors.name, entry.mirrors.name, entry.name)
        yield from seen.values()

    @staticmethod
    def _pair(seen: dict[str, Pairing], before: str, ec2: str, ecs: str) -> None:
        found = seen.get(before, Pairing(before, ec2))
        if ecs not in found.ecs:
            found = Pairing(before, ec2, (*found.ecs, ecs))
        seen[before] = found


def _refuse_what_cannot_be_copied(workflow: Workflow, road: Road, deploys: list[Deploy]) -> None:
    builds = [entry for entry in workflow.entries if road.build is not None and entry.job == road.build]
    if road.build is not None and len(builds) != 1:
        how = "does not build" if not builds else f"uses {road.build} {len(builds)} times"
        raise Refused(f"workflow {workflow.name} deploys and {how}. Let it build once, before it deploys.")
    for entry in (*builds, *(deploy.entry for deploy in deploys)):
        single = any(one.startswith(f"{entry.name}-") for other in workflow.entries for one in other.required)
        if "matrix" in entry.data and (entry in builds or not matrix_environments(entry) or single):
            raise Refused(f"entry {entry.name} of {workflow.name} is a matrix. Write one entry for each value.")


@dataclass
class _Entries:
    """The ECS entries of one road in one workflow."""

    plan: _Plan
    workflow: Workflow
    road: Road
    deploys: list[Deploy]
    wanted: PipelineConfig
    approvals: dict[str, EcsEntry] = field(default_factory=dict)
    checked: list[Any] = field(default_factory=list)
    """What the image's build waits for: who waits for the image need not say it again."""

    def all(self) -> list[EcsEntry]:
        """The image's build, then for each deployment its approvals and itself, each behind its EC2 twin."""
        image = self._build()
        self.checked = image.settings.get("requires", [])
        found = [image]
        for deploy in self.deploys:
            entry = self._deploy(deploy)
            found += [one for one in self.approvals.values() if one not in found]
            found.append(entry)
        return found

    @property
    def _image(self) -> str:
        return self.plan.image_names[self.road.label]

    def _twins(self, name: str) -> list[str]:
        """The deployments to ECS that stand beside an EC2 entry: several where that is a matrix."""
        return list(self.plan.twins.get((self.road.label, name), {}).values())

    def _is_build(self, entry: Entry | None) -> bool:
        return entry is not None and self.road.build is not None and entry.job == self.road.build

    def _build(self) -> EcsEntry:
        """The image is pushed when the tests have passed, but before anybody is asked: nothing runs it yet."""
        build = next((one for one in self.workflow.entries if self._is_build(one)), None)
        requires: list[Any] = [self.plan.names.get(build.name, build.name)] if build is not None else []
        for deploy in self.deploys:
            if not self._after_a_deployment(deploy.entry):
                requires += self._automatic(deploy.entry, ())
        settings: dict[str, Any] = {}
        unique = _unique(requires)
        if unique:
            settings["requires"] = unique
        filters = union([deploy.entry.data.get("filters") for deploy in self.deploys])
        if filters:
            settings["filters"] = filters
        context = _contexts(self.deploys[0].entry.data.get("context"), self.wanted.context)
        if context is not None:
            settings["context"] = context
        return EcsEntry(self._image, build or self.deploys[0].entry, None, settings)

    def _automatic(self, entry: Entry, seen: tuple[str, ...]) -> list[Any]:
        """What an entry waits for without a person: its own requirements, and those of the approvals before it."""
        found: list[Any] = []
        for requirement in entry.requires:
            name = required_name(requirement)
            required = self.workflow.entry(name)
            if required is None or name in seen:
                continue
            if required.is_approval:
                found += self._automatic(required, (*seen, name))
            elif not self._is_build(required):
                found.append(with_name(requirement, self.plan.names.get(name, name)))
        return found

    def _after_a_deployment(self, entry: Entry) -> bool:
        return any(self._leads_from(name) for name in entry.required)

    def _leads_from(self, name: str) -> set[str]:
        """The nearest EC2 deployments of this road that stand before (or are) the entry of that name."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if self._twins(one):
                found.add(one)
                continue
            entry = self.workflow.entry(one)
            if entry is not None and one not in seen:
                seen.add(one)
                waiting += entry.required
        return found

    def _deploy(self, deploy: Deploy) -> EcsEntry:
        """The same requirements with the ECS half in the place of the EC2 half."""
        requires = self._mapped(deploy.entry)
        if any(not one.locks for one in deploy.one_offs):
            # Two migrations of one database at once are safe only where the tool itself keeps them apart.
            requires.append(self.plan.names.get(deploy.entry.name, deploy.entry.name))
        if not any(self._is_ours(required_name(one)) for one in requires):
            requires.append(self._image)
        if self._image in requires:
            requires = [one for one in requires if one not in self.checked]
        kept = {key: deploy.entry.data[key] for key in MIRRORED if key in deploy.entry.data}
        context = _contexts(kept.pop("context", None), self.wanted.environment(deploy.environment).context)
        if context is not None:
            kept["context"] = context
        twin = self.plan.twins[self.road.label, deploy.entry.name][deploy.environment]
        return EcsEntry(twin, deploy.entry, deploy.entry, {"requires": _unique(requires), **kept})

    def _is_ours(self, name: str) -> bool:
        return (
            name == self._image or name in self.plan.ecs_jobs or name in {one.name for one in self.approvals.values()}
        )

    def _mapped(self, entry: Entry) -> list[Any]:
        """An entry's requirements for the ECS half.

        What waits for EC2's staging lets EC2's production begin; ECS's production must have seen ECS's staging. An
        approval behind an EC2 deployment is asked for each half by itself; any other is asked once for both.
        """
        requires: list[Any] = []
        for requirement in entry.requires:
            name = required_name(requirement)
            required = self.workflow.entry(name)
            twins = [self._image] if self._is_build(required) else self._twins(name)
            before = self._leads_from(name)
            if twins:
                requires += [with_name(requirement, twin) for twin in twins]
            elif required is not None and required.is_approval and before:
                requires.append(with_name(requirement, self._approval(required)))
            else:
                requires.append(with_name(requirement, self.plan.names.get(name, name)))
                requires += [twin for one in sorted(before) for twin in self._twins(one)]
        return requires

    def _approval(self, entry: Entry) -> str:
        name = joined(f"ecs-{entry.name}", self.road.label)
        if name not in self.approvals:
            if name in self.plan.pipeline.names:
                raise Refused(f"the name {name} is taken. Rename that job.")
            kept = {key: entry.data[key] for key in MIRRORED if key in entry.data}
            settings = {"type": "approval", "requires": _unique(self._mapped(entry)), **kept}
            self.approvals[name] = EcsEntry(name, entry, entry, settings)
        return name


def _contexts(written: Any, more: str | None) -> Any:
    """The contexts of the EC2 entry, and the one that ``watari.yaml`` names."""
    if more is None:
        return written
    names = written if isinstance(written, list) else [written] if written is not None else []
    return names if more in names else [*names, more]


def _unique(requires: list[Any]) -> list[Any]:
    return [one for index, one in enumerate(requires) if one not in requires[:index]]
