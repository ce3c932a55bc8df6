"""Captures that are large, broken, or made to hurt: counted, noted, never a crash."""

from __future__ import annotations

import gzip
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watari.errors import NothingToRead
from watari.model.evidence import Evidence
from watari.model.fleet import Dependency, Note, Port, Service
from watari.survey.runtime import gather, hold_against
from watari.survey.runtime.directory import Directory, normal
from watari.survey.runtime.files import CaptureFile
from watari.survey.runtime.ledger import Ledger
from watari.survey.runtime.read import KINDS

HERE = Evidence("x", 1)
CASES = Path(__file__).parents[2] / "cases" / "survey-evidence"
PORTS = (Port(8080, HERE),)
SERVICES = [Service(name, name, (), HERE, ports=PORTS) for name in ("orders", "prices", "stock", "audit")]
FLOW = "2 123456789012 eni-0a1 10.0.1.10 10.0.2.20 {} 8080 6 20 4249 1777629600 1777629660 ACCEPT OK\n"


def read(folder: Path) -> tuple[Ledger, list[Note], dict[str, tuple[str | None, int | None]]]:
    directory = Directory(SERVICES, {one.name: one.name for one in SERVICES}, lambda name: None, {})
    ledger = Ledger(lambda name: directory.name(name) is not None, {8080})
    notes = gather(folder, "captures", ledger)
    directory.learn(ledger)
    calls = [Dependency("orders", "prices", "http", HERE)]
    seen = hold_against(calls, directory, ledger, "captures")
    return ledger, notes, {f"{d.source}>{d.target}": (d.seen, d.seen_count) for d in seen.dependencies}


