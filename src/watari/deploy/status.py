"""What runs, how well, and with which share of the traffic."""

from __future__ import annotations

from dataclasses import dataclass

from watari.aws import Aws, arns
from watari.aws.ecs import Deployment, EcsService
from watari.errors import UsageError
from watari.model.crossing import Target


@dataclass(frozen=True, slots=True)
class GroupStatus:
    """A target group of a rule: its live weight and its targets. ``home`` is ``fargate`` or ``ec2``."""

    home: str
    name: str
    arn: str
    weight: int
    targets: tuple[Target, ...]

    @property
    def healthy(self) -> int:
        """How many targets are healthy."""
        return sum(1 for one in self.targets if one.state == "healthy")


@dataclass(frozen=True, slots=True)
class RuleStatus:
    """A rule that forwards to the service."""

    arn: str
    groups: tuple[GroupStatus, ...]


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """A service of the cluster."""

    name: str
    task_definition: str
    desired: int
    running: int
    pending: int
    deployments: tuple[Deployment, ...]
    rules: tuple[RuleStatus, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClusterStatus:
    """The services asked for, by name."""

    cluster: str
    services: tuple[ServiceStatus, ...]


def status(aws: Aws, cluster: str, services: tuple[str, ...] = (), *, events: int = 3) -> ClusterStatus:
    """The services named, all of the cluster where none is. UsageError where one does not exist."""
    names = services or aws.ecs.service_names(cluster)
    return ClusterStatus(cluster, tuple(_service(aws, cluster, name, events) for name in names))


def _service(aws: Aws, cluster: str, name: str, events: int) -> ServiceStatus:
    found = aws.ecs.service(cluster, name)
    if found is None:
        raise UsageError(
            f"There is no service {name} in the cluster {cluster}.",
            next_step=f"Type watari status --cluster {cluster} for those there are.",
        )
    return ServiceStatus(
        found.name,
        arns.last(found.task_definition),
        found.desired,
        found.running,
        found.pending,
        found.deployments,
        _rules(aws, found),
        found.events[:events],
    )


def _rules(aws: Aws, service: EcsService) -> tuple[RuleStatus, ...]:
    own = {one.target_group for one in service.balancers}
    result: dict[str, RuleStatus] = {}
    for group in sorted(own):
        for rule in aws.elb.rules_forwarding_to(group):
            listed = tuple(
                GroupStatus(
                    "fargate" if one.arn in own else "ec2",
                    arns.target_group_name(one.arn),
                    one.arn,
                    one.weight,
                    aws.elb.targets(one.arn),
                )
                for one in rule.groups
            )
            result[rule.arn] = RuleStatus(rule.arn, listed)
    return tuple(result.values())
