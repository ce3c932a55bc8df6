"""Both proxies, real, behind one interface: what an ALB does, they do."""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from need import need
from rehearse.fakes import Server as FakeServer
from rehearse.fakes import eventually, next_address
from rehearse.load import Load

from watari.errors import RehearsalFailed
from watari.rehearse.balancer import caddy, choose, haproxy
from watari.rehearse.balancer.haproxy_config import SLOTS
from watari.rehearse.balancer.plane import (
    Counters,
    DataPlane,
    FixedResponse,
    Listen,
    Pool,
    Route,
    Routing,
    Server,
)
from watari.rehearse.emulator.child import free_port
from watari.rehearse.emulator.forwarding import Forward

NAME = "app.wallet.internal"
DEFAULT = Route((), FixedResponse(404, "text/plain", 'no "such" host'))


@pytest.fixture(params=["haproxy", "caddy"])
def plane(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DataPlane]:
    need({"haproxy": haproxy.installed, "caddy": caddy.installed}[request.param](), request.param)
    made = choose.data_plane(tmp_path, request.param)
    yield made
    made.stop()
    made.stop()


@pytest.fixture
def servers() -> Iterator[list[FakeServer]]:
    made = [FakeServer(name, next_address()) for name in "abc"]
    yield made
    for server in made:
        server.close()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as made:
        yield made


def server(one: FakeServer, *, accepts: bool = True) -> Server:
    host, port = one.server_address[:2]
    return Server(f"tg {one.name}", str(host), int(port), accepts)


def pool(group: str, *listed: FakeServer) -> Pool:
    return Pool(group, tuple(server(one) for one in listed))


def routing(weights: dict[str, int], *pools: Pool) -> Routing:
    return Routing((Route((NAME,), Forward(tuple(weights.items()))), DEFAULT), pools)


def serve(plane: DataPlane, start: Routing) -> tuple[str, str]:
    """URLs of the load balancers' listener and of the name's own port."""
    port, named = free_port("127.0.0.1"), free_port("127.0.0.1")
    plane.start(Listen("127.0.0.1", port, ((NAME, named),)), start)
    return f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{named}/"


def answers(client: httpx.Client, url: str, count: int) -> Counter[str]:
    return Counter(client.get(url).text for _ in range(count))


