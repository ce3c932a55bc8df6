"""What the edit of a workflow is to be: the new names, and the jobs of the ECS half."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from watari.pipeline.actions.model import Workflow
from watari.pipeline.actions.roles import Deploy, Road, Roles
from watari.pipeline.document import Refused
from watari.pipeline.names import Pairing, joined


@dataclass(frozen=True)
class EcsJob:
    """A job of the ECS half: an image's build (``deploy`` is None) or its deployment."""

    name: str
    road: Road
    deploy: Deploy | None
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Crossing:
    """The edit as a value: ``jobs`` gives each renamed job's new name, ``ecs_jobs`` the ECS half in order."""

    jobs: dict[str, str]
    ecs_jobs: tuple[EcsJob, ...]
    pairings: tuple[Pairing, ...]


def crossing(workflow: Workflow, roles: Roles, *, kept: bool) -> Crossing:
    """Decides the names and who waits for whom. Raises Refused where a name is taken."""
    plan = _Plan(workflow, roles, kept)
    plan.name_everything()
    return plan.result()


@dataclass
class _Plan:
    workflow: Workflow
    roles: Roles
    kept: bool
    jobs: dict[str, str] = field(default_factory=dict)
    images: dict[str | None, str] = field(default_factory=dict)
    twins: dict[tuple[str | None, str], str] = field(default_factory=dict)

    def name_everything(self) -> None:
        """EC2's new names and ECS's."""
        several = len({one.environment for one in self.roles.deploys}) > 1
        for road in self.roles.roads:
            self.images[road.label] = joined("ecs-build", road.label)
            if road.build is not None:
                shared = sum(other.build == road.build for other in self.roles.roads) > 1
                self._name(road.build, joined("ec2-build", None if shared else road.label))
            for deploy in road.deploys:
                own = sum(deploy.job.name in _names(other) for other in self.roles.roads) == 1
                place = deploy.environment if several else None
                self._name(deploy.job.name, joined("ec2-deploy", road.label if own else None, place))
                self.twins[road.label, deploy.job.name] = joined("ecs-deploy", road.label, place)
        for name in (*self.jobs.values(), *self.images.values(), *self.twins.values()):
            if name in set(self.workflow.jobs) - set(self.jobs):
                raise Refused(f"the name {name} is taken. Rename that job.")

    def _name(self, job: str, new: str) -> None:
        if self.kept:
            return
        if new in self.jobs.values() and self.jobs.get(job) != new:
            new = f"ec2-{job}"
        self.jobs[job] = new

    def result(self) -> Crossing:
        """The jobs of the ECS half: for each image its build, then its deployments."""
        found = []
        for road in self.roles.roads:
            build = self._build(road)
            found.append(build)
            found += [self._deploy(road, deploy, build.needs) for deploy in road.deploys]
        return Crossing(self.jobs, tuple(found), tuple(self._pairings()))

    def _new(self, name: str) -> str:
        return self.jobs.get(name, name)

    def _build(self, road: Road) -> EcsJob:
        """The image is built when what the first deployments wait for is there, and no deployment before it."""
        needs = [self._new(road.build)] if road.build is not None else []
        for deploy in road.deploys:
            if not any(self._deployments_before(road, one) for one in deploy.job.needs):
                needs += [self._new(one) for one in deploy.job.needs]
        return EcsJob(self.images[road.label], road, None, tuple(dict.fromkeys(needs)))

    def _deploy(self, road: Road, deploy: Deploy, checked: tuple[str, ...]) -> EcsJob:
        """The same needs with the ECS half in the place of the EC2 half."""
        needs: list[str] = []
        for name in deploy.job.needs:
            twin = self.twins.get((road.label, name))
            if name == road.build:
                needs.append(self.images[road.label])
            elif twin is not None:
                needs.append(twin)
            else:
                needs.append(self._new(name))
                needs += [self.twins[road.label, one] for one in sorted(self._deployments_before(road, name))]
        ours = {self.images[road.label], *self.twins.values()}
        if not ours & set(needs):
            needs.append(self.images[road.label])
        if self.images[road.label] in needs:
            needs = [one for one in needs if one not in checked]
        if any(not one.locks for one in deploy.one_offs):
            # Two migrations of one database at once are safe only where the tool itself keeps them apart.
            needs.append(self._new(deploy.job.name))
        return EcsJob(self.twins[road.label, deploy.job.name], road, deploy, tuple(dict.fromkeys(needs)))

    def _deployments_before(self, road: Road, name: str) -> set[str]:
        """The nearest EC2 deployments of the road that stand before (or are) a job."""
        found, seen, waiting = set(), set(), [name]
        while waiting:
            one = waiting.pop()
            if (road.label, one) in self.twins:
                found.add(one)
            elif one in self.workflow.jobs and one not in seen:
                seen.add(one)
                waiting += self.workflow.jobs[one].needs
        return found

    def _pairings(self) -> Iterable[Pairing]:
        seen: dict[str, Pairing] = {}

        def pair(before: str, ecs: str) -> None:
            found = seen.get(before, Pairing(before, self._new(before)))
            seen[before] = Pairing(before, found.ec2, (*found.ecs, *([ecs] if ecs not in found.ecs else [])))

        for road in self.roles.roads:
            pair(road.build if road.build is not None else road.deploys[0].job.name, self.images[road.label])
        for (_, name), twin in self.twins.items():
            pair(name, twin)
        return seen.values()


def _names(road: Road) -> set[str]:
    return {deploy.job.name for deploy in road.deploys}
