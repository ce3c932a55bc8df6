"""Health as an ALB sees it."""

from __future__ import annotations

import pytest
from rehearse.fakes import Server, eventually, next_address

from watari.model.crossing import Target
from watari.rehearse.balancer.health import HealthChecker, Probe, Record, judged, matches
from watari.rehearse.balancer.members import Member, key_of, members, pool
from watari.rehearse.balancer.metrics import GroupView, data
from watari.rehearse.balancer.plane import Counters
from watari.rehearse.emulator.loadbalancing import Group, HealthCheck

CHECK = HealthCheck("/healthz", "traffic-port", 30, 5, 3, 2, "200")


@pytest.mark.parametrize(
    ("matcher", "good", "bad"),
    [("200", [200], [201, 302]), ("200-299,401", [200, 250, 401], [300, 400]), ("200, 302", [302], [301])],
)
def test_matchers(matcher: str, good: list[int], bad: list[int]) -> None:
    assert all(matches(matcher, status) for status in good)
    assert not any(matches(matcher, status) for status in bad)


def test_the_way_of_a_target() -> None:
    """One pass makes a new target healthy, two failures an unhealthy one, three passes bring it back."""
    states: list[str] = []
    record = Record()
    for failure in ("Target.Timeout", "", "Target.Timeout", "Target.Timeout", "", "", ""):
        record = judged(record, failure, healthy=3, unhealthy=2)
        states.append(record.state)
    assert states == ["initial", "healthy", "healthy", "unhealthy", "unhealthy", "unhealthy", "healthy"]
    assert record.reason == ""


def test_real_checks() -> None:
    server = Server("a", next_address())
    told: list[int] = []
    checker = HealthChecker(lambda: told.append(1))
    host, port = server.server_address[:2]
    probe = Probe(f"http://{host}:{port}/healthz", 0.1, 1.0, 2, 2, "200")
    checker.start()
    try:
        assert checker.state("k") == ("initial", "Elb.RegistrationInProgress")
        checker.follow({"k": probe})
        eventually(lambda: checker.state("k") == ("healthy", ""))
        server.health = 503
        eventually(lambda: checker.state("k") == ("unhealthy", "Target.ResponseCodeMismatch"))
        server.health = 200
        eventually(lambda: checker.state("k")[0] == "healthy")
        server.close()
        eventually(lambda: checker.state("k") == ("unhealthy", "Target.FailedHealthChecks"))
        assert len(told) == 4
        checker.follow({})
        assert checker.state("k")[0] == "initial", "a target that comes back begins anew"
    finally:
        checker.stop()
        checker.stop()


def seen(*states: str, endpoint: tuple[str, int] | None = ("127.0.0.1", 1)) -> list[Member]:
    return [
        Member(f"k{n}", f"i-{n}", 80, (state, ""), endpoint)  # type: ignore[arg-type]
        for n, state in enumerate(states)
    ]


def accepting(*states: str) -> list[str]:
    return [server.key for server in pool("g", seen(*states)).servers if server.accepts]


def test_who_gets_requests() -> None:
    assert accepting("healthy", "unhealthy", "initial", "draining") == ["k0"]
    assert accepting("unhealthy", "initial", "draining") == ["k0", "k1"], "all unhealthy fails open"
    assert accepting("draining") == []
    assert accepting() == []
    assert pool("g", seen("healthy", endpoint=None)).servers == (), "a target without a host is not reached"


def test_members() -> None:
    group = Group("g", "g", CHECK, (("i-1", 80), ("i-2", 80), ("i-3", 80)))
    health = {key_of("g", ("i-1", 80)): ("healthy", ""), key_of("g", ("i-3", 80)): ("initial", "x")}
    found = members(
        group,
        in_use=True,
        draining={key_of("g", ("i-2", 80))},
        leaving=[("i-9", 80)],
        health=lambda key: health[key],  # type: ignore[return-value]
        endpoint=lambda target, port: (target, port),
    )
    assert [one.as_target() for one in found] == [
        Target("i-1", 80, "healthy"),
        Target("i-2", 80, "draining", "Target.DeregistrationInProgress"),
        Target("i-3", 80, "initial", "x"),
        Target("i-9", 80, "draining", "Target.DeregistrationInProgress"),
    ]
    unused = members(
        group,
        in_use=False,
        draining=(),
        leaving=(),
        health=lambda key: ("healthy", ""),
        endpoint=lambda *_: None,
    )
    assert {one.state for one in unused} == {("unused", "Target.NotInUse")}


def test_metric_data() -> None:
    group = "arn:aws:elasticloadbalancing:r:1:targetgroup/account-ec2/73e2"
    balancer = "arn:aws:elasticloadbalancing:r:1:loadbalancer/app/internal/50dc"
    counters = Counters(12, (0, 0, 9, 0, 1, 2), 3, 4)
    listed = data(1_700_000_000.0, {group: counters}, {group: GroupView(2, 1, (balancer,))})
    figures = {one["MetricName"]: one["Value"] for one in listed}
    assert figures == {
        "RequestCount": 12.0,
        "TargetConnectionErrorCount": 3.0,
        "HTTPCode_Target_2XX_Count": 9.0,
        "HTTPCode_Target_4XX_Count": 1.0,
        "HTTPCode_Target_5XX_Count": 2.0,
        "HTTPCode_ELB_5XX_Count": 4.0,
        "HealthyHostCount": 2.0,
        "UnHealthyHostCount": 1.0,
    }
    dimensions = {one["Name"]: one["Value"] for one in listed[0]["Dimensions"]}
    assert dimensions == {"TargetGroup": "targetgroup/account-ec2/73e2", "LoadBalancer": "app/internal/50dc"}
    assert all(one["StorageResolution"] == 1 for one in listed)
    assert counters.since(counters) == Counters()
    quiet = data(0, {group: Counters()}, {group: GroupView(0, 0, (balancer,))})
    assert [one["MetricName"] for one in quiet] == ["HealthyHostCount", "UnHealthyHostCount"]
