"""`watari check` with what is known: --baseline, --write-baseline, --diff, and `check:` of watari.yaml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gitting import commit, git

from watari.cli.main import main

HEAD = "package main\n\nfunc open(path string) {}\n\n"


def source(*paths: str) -> str:
    calls = "".join(f'\topen("{path}")\n' for path in paths)
    return f"{HEAD}func main() {{\n{calls}}}\n"


class Shop:
    """A repository with one service, and what a check of it says."""

    def __init__(self, top: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.top, self._capsys, self.err = top, capsys, ""
        (top / "svc").mkdir(parents=True)
        self.write("svc/go.mod", "module example.com/svc\n")
        self.write("svc/main.go", source("/var/log/one.log"))

    def write(self, path: str, text: str) -> None:
        (self.top / path).parent.mkdir(parents=True, exist_ok=True)
        (self.top / path).write_text(text, encoding="utf-8")

    def check(self, *options: str, path: str = ".") -> dict:
        self.code = main(["check", str(self.top / path), "--format", "json", *options])
        captured = self._capsys.readouterr()
        self.err = captured.err
        return json.loads(captured.out) if captured.out else {}

    def found(self, *options: str, path: str = ".") -> list[tuple[str, int]]:
        return [(one["path"], one["line"]) for one in self.check(*options, path=path)["findings"]]


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    return Shop(tmp_path / "shop", capsys)


@pytest.fixture
def baseline(shop: Shop) -> str:
    file = str(shop.top / "watari-baseline.json")
    shop.check("--write-baseline", file)
    assert shop.code == 0
    return file


def test_what_is_in_the_baseline_is_not_shown(shop: Shop, baseline: str) -> None:
    document = shop.check("--baseline", baseline)
    assert document["findings"] == []
    assert document["compared"] == {"with": "baseline watari-baseline.json", "known": 1, "gone": []}
    assert shop.code == 0


def test_a_line_that_moved_is_known_and_a_new_one_is_not(shop: Shop, baseline: str) -> None:
    shop.write("svc/main.go", "// Later.\n\n" + source("/var/log/zero.log", "/var/log/one.log"))
    assert shop.found("--baseline", baseline) == [("svc/main.go", 8)]
    assert shop.code == 10


def test_a_second_equal_line_is_new(shop: Shop, baseline: str) -> None:
    shop.write("svc/main.go", source("/var/log/one.log", "/var/log/one.log"))
    assert shop.found("--baseline", baseline) == [("svc/main.go", 7)]


def test_a_file_that_moved_is_known(shop: Shop, baseline: str) -> None:
    (shop.top / "svc/main.go").rename(shop.top / "svc/start.go")
    assert shop.found("--baseline", baseline) == []


def test_a_file_that_moved_out_of_a_folder_that_is_not_checked_is_known(shop: Shop, baseline: str) -> None:
    (shop.top / "lib").mkdir()
    (shop.top / "svc/main.go").rename(shop.top / "lib/main.go")
    assert shop.found("--baseline", baseline, path="lib") == []


def test_what_is_gone_is_told_so_that_the_file_shrinks(shop: Shop, baseline: str) -> None:
    shop.write("svc/main.go", source())
    document = shop.check("--baseline", baseline)
    assert document["compared"]["gone"] == [{"path": "svc/main.go", "rule": "go-log-file"}]
    assert "gone: svc/main.go: go-log-file" in shop.err
    assert shop.code == 0
    shop.check("--write-baseline", baseline)
    assert json.loads(Path(baseline).read_text())["findings"] == []


def test_a_baseline_serves_whichever_folder_is_checked(shop: Shop, baseline: str) -> None:
    shop.write("other/main.py", 'open("/etc/shop/shop.ini")\n')
    assert shop.found("--baseline", baseline, path="svc") == []
    assert "gone" not in shop.err
    assert shop.found("--baseline", baseline, path="other") == [("main.py", 1)]


def test_the_file_is_sorted_a_line_a_finding_and_holds_no_source(shop: Shop, baseline: str) -> None:
    shop.write("svc/more.go", source("/var/log/opensesame.log", "/var/log/a.log"))
    shop.check("--write-baseline", baseline)
    text = Path(baseline).read_text()
    lines = [line for line in text.splitlines() if '"rule"' in line]
    assert len(lines) == 3
    assert lines[:2] == sorted(lines[:2])
    assert "opensesame" not in text
    first = Path(baseline).read_bytes()
    shop.check("--write-baseline", baseline)
    assert Path(baseline).read_bytes() == first


@pytest.mark.parametrize("text", ["", "[]", '{"format_version": "2.0", "findings": []}', "{"])
def test_what_is_no_baseline_is_wrong_use(shop: Shop, text: str) -> None:
    shop.write("b.json", text)
    shop.check("--baseline", str(shop.top / "b.json"))
    assert shop.code == 2
    assert "--write-baseline" in shop.err


def test_a_baseline_that_is_not_there_is_wrong_use(shop: Shop) -> None:
    shop.check("--baseline", str(shop.top / "absent.json"))
    assert shop.code == 2


@pytest.fixture
def repository(shop: Shop) -> Shop:
    git(shop.top, "init", "-q", "-b", "main")
    commit(shop.top)
    return shop


def test_only_what_is_new_since_a_revision(repository: Shop) -> None:
    assert repository.found("--diff", "HEAD") == []
    assert repository.code == 0
    repository.write("svc/main.go", "// Later.\n" + source("/var/log/zero.log", "/var/log/one.log"))
    assert repository.found("--diff", "HEAD") == [("svc/main.go", 7)]
    assert repository.found("--diff", "HEAD", path="svc") == [("main.go", 7)]
    commit(repository.top)
    assert repository.found("--diff", "HEAD") == []
    assert repository.found("--diff", "HEAD~1") == [("svc/main.go", 7)]
    assert repository.check("--diff", "HEAD~1")["compared"]["known"] == 1


def test_a_renamed_file_and_a_renamed_folder_are_not_new(repository: Shop) -> None:
    git(repository.top, "mv", "svc/main.go", "svc/start.go")
    assert repository.found("--diff", "HEAD") == []
    git(repository.top, "mv", "svc", "service")
    assert repository.found("--diff", "HEAD") == []
    repository.write("service/copy.go", source("/var/log/one.log"))
    assert len(repository.found("--diff", "HEAD")) == 1


def test_several_paths_of_one_repository(repository: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        repository.write(f"{name}/main.py", 'open("/etc/shop/shop.ini")\n')
    commit(repository.top)
    repository.write("b/more.py", 'open("/etc/shop/more.ini")\n')
    paths = [str(repository.top / name) for name in ("a", "b")]
    assert main(["check", *paths, "--format", "json", "--diff", "HEAD"]) == 10
    assert [one["path"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["b/more.py"]


def test_a_folder_that_is_new_is_new(repository: Shop) -> None:
    repository.write("new/main.py", 'open("/etc/shop/shop.ini")\n')
    assert repository.found("--diff", "HEAD", path="new") == [("main.py", 1)]


@pytest.mark.parametrize(("revision", "said"), [("absent", "no revision"), ("--output=x", "")])
def test_no_such_revision_is_wrong_use(repository: Shop, revision: str, said: str) -> None:
    repository.check("--diff", revision)
    assert repository.code == 2
    assert said in repository.err


def test_no_repository_is_wrong_use(shop: Shop) -> None:
    shop.check("--diff", "HEAD")
    assert shop.code == 2
    assert "not in a git repository" in shop.err


def test_a_team_s_settings(shop: Shop, baseline: str) -> None:
    shop.write("svc/cfg.py", 'open("/etc/shop/shop.ini")\n')
    shop.write("watari.yaml", "check:\n  baseline: watari-baseline.json\n")
    assert shop.found() == [("svc/cfg.py", 1)]
    ignore = "  ignore:\n  - {rule: python-host-config-file, reason: mounted from EFS, paths: [svc/*.py]}\n"
    shop.write("watari.yaml", f"check:\n{ignore}  - {{rule: go-pid-file, reason: none is written}}\n")
    assert shop.found() == [("svc/main.go", 6)]
    assert "go-pid-file is unused" in shop.err
    shop.write("watari.yaml", "check:\n  severity: blocks-start\n")
    assert [one for one, _ in shop.found("--severity", "operational")] == ["svc/cfg.py", "svc/main.go"]
    assert "svc/main.go" not in [one for one, _ in shop.found()]


def test_an_ignore_needs_a_reason(shop: Shop) -> None:
    shop.write("watari.yaml", "check:\n  ignore: [{rule: go-log-file, reason: ''}]\n")
    shop.check()
    assert shop.code == 2
    assert "check.ignore.0.reason" in shop.err


RULE = """id: shop-old-queue
language: python
severity: warning
message: talks to the queue that only the old network has
rule: {pattern: old_queue.connect($$$)}
metadata:
  category: 37
  severity: misbehaves
  subject: queue
  recipe: none
  recipe_reason: The queue is chosen by a person.
  replacement: SQS.
  why: The old network is not reached from the tasks' subnets.
  example: old_queue.connect("q")
  literals: [old_queue]
