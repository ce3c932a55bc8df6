"""`watari check` and `watari explain` from the command line: formats, filters, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sarif_pydantic import Sarif

from watari.cli.main import main
from watari.rules.rule import load

SOURCE = """package main

import (
	"log"

	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

func main() {
	region, err := ec2metadata.New(nil).Region() // 東京
	if err != nil {
		log.Fatal(err)
	}
	log.SetOutput(open("/var/log/shop/shop.log", region))
}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "go.mod").write_text("module example.com/shop\n", encoding="utf-8")
    (tmp_path / "shop" / "main.go").write_text(SOURCE, encoding="utf-8")
    return tmp_path / "shop"


def test_text_shows_line_caret_reason_and_way(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(shop)]) == 10
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "blocks-start go-region-from-imds main.go:10:17"
    assert lines[2].index("^") == lines[1].index("ec2metadata")
    assert any(line.strip() == "way: main main.go:10" for line in lines)
    assert any("AWS_REGION" in line for line in lines if line.strip().startswith("do:"))
    assert lines[-1] == "2 findings: 1 blocks-start, 1 operational."


def test_json_is_the_contract(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(shop), "--format", "json"]) == 10
    document = json.loads(capsys.readouterr().out)
    assert document["format_version"] == "1.0"
    first = document["findings"][0]
    assert (first["rule"], first["category"], first["severity"]) == ("go-region-from-imds", 4, "blocks-start")
    assert (first["path"], first["line"], first["end_line"], first["edit"]) == ("main.go", 10, 10, "portable")
    replaced = (shop / first["path"]).read_bytes()[first["start"] : first["end"]]
    assert replaced == b"ec2metadata.New(nil).Region()"


def test_sarif_is_valid_and_points_to_the_line(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(shop), "--format", "sarif"]) == 10
    text = capsys.readouterr().out
    log = Sarif.model_validate_json(text)
    assert log.version == "2.1.0"
    run = json.loads(text)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (10, 17)
    fingerprints = [one["partialFingerprints"]["watari/v1"] for one in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_a_fingerprint_stays_when_the_line_moves(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fingerprints() -> list[str]:
        main(["check", str(shop), "--format", "sarif"])
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        return [one["partialFingerprints"]["watari/v1"] for one in results]

    before = fingerprints()
    (shop / "main.go").write_text(SOURCE.replace("func main", "// main starts.\nfunc main"), encoding="utf-8")
    assert fingerprints() == before


def test_github_commands(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "a,b.py").write_text('open("/etc/shop/shop.ini")\n', encoding="utf-8")
    assert main(["check", str(shop), "--format", "github", "--severity", "blocks-start"]) == 10
    commands = capsys.readouterr().out.splitlines()
    assert len(commands) == 2
    assert commands[0].startswith("::error file=a%2Cb.py,line=1,endLine=1,col=6,title=python-host-config-file::")


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (["--severity", "misbehaves"], ["go-region-from-imds"]),
        (["--rule", "go-log-file"], ["go-log-file"]),
        (["--category", "4"], ["go-region-from-imds"]),
        (["--category", "4", "--category", "30"], ["go-region-from-imds", "go-log-file"]),
        (["--category", "5"], []),
    ],
)
def test_filters(shop: Path, capsys: pytest.CaptureFixture[str], options: list[str], rules: list[str]) -> None:
    code = main(["check", str(shop), "--format", "json", *options])
    assert [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]] == rules
    assert code == (10 if rules else 0)


def test_several_paths_leave_their_neighbours_out(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("asked", "neighbour"):
        (shop.parent / name).mkdir()
        (shop.parent / name / "a.py").write_text('open("/etc/shop/shop.ini")\n', encoding="utf-8")
    main(["check", str(shop), str(shop.parent / "asked"), "--format", "json"])
    paths = {one["path"] for one in json.loads(capsys.readouterr().out)["findings"]}
    assert paths == {"shop/main.go", "asked/a.py"}


def test_exit_zero(shop: Path) -> None:
    assert main(["check", str(shop), "--exit-zero"]) == 0


def test_nothing_to_read_is_exit_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "absent")]) == 3
    assert main(["check", str(tmp_path)]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_an_unknown_rule_is_wrong_use(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(shop), "--rule", "go-nonsense"]) == 2
    assert "watari explain" in capsys.readouterr().err


def test_colour_only_where_it_is_asked_for(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(shop)])
    assert "\x1b[" not in capsys.readouterr().out
    main(["check", str(shop), "--color", "always"])
    assert "\x1b[" in capsys.readouterr().out


def test_notes_go_to_standard_error(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "main.go").write_text(SOURCE + "// watari: ignore[go-log-file] long gone\n", encoding="utf-8")
    main(["check", str(shop), "--format", "json"])
    captured = capsys.readouterr()
    assert "unused" in captured.err
    json.loads(captured.out)


@pytest.mark.parametrize("rule", [one.id for one in load()[0]])
def test_explain_tells_every_rule(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule]) == 0
    out = capsys.readouterr().out
    assert all(title in out for title in ("Why", "On Fargate", "Example", "Edit"))


def test_explain_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    out = capsys.readouterr().out
    assert all(one.id in out for one in load()[0])


def test_explain_suggests(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "go-region-imds"]) == 2
    assert "Did you mean go-region-from-imds?" in capsys.readouterr().err
