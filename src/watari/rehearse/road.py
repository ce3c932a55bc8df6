"""The road once the ground stands: check, plan, apply, build, then service by service across."""

from __future__ import annotations

from collections.abc import Mapping

from watari.deploy.scale import scale
from watari.model.finding import CheckResult
from watari.model.fleet import Fleet, Service
from watari.model.plan import Applied, Plan, ServicePlan
from watari.plan.apply import apply
from watari.plan.file import record
from watari.plan.make import make
from watari.rehearse.build import Builder, Built
from watari.rehearse.copies import switch
from watari.rehearse.crossing import Crossing, cross
from watari.rehearse.ec2side import START_SECONDS
from watari.rehearse.fargateside import POLL, Side
from watari.rehearse.ground import Ground
from watari.rehearse.narration import Chronicle
from watari.rehearse.prepare import Prepared
from watari.rehearse.result import FileChange, InstanceFate, Scaling, ServiceResult
from watari.rehearse.toolchain.compiler import compiler_environments
from watari.rules.run import check

SCALE_BY = 2
"""Tasks more than usual that the rehearsal asks for, for a moment."""


class Road:
    """One run's way; each method is a stage."""

    def __init__(self, ground: Ground, prepared: Prepared, wanted: tuple[str, ...]) -> None:
        self._ground = ground
        self._prepared = prepared
        self._wanted = wanted
        self._chronicle: Chronicle = ground.chronicle
        self._builder: Builder = prepared.builder
        self._fleet: Fleet = prepared.fleet

    def travel(self) -> tuple[ServiceResult, ...]:
        """All of it; a result for every service, in the fleet's order."""
        findings = self._check()
        plan = self._plan(findings)
        applied = {one.service: one for one in apply(record(plan))}
        edited = self._build(plan)
        crossings = self._cross(plan, edited)
        return tuple(
            self._result(one, findings, applied.get(one.service), crossings.get(one.service)) for one in plan.services
        )

    def scale(self, results: tuple[ServiceResult, ...]) -> tuple[Scaling, ...]:
        """Types a number for the first service that crossed, and the old one again."""
        crossed = next((one.name for one in results if one.crossed), None)
        if crossed is None:
            return ()
        self._chronicle.stage("Scale: type a number, apply, that many tasks run")
        usual = max(1, self._ground.config.service(crossed).desired_count)
        return tuple(self._scale(crossed, count) for count in (usual + SCALE_BY, usual))

    def _scale(self, service: str, count: int) -> Scaling:
        aws, cluster = self._ground.aws, self._ground.account.cluster
        done = scale(aws, cluster, service, count, timeout=START_SECONDS * 2, poll=POLL)
        self._chronicle.say(service, f"{done.before} → {done.after} tasks, healthy after {done.seconds:.1f} s")
        return Scaling(service, done.before, done.after, done.seconds)

    def _check(self) -> CheckResult:
        self._chronicle.stage("Check: what works on EC2 and not on Fargate")
        found = check(self._fleet, self._prepared.config.rules)
        for service in self._fleet.services:
            count = sum(finding.service == service.name for finding in found.findings)
            self._chronicle.say(service.name, f"{count} findings")
        return found

    def _plan(self, findings: CheckResult) -> Plan:
        self._chronicle.stage("Plan and apply: every edit, on branch watari/ecs of the copies")
        plan = make(self._fleet, findings, self._prepared.config, compiler_environments(self._ground.work, fetch=True))
        plan = Plan(plan.root, tuple(self._asked_for(one) for one in plan.services), plan.waves, plan.branch)
        for one in plan.services:
            said = f"stays: {one.stays}" if one.stays else f"{len(one.edits)} files"
            self._chronicle.say(one.service, said)
        return plan

    def _asked_for(self, one: ServicePlan) -> ServicePlan:
        if not self._wanted or one.service in self._wanted or one.stays:
            return one
        return ServicePlan(one.service, one.path, one.commit, (), stays="it was not asked for")

    def _build(self, plan: Plan) -> dict[str, Built]:
        self._chronicle.stage("Build: the edited services, by the same command")
        built = {}
        for one in plan.services:
            if one.stays is not None:
                continue
            service = self._fleet.service(one.service)
            folder = self._prepared.folder(service)
            switch(folder, plan.branch)
            keep = self._ground.work / "built" / "edited" / service.name
            built[service.name] = self._builder.build(service, folder, keep)
            digest = built[service.name].binary_sha256[:12]
            self._chronicle.say(service.name, f"built (sha256 {digest}…)")
        return built

    def _cross(self, plan: Plan, edited: Mapping[str, Built]) -> dict[str, Crossing]:
        by_name = {one.service: one for one in plan.services}
        order = [name for wave in plan.waves for name in wave] or list(by_name)
        crossings = {}
        for name in dict.fromkeys([*order, *by_name]):
            if name not in edited:
                continue
            self._chronicle.stage(f"Crossing: {name}")
            service: Service = self._fleet.service(name)
            folder = self._prepared.folder(service)
            side = Side(service, by_name[name], folder, self._prepared.found[name], edited[name])
            crossings[name] = cross(self._ground, side)
        return crossings

    def _result(
        self, plan: ServicePlan, found: CheckResult, applied: Applied | None, crossing: Crossing | None
    ) -> ServiceResult:
        instances = self._ground.agent.instances(plan.service)
        return ServiceResult(
            name=plan.service,
            crossed=crossing is not None and crossing.reason is None,
            reason=crossing.reason if crossing is not None else plan.stays,
            findings=tuple(one for one in found.findings if one.service == plan.service),
            changes=_changes(plan),
            commits=applied.commits if applied else (),
            set_out=crossing is not None,
            unedited_on_fargate=crossing.unedited_on_fargate if crossing else None,
            edited_on_fargate=crossing.edited_on_fargate if crossing else None,
            edited_on_ec2=crossing.edited_on_ec2 if crossing else None,
            weights=crossing.weights if crossing else (),
            pipeline=crossing.pipeline if crossing else None,
            instances=tuple(InstanceFate(one.id, one.service, one.launched_at, one.gone_at) for one in instances),
        )


def _changes(plan: ServicePlan) -> tuple[FileChange, ...]:
    return tuple(
        FileChange(edit.path, edit.purpose, edit.reason, edit.compiled, tuple(one.recipe for one in edit.solves))
        for edit in plan.edits
    )