"""


def test_a_teams_rules_are_found_by_watari_yaml(
    shop: Shop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.write("rules/ours/shop-old-queue.yml", RULE)
    shop.write("svc/queue.py", 'old_queue.connect("q")\n')
    shop.write("watari.yaml", "rules: [rules/ours]\n")
    monkeypatch.chdir(shop.top / "svc")
    assert ("queue.py", 1) in shop.found(path="svc")
    assert shop.check("--rule", "shop-old-queue")["rules"]["shop-old-queue"]["why"].startswith("The old network")
    assert main(["explain", "shop-old-queue"]) == 0
    assert "SQS." in capsys.readouterr().out
    assert main(["explain", "shop-old-queu"]) == 2
    assert "shop-old-queue" in capsys.readouterr().err


def test_a_teams_rules_count_for_a_plan(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    rule = RULE.replace("language: python", "language: go").replace("old_queue.connect($$$)", "oldQueue($$$)")
    shop.write("rules/shop-old-queue.yml", rule.replace("[old_queue]", "[oldQueue]"))
    shop.write("watari.yaml", "rules: [rules]\n")
    shop.write("svc/main.go", 'package main\n\nfunc main() {\n\toldQueue("q")\n}\n')
    git(shop.top, "init", "-q")
    commit(shop.top)
    main(["plan", str(shop.top)])
    assert "svc/main.go:4 shop-old-queue" in capsys.readouterr().out


def test_a_category_that_is_none_is_wrong_use(shop: Shop) -> None:
    shop.check("--category", "75")
    assert shop.code == 2
    assert "1 to 74" in shop.err


def test_a_folder_of_rules_that_is_not_there_is_told(shop: Shop) -> None:
    shop.write("watari.yaml", "rules: [absent]\n")
    shop.check()
    assert shop.code == 2
    assert "absent is not a folder" in shop.err


def test_out_writes_a_file(shop: Shop) -> None:
    out = shop.top / "found.json"
    assert shop.check("--out", str(out)) == {}
    assert shop.code == 10
    assert len(json.loads(out.read_text())["findings"]) == 1
