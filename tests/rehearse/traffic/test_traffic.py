"""Traffic that counts honestly: on a good server, a broken one, a slow one, and none."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from rehearse.fakes import Server, eventually, next_address

from watari.errors import ConfigError, RehearsalFailed
from watari.rehearse.emulator.child import free_port
from watari.rehearse.traffic import traffic as module
from watari.rehearse.traffic.tally import KEPT, Tally, percentile
from watari.rehearse.traffic.template import Templates
from watari.rehearse.traffic.traffic import Traffic
from watari.sources.config import RequestConfig, TrafficConfig


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server("a", next_address())
    yield made
    made.close()


def url(server: Server) -> str:
    host, port = server.server_address[:2]
    return f"http://{host}:{port}"


def ask(path: str = "/", weight: int = 1) -> RequestConfig:
    return RequestConfig(path=path, weight=weight)


def test_a_steady_rate(server: Server) -> None:
    with Traffic(url(server), TrafficConfig(rate=40, connections=2, requests=(ask(),))) as traffic:
        eventually(lambda: traffic.sent)
        time.sleep(3)
        summary = traffic.stop()
    assert summary.failed == 0
    assert 105 <= summary.total <= 125
    assert summary.total == server.served == sum(second.sent for second in summary.seconds)
    assert 0 < summary.p50_ms <= summary.p99_ms
    assert traffic.stop() == summary


def test_the_default_is_the_health_path(server: Server) -> None:
    with Traffic(url(server), TrafficConfig(rate=30), health_path="/healthz") as traffic:
        eventually(lambda: traffic.sent > 5)
        assert traffic.stop().failed == 0
        server.health = 503
    assert server.served == 0


def test_a_broken_server_is_seen(server: Server) -> None:
    config = TrafficConfig(rate=50, connections=2, requests=(ask("/x"),))
    with Traffic(url(server), config) as traffic:
        eventually(lambda: traffic.sent > 10)
        server.status = 500
        eventually(lambda: traffic.failed > 5)
        server.status = 200
        time.sleep(0.3)
        so_far = traffic.failed
        time.sleep(0.5)
        assert traffic.failed == so_far
        summary = traffic.stop()
    assert summary.failed == len(summary.failures) == sum(second.failed for second in summary.seconds)
    assert {one.reason for one in summary.failures} == {"status 500"}
    assert {one.request for one in summary.failures} == {"GET /x"}
    assert server.served == summary.total, "nothing was sent twice"


def test_client_errors_count_unless_accepted(server: Server) -> None:
    server.status = 404
    config = TrafficConfig(rate=50, requests=(ask(),))
    for accepted, all_failed in ((frozenset[int](), True), (frozenset({404}), False)):
        with Traffic(url(server), config, accepted=accepted) as traffic:
            eventually(lambda: traffic.sent > 5)
            summary = traffic.stop()
        assert summary.failed == (summary.total if all_failed else 0)


def test_nobody_answers() -> None:
    with Traffic(f"http://127.0.0.1:{free_port('127.0.0.1')}", TrafficConfig(rate=50)) as traffic:
        eventually(lambda: traffic.sent > 5)
        summary = traffic.stop()
    assert summary.failed == summary.total
    assert all(one.reason.startswith("ConnectError") for one in summary.failures)


def test_a_cut_connection_is_a_failure_and_not_retried() -> None:
    """A server that closes each connection after reading the request."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        asked = []

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                asked.append(connection.recv(1000))
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        with Traffic(f"http://127.0.0.1:{listening.getsockname()[1]}", TrafficConfig(rate=20)) as traffic:
            eventually(lambda: traffic.sent >= 5)
            summary = traffic.stop()
        assert summary.failed == summary.total == len(asked)
        assert {one.reason.partition(":")[0] for one in summary.failures} <= {
            "RemoteProtocolError",
            "ReadError",
        }