def test_a_packed_log_of_many_lines_takes_little_memory(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text("10.0.1.10 orders\n10.0.2.20 prices\n")
    with gzip.open(tmp_path / "flow.log.gz", "wt", compresslevel=1) as stream:
        for number in range(60_000):
            stream.write(FLOW.format(32768 + number % 20_000))
    tracemalloc.start()
    _, _, seen = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seen == {"orders>prices": ("confirmed", 60_000)}
    assert peak < 8 * 1024 * 1024


def test_a_broken_packed_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text("10.0.1.10 orders\n10.0.2.20 prices\n")
    whole = gzip.compress("".join(FLOW.format(40000 + n) for n in range(3000)).encode())
    (tmp_path / "flow.log.gz").write_bytes(whole[: len(whole) * 3 // 4])
    _, notes, seen = read(tmp_path)
    assert any("not read to its end" in note.text for note in notes)
    assert seen["orders>prices"][0] in (None, "confirmed")


def test_links_and_pipes_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.log"
    outside.write_text(FLOW.format(40000))
    folder = tmp_path / "captures"
    folder.mkdir()
    (folder / "hosts").write_text("10.0.1.10 orders\n10.0.2.20 prices\n")
    os.symlink(outside, folder / "flow.log")
    os.symlink(tmp_path, folder / "up")
    os.mkfifo(folder / "pipe")
    assert read(folder)[2] == {"orders>prices": (None, None)}


def test_a_file_of_no_known_kind_is_noted(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("call the network team\n")
    (tmp_path / "hosts").write_text("10.0.1.10 orders\n")
    notes = read(tmp_path)[1]
    assert [note.path for note in notes if "no kind of capture" in note.text] == ["captures/notes.txt"]


def test_an_empty_folder_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        read(tmp_path)


DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    "text",
    [
        '{"resourceSpans":' + DEEP + "}",
        '{"data":' + DEEP + ', "traceID": 1}',
        '{"Traces": {"Segments": 3}, "Services": [{"ReferenceId": [1], "Edges": 7}]}',
        '{"Traces": [{"Segments": [{"Document": null}, 4, {"Id": 5, "Document": "[1]"}]}]}',
        '{"Services": [{"ReferenceId": 1, "Type": "AWS::EC2::Instance", "Edges": [{"ReferenceId": {}}]}]}',
        '[{"traceId": [], "localEndpoint": "x", "id": {}}, [[]], 7]',
        '{"data": [{"spans": [{"traceID": 1, "references": [3], "tags": [{}], "processID": []}], "processes": []}]}',
        '{"Reservations": [{"Instances": [{"NetworkInterfaces": [null], "Tags": [{}], "PublicIpAddress": 1}]}]}',
        "version srcaddr dstaddr dstport\n2 10.0.0.1 10.0.0.2 99999999999999999999\n2 - - -\n",
        "ESTAB 0 0 10.0.0.1:99999999 10.0.0.2:80\nESTAB 0 0 [::1:80 [fe80::1%eth0]:80\nESTAB 0 0 1.2.3.4:80 *:*\n",
    ],
)
def test_json_and_lines_of_the_wrong_shape(tmp_path: Path, text: str) -> None:
    (tmp_path / "hosts").write_text("10.0.1.10 orders\n")
    (tmp_path / "bad").write_text(text)
    assert read(tmp_path)[2] == {"orders>prices": (None, None)}


SAMPLES = sorted(path for path in CASES.glob("*/captures/*") if path.is_file())


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SAMPLES), st.data())
def test_any_damage_to_a_real_capture_is_survived(sample: Path, data: st.DataObject) -> None:
    raw = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(raw)))
        raw[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    target = Path(os.environ.get("TMPDIR", "/tmp")) / f"watari-damage-{os.getpid()}"
    target.write_bytes(bytes(raw))
    try:
        for kind in KINDS:
            try:
                kind.read(CaptureFile("x", target), Ledger())
            except (ValueError, OSError, EOFError):
                continue
    finally:
        target.unlink()


def test_what_an_attacker_names_stays_text(tmp_path: Path) -> None:
    span = {"traceId": "a", "spanId": "b", "kind": 3, "attributes": [
        {"key": "peer.service", "value": {"stringValue": "\u001b[31mstock"}}]}  # fmt: skip
    service = {"attributes": [{"key": "service.name", "value": {"stringValue": "orders"}}]}
    batch = {"resourceSpans": [{"resource": service, "scopeSpans": [{"spans": [span]}]}]}
    (tmp_path / "t.jsonl").write_text(json.dumps(batch))
    directory = Directory(SERVICES, {one.name: one.name for one in SERVICES}, lambda name: None, {})
    ledger = Ledger()
    gather(tmp_path, "captures", ledger)
    (asked,) = hold_against([], directory, ledger, "captures").questions
    assert asked.text == "which service is ?[31mstock? orders calls it"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("prod-orders-svc-02", "orders"), ("orders", "orders"), ("Orders_TG", "orders"), ("order-lines", "orderlines"),
        ("service", "service"), ("orders.staging", "orders"),
    ],
)  # fmt: skip
def test_words_around_a_name(name: str, plain: str) -> None:
    assert normal(name) == plain


def test_a_strangers_host_is_no_service_though_its_first_label_is_one(tmp_path: Path) -> None:
    (tmp_path / "hosts").write_text(
        "10.0.1.10 orders\n10.0.3.30 stock.partner.example\n10.0.2.20 prices.shop.internal\n"
    )
    (tmp_path / "flow.log").write_text(FLOW.format(40000) + FLOW.format(40001).replace("10.0.2.20", "10.0.3.30"))
    assert read(tmp_path)[2] == {"orders>prices": ("confirmed", 1)}


def test_a_name_that_two_services_could_mean_means_none() -> None:
    services = [Service(name, name, (), HERE) for name in ("cart", "cart-service", "till")]
    directory = Directory(services, {one.name: one.name for one in services}, lambda name: None, {})
    assert directory.name("prod-cart-1") is None
    assert directory.name("cart-service") == "cart-service"
    assert directory.name("prod-till-1") == "till"
