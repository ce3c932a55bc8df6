"""Which targets of a group get requests: pure, from what is registered, drains and is healthy."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from watari.model.crossing import Target, TargetState
from watari.rehearse.balancer.plane import Pool, Route, Routing, Server
from watari.rehearse.emulator.loadbalancing import Group, LoadBalancing

State = tuple[TargetState, str]

NOT_IN_USE: State = ("unused", "Target.NotInUse")
DRAINING: State = ("draining", "Target.DeregistrationInProgress")


def key_of(group: str, target: tuple[str, int]) -> str:
    """The name of a target in its group, as health checks and proxies use it."""
    return f"{group} {target[0]}:{target[1]}"


@dataclass(frozen=True, slots=True)
class Member:
    """A target of a group, its state, and where it is reached (None without a host)."""

    key: str
    id: str
    port: int
    state: State
    endpoint: tuple[str, int] | None

    def as_target(self) -> Target:
        """As ``DescribeTargetHealth`` tells it."""
        return Target(self.id, self.port, *self.state)


def members(
    group: Group,
    *,
    in_use: bool,
    draining: Collection[str],
    leaving: Collection[tuple[str, int]],
    health: Callable[[str], State],
    endpoint: Callable[[str, int], tuple[str, int] | None],
) -> tuple[Member, ...]:
    """The registered targets and those ``leaving`` (deregistered, still answering).

    ``draining`` holds keys that must get no new request though registered; a
    group that no rule names is not checked.
    """
    result: list[Member] = []
    for target in dict.fromkeys((*group.targets, *leaving)):
        key = key_of(group.arn, target)
        gone = key in draining or target not in group.targets
        state = DRAINING if gone else health(key) if in_use else NOT_IN_USE
        result.append(Member(key, *target, state, endpoint(*target)))
    return tuple(result)


def pool(group: str, listed: Collection[Member]) -> Pool:
    """The group's servers. Where none is healthy all that do not drain get requests: an ALB fails open."""
    reachable = [one for one in listed if one.endpoint is not None]
    staying = [one for one in reachable if one.state[0] != "draining"]
    healthy = [one for one in staying if one.state[0] == "healthy"]
    accepting = {one.key for one in healthy or staying}
    return Pool(
        group,
        tuple(Server(one.key, *one.endpoint, one.key in accepting) for one in reachable if one.endpoint),
    )


def routing(now: LoadBalancing, pools: tuple[Pool, ...]) -> Routing:
    """Rules by priority, then each balancer's default action for its DNS name, then the first default.

    All load balancers share one address here, so it is the Host header that
    tells which of them a request means.
    """
    routes = [Route(rule.hosts, rule.destination) for rule in now.rules if rule.hosts and not rule.unplayed]
    defaults = [rule for rule in now.rules if not rule.hosts and not rule.unplayed]
    names = dict(now.load_balancers)
    for rule in defaults:
        name = names.get(now.load_balancer_of(rule.listener))
        if name:
            routes.append(Route((name,), rule.destination))
    routes += [Route((), rule.destination) for rule in defaults[:1]]
    return Routing(tuple(routes), pools)