def test_a_stall_is_seen_and_what_was_not_sent_is_counted(server: Server) -> None:
    """Open loop: one connection, a server stuck for 1.2 s. One request may wait; the rest is held back, not lost."""
    config = TrafficConfig(rate=20, connections=1, requests=(ask(),))
    with Traffic(url(server), config) as traffic:
        eventually(lambda: traffic.sent >= 5)
        before = traffic.held_back
        server.delay = 1.2
        time.sleep(0.1)
        server.delay = 0.0
        time.sleep(2)
        summary = traffic.stop()
    assert summary.failed == 0
    assert summary.p99_ms > 900
    assert summary.held_back - before >= 10, "20 a second for more than a second were due"


def test_a_timeout(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TIMEOUT", 0.4)
    server.delay = 1.5
    with Traffic(url(server), TrafficConfig(rate=10, connections=1, requests=(ask(),))) as traffic:
        eventually(lambda: traffic.failed >= 3)
        summary = traffic.stop()
    reasons = {one.reason.partition(" for ")[0] for one in summary.failures}
    assert "no answer within 0 s" in reasons
    assert reasons <= {"no answer within 0 s", "no free connection"}


def test_pause_and_the_end_by_itself(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_REQUESTS", 40)
    with Traffic(url(server), TrafficConfig(rate=50, requests=(ask(),))) as traffic:
        eventually(lambda: traffic.sent >= 5)
        traffic.pause()
        time.sleep(0.3)
        at = traffic.sent
        time.sleep(0.5)
        assert traffic.sent == at
        traffic.resume()
        time.sleep(2)
        assert traffic.stop().total == 40


def test_templates() -> None:
    transfer = RequestConfig(
        method="POST",
        path="/accounts/{account}/payments",
        body={"id": "{uuid}", "amount": 5, "to": ["{account}"], "note": "{account} pays"},
        weight=3,
    )
    templates = Templates([transfer, ask("/healthz")], {"account": ("alice", "bob")}, seed=1)
    drawn = [templates.draw() for _ in range(400)]
    kinds = Counter(one.label for one in drawn)
    assert set(kinds) == {"POST /accounts/{account}/payments", "GET /healthz"}
    assert 240 < kinds["POST /accounts/{account}/payments"] < 360
    posts = [one for one in drawn if one.method == "POST"]
    assert {one.path for one in posts} == {"/accounts/alice/payments", "/accounts/bob/payments"}
    bodies = [json.loads(one.body or b"") for one in posts]
    assert len({body["id"] for body in bodies}) == len(bodies)
    assert all(re.fullmatch(r"[0-9a-f-]{36}", body["id"]) for body in bodies)
    assert {body["amount"] for body in bodies} == {5}
    assert {body["note"] for body in bodies} == {"alice pays", "bob pays"}
    assert all(one.body is None for one in drawn if one.method == "GET")


@pytest.mark.parametrize("body", [None, {"a": ["{nobody}"]}])
def test_a_template_without_a_value(body: dict[str, object] | None) -> None:
    path = "/{nobody}" if body is None else "/"
    with pytest.raises(ConfigError, match=r"\{nobody\}"):
        Templates([RequestConfig(path=path, body=body)], {"nobody": ()})


def test_what_breaks_the_traffic_itself_is_told() -> None:
    with Traffic("http://127.0.0.1:1", TrafficConfig(rate=50)) as traffic:
        traffic._templates = None  # type: ignore[assignment]
        time.sleep(0.3)
        with pytest.raises(RehearsalFailed, match="ended by itself"):
            traffic.stop()


def test_the_tally_keeps_so_many_failures_and_counts_all() -> None:
    tally = Tally()
    for number in range(KEPT + 100):
        tally.add(1000.0 + number / 100, 0.001 * number, "GET /", "status 500")
    summary = tally.summary()
    assert (summary.total, summary.failed, len(summary.failures)) == (KEPT + 100, KEPT + 100, KEPT)
    assert [second.at for second in summary.seconds] == [1000.0 + n for n in range(6)]
    assert summary.p50_ms == pytest.approx(299, abs=1)


def test_percentiles() -> None:
    assert percentile([], 99) == 0.0
    assert [percentile([1, 2, 3, 4], percent) for percent in (25, 50, 99, 100)] == [1, 2, 4, 4]