def test_weights_are_shares(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, c = servers
    pools = pool("A", a), pool("B", b, c)
    _, url = serve(plane, routing({"A": 1, "B": 0}, *pools))
    assert answers(client, url, 60) == {"a": 60}
    plane.apply(routing({"A": 900, "B": 99}, *pools))
    share = answers(client, url, 400)
    # Binomial with n = 400, p = 0.0991: six standard deviations are 36.
    assert 3 < share["b"] + share["c"] < 76
    assert abs(share["b"] - share["c"]) <= 2, "round robin inside a group"
    plane.apply(routing({"A": 0, "B": 999}, *pools))
    assert "a" not in answers(client, url, 60)
    plane.apply(routing({"A": 0, "B": 0}, *pools))
    assert client.get(url).status_code == 503
    assert re.match(r"(HAProxy|Caddy) \d+\.\d+", plane.name)


def test_counting_while_changes_are_made(plane: DataPlane, servers: list[FakeServer]) -> None:
    a, b, _ = servers
    pools = pool("A", a), pool("B", b)
    serve(plane, routing({"A": 1, "B": 0}, *pools))
    ended = threading.Event()
    wrong: list[RehearsalFailed] = []

    def count() -> None:
        while not ended.is_set():
            try:
                plane.in_flight(server(a).key)
            except RehearsalFailed as error:
                wrong.append(error)
                return

    counting = threading.Thread(target=count)
    counting.start()
    for weight in range(40):
        plane.apply(routing({"A": 40 - weight, "B": weight}, *pools))
    ended.set()
    counting.join()
    assert not wrong


def test_five_groups(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, c = servers
    groups = [pool("A", a), pool("B", b), pool("C", c), Pool("D", ()), Pool("E", ())]
    _, url = serve(plane, routing({"A": 0, "B": 5, "C": 5, "D": 0, "E": 0}, *groups))
    share = answers(client, url, 100)
    assert set(share) == {"b", "c"}
    assert share["b"] > 15 < share["c"]


def test_no_failover_between_groups(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, _ = servers
    _, url = serve(plane, routing({"A": 1, "B": 1}, pool("A", a), Pool("B", ())))
    statuses = Counter(client.get(url).status_code for _ in range(100))
    assert set(statuses) == {200, 503}
    assert statuses[503] > 15
    draining = Pool("B", (server(b, accepts=False),))
    plane.apply(routing({"A": 0, "B": 1}, pool("A", a), draining))
    assert client.get(url).status_code == 503


def test_a_dead_target_is_a_502_and_counted(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, _ = servers
    b.close()
    a.status = 500
    _, url = serve(plane, routing({"A": 1, "B": 0}, pool("A", a), pool("B", b)))
    assert [client.get(url).status_code for _ in range(4)] == [500] * 4
    plane.apply(routing({"A": 0, "B": 1}, pool("A", a), pool("B", b)))
    assert [client.get(url).status_code for _ in range(3)] == [502] * 3
    wanted = {
        "A": Counters(4, (0, 0, 0, 0, 0, 4), 0, 0),
        "B": Counters(3, (0, 0, 0, 0, 0, 0), 3, 3),
    }
    eventually(lambda: dict(plane.counters()) == wanted, timeout=5)


def test_hosts_and_the_default(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, c = servers
    routes = (
        Route(("first.test",), Forward((("A", 1),))),
        Route(("*.test",), Forward((("B", 1),))),
        Route(("x?.other", "first.test"), Forward((("C", 1),))),
        Route(("gone.test.com",), None),
        DEFAULT,
    )
    url, _ = serve(plane, Routing(routes, (pool("A", a), pool("B", b), pool("C", c))))

    def ask(host: str) -> str:
        return client.get(url, headers={"host": host}).text

    assert [ask(host) for host in ("first.test", "FIRST.test:8080", "any.test", "x1.other")] == list("aabc")
    assert ask("x12.other") == ask("firstxtest") == 'no "such" host'
    answer = client.get(url, headers={"host": "nobody"})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/plain")
    assert client.get(url, headers={"host": "gone.test.com"}).status_code == 501


def test_a_rule_and_a_group_may_come_later(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, _ = servers
    url, _ = serve(plane, routing({"A": 1}, pool("A", a)))
    later = Route(("later.test",), Forward((("B", 1),)))
    plane.apply(Routing((later, DEFAULT), (pool("A", a), pool("B", b))))
    assert client.get(url, headers={"host": "later.test"}).text == "b"
    assert client.get(url, headers={"host": NAME}).status_code == 404


def test_what_a_target_is_told(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    _, url = serve(plane, routing({"A": 1}, pool("A", servers[0])))
    client.post(url, content=b"x" * 100_000)
    (seen,) = servers[0].headers_seen
    assert seen["host"] == NAME
    assert seen["x-forwarded-for"] == "127.0.0.1"
    assert seen["x-forwarded-proto"] == "http"


def test_draining_ends_what_is_in_flight(plane: DataPlane, servers: list[FakeServer], client: httpx.Client) -> None:
    a, b, _ = servers
    a.delay = 1.5
    both = Pool("A", (server(a), server(b)))
    _, url = serve(plane, routing({"A": 1}, pool("A", a)))
    late: list[str] = []
    asking = threading.Thread(target=lambda: late.append(httpx.get(url, trust_env=False).text))
    asking.start()
    eventually(lambda: plane.in_flight("tg a") == 1, every=0.02)
    plane.apply(routing({"A": 1}, Pool("A", (server(a, accepts=False), server(b)))))
    assert answers(client, url, 20) == {"b": 20}, "no new request"
    assert plane.in_flight("tg a") == 1
    plane.apply(routing({"A": 1}, Pool("A", (server(b),))))
    asking.join()
    assert late == ["a"], "the old request ended well, though its target is gone"
    plane.apply(routing({"A": 1}, both))
    assert plane.in_flight("tg a") == 0


def test_no_request_is_lost_by_changes(plane: DataPlane, servers: list[FakeServer]) -> None:
    """Weights, targets and pools change some ten times a second while eight clients ask without a pause."""
    a, b, c = servers
    _, url = serve(plane, routing({"A": 1, "B": 0}, pool("A", a), pool("B", b)))
    steps = [
        routing({"A": 999 - weight, "B": weight}, pool("A", a), pool("B", b, c) if weight % 2 else pool("B", b))
        for weight in range(0, 1000, 37)
    ]
    changes = 0
    with Load(url, connections=8) as load:
        until = time.monotonic() + 4
        while time.monotonic() < until:
            plane.apply(steps[changes % len(steps)])
            changes += 1
            time.sleep(0.1)
    assert load.failures == []
    assert load.reconnects == 0, "no client connection was closed"
    assert load.answered > 100
    assert changes >= 5
    assert a.served + b.served + c.served == load.answered, "each was answered exactly once"
    assert b.served + c.served > 0


def test_more_targets_than_haproxy_has_room_for(tmp_path: Path, servers: list[FakeServer]) -> None:
    need(haproxy.installed(), "haproxy")
    plane = haproxy.HaproxyPlane(tmp_path)
    try:
        serve(plane, routing({"A": 1}, pool("A", servers[0])))
        host, port = servers[0].server_address[:2]
        many = tuple(Server(f"tg {n}", str(host), int(port), True) for n in range(SLOTS + 1))
        with pytest.raises(RehearsalFailed, match="more than 24 targets"):
            plane.apply(routing({"A": 1}, Pool("A", many)))
    finally:
        plane.stop()


def test_the_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(haproxy, "installed", lambda: True)
    monkeypatch.setattr(caddy, "installed", lambda: True)
    assert isinstance(choose.data_plane(tmp_path), haproxy.HaproxyPlane)
    assert isinstance(choose.data_plane(tmp_path, "caddy"), caddy.CaddyPlane)
    monkeypatch.setattr(haproxy, "installed", lambda: False)
    assert isinstance(choose.data_plane(tmp_path), caddy.CaddyPlane)
    with pytest.raises(RehearsalFailed, match="no proxy"):
        choose.data_plane(tmp_path, "haproxy")
