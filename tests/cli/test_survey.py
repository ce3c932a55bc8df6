"""``watari survey`` as a person and a program type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watari.cli.main import main

CASE = str(Path(__file__).parents[1] / "cases" / "survey" / "calls" / "repo")


def test_json_is_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert err == ""
    assert data["format_version"] == "1.0"
    assert {"services", "dependencies", "waves", "wave_reasons", "questions", "notes"} <= set(data)
    assert {"from", "to", "protocol", "evidence", "target_evidence"} <= set(data["dependencies"][0])
    assert len(data["waves"]) == len(data["wave_reasons"])
    assert not Path(data["services"][0]["path"]).is_absolute()


def test_text_names_every_service_call_and_wave(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE]) == 0
    out = capsys.readouterr().out
    for text in (
        "orders",
        "STOCK_URL",
        "orders/cmd/orders/main.go:23",
        "orders/deploy/orders.service:3",
        "Waves",
    ):
        assert text in out
    assert "\x1b[" not in out


def test_color_can_be_forced(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--color", "always"]) == 0
    assert "\x1b[" in capsys.readouterr().out


def test_mermaid(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--format", "mermaid"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "flowchart LR"
    assert sum('-->|"http"|' in line for line in lines) == 2


@pytest.mark.parametrize(
    ("form", "start"),
    [("text", "Fleet: "), ("json", "{"), ("html", "<!doctype html>"), ("mermaid", "flowchart"), ("backstage", "---")],
)
def test_every_form_goes_to_a_file(form: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "result"
    assert main(["survey", CASE, "--format", form, "--out", str(out)]) == 0
    assert capsys.readouterr() == ("", "")
    assert out.read_text("utf-8").startswith(start)
    assert main(["survey", CASE, "--format", form]) == 0
    if form != "html":  # it tells the minute it was made in
        assert capsys.readouterr().out == out.read_text("utf-8")


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--out", str(tmp_path / "no" / "folder.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_one_service_is_one_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--service", "orders"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("orders")
    assert "Waves" not in out
    assert main(["survey", CASE, "--service", "order"]) == 2
    assert "Did you mean orders" in capsys.readouterr().err


def test_exit_code_3_where_nothing_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(tmp_path)]) == 3
    assert main(["survey", str(tmp_path / "missing")]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "is not a folder" in err


def test_a_broken_config_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "watari.yaml"
    config.write_text("version: 7\n")
    assert main(["survey", CASE, "--config", str(config)]) == 2
    assert "version" in capsys.readouterr().err


EVIDENCE = Path(__file__).parents[1] / "cases" / "survey-evidence" / "alb" / "captures"


def test_evidence_is_in_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--format", "json", "--evidence", str(EVIDENCE)]) == 0
    data = json.loads(capsys.readouterr().out)
    seen = {f"{one['from']}>{one['to']}": one["seen"] for one in data["dependencies"]}
    assert seen == {"audit>prices": "only-seen", "orders>prices": "confirmed", "orders>stock": None}
    file, _, line = next(one["seen_in"] for one in data["dependencies"] if one["seen"]).rpartition(":")
    assert (Path(data["root"]) / file).resolve().parent == EVIDENCE
    assert int(line) > 0


def test_captures_inside_the_repository_are_no_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry").mkdir()
    (tmp_path / "ferry" / "app.py").write_text('if __name__ == "__main__":\n    print("up")\n')
    (tmp_path / "ferry" / "requirements.txt").write_text("flask\n")
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "hosts").write_text("10.0.0.1 ferry\n")
    (tmp_path / "captures" / "docker-compose.yml").write_text("services: {ghost: {build: .}}\n")
    assert main(["survey", str(tmp_path), "--format", "json", "--evidence", str(tmp_path / "captures")]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in data["services"]] == ["ferry"]


def test_a_pin_is_priced(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, "--pin", "orders=first", "--pin", "stock"]) == 0
    out = capsys.readouterr().out
    assert "moving orders first" in out
    assert "keeping stock on EC2" in out
    assert main(["survey", CASE, "--format", "json", "--pin", "orders=first"]) == 0
    (effect,) = json.loads(capsys.readouterr().out)["pin_effects"]
    assert {"pin", "text", "extra_crossings", "waves_before", "waves_after", "calls"} <= set(effect)


def test_a_pin_of_the_configuration_and_a_typed_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "watari.yaml"
    config.write_text("services: {stock: {stays: fixed address}, prices: {move: last}, gone: {move: first}}\n")
    arguments = ["survey", CASE, "--format", "json", "--config", str(config)]
    assert main(arguments) == 0
    data = json.loads(capsys.readouterr().out)
    assert "stock" not in [name for wave in data["waves"] for name in wave]
    assert "prices" in data["waves"][-1]
    assert any("gone=first is left out" in note["text"] for note in data["notes"])
    assert main([*arguments, "--pin", "stock=first"]) == 0
    assert "stock" in json.loads(capsys.readouterr().out)["waves"][0]


@pytest.mark.parametrize("arguments", [["--pin", "ordres"], ["--pin", "orders=soon"], ["--wave-size", "0"]])
def test_a_wrong_pin_or_size_is_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", CASE, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "watari:" in err
