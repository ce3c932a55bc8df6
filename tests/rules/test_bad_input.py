"""A check of what nobody should have committed: it ends, says what it could not read, and finds the rest."""

# ruff: noqa: E501  the tables hold one-line programs
from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from watari.model.finding import CheckResult
from watari.model.fleet import Fleet
from watari.rules.run import check
from watari.sources.walk import SourceFile

GOOD = 'import boto3\n\nsession = boto3.Session(profile_name="production")\n'
RULE = "python-named-profile"


def checked(root: Path) -> CheckResult:
    (root / "good.py").write_text(GOOD, encoding="utf-8")
    result = check(Fleet(str(root), ()))
    assert RULE in {one.rule for one in result.findings if one.path == "good.py"}, "the good file is found all the same"
    return result


def notes(result: CheckResult) -> dict[str, str]:
    return {one.path: one.text for one in result.notes}


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text(GOOD, encoding="utf-8")
    reads = SourceFile.read

    def read(self: SourceFile) -> bytes:
        if self.path == "a.py":
            raise PermissionError(errno.EACCES, "Permission denied")  # modes do not keep root from reading
        return reads(self)

    monkeypatch.setattr(SourceFile, "read", read)
    assert notes(checked(tmp_path))["a.py"] == "not read: Permission denied"


BROKEN = {
    "a.go": 'package main\nimport "log/syslog"\nfunc main() { w, _ := syslog.New(0, "a"); _ = w }\nfunc broken( {\n',
    "a.py": GOOD + "class = def broken) ](\n",
    "A.java": "import com.amazonaws.util.EC2MetadataUtils;\nclass A { String i = EC2MetadataUtils.getInstanceId(); void b( { }\n",
    "a.js": "const AWS = require('aws-sdk')\nconst m = new AWS.MetadataService()\nfunction broken( {\n",
    "a.rb": "KEYS = Aws::InstanceProfileCredentials.new\ndef broken(\n",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_source_file_that_does_not_parse_is_searched_and_marked(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(BROKEN[name], encoding="utf-8")
    result = checked(tmp_path)
    assert [one for one in result.findings if one.path == name], "it is searched"
    assert notes(result)[name] == "searched, but it does not parse"


@pytest.mark.parametrize(
    "name", ["a.py", "a.go", "a.java", "a.js", "a.rb", "a.kt", "a.tf", "a.yml", "a.sh", "Dockerfile"]
)
def test_bytes_that_are_no_text(name: str, tmp_path: Path) -> None:
    text = b"169.254.169.254 profile_name /etc/ systemctl \xff\xfe\x00 localhost:6379 privileged: true\n"
    (tmp_path / name).write_bytes(text * 20)
    checked(tmp_path)


def test_links_pipes_and_large_files(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "away.py").symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe.py")
    with (tmp_path / "large.py").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    result = checked(tmp_path)
    assert "more than" in notes(result)["large.py"]
    assert {one.path for one in result.findings} == {"good.py"}


def test_a_line_that_a_program_wrote(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("require('aws-sdk').MetadataService;" * 2000, encoding="utf-8")
    assert "a program wrote it" in notes(checked(tmp_path))["a.js"]


def test_code_that_is_nested_deeply(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("profile_name = " + "(" * 3000 + ")" * 3000 + "\n", encoding="utf-8")
    checked(tmp_path)


def test_yaml_that_grows_without_end(tmp_path: Path) -> None:
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    (tmp_path / "docker-compose.yml").write_text(f"a0: &a0 privileged\n{bomb}\nservices:\n  a:\n    privileged: true\n")
    assert any(one.path == "docker-compose.yml" for one in checked(tmp_path).findings)


def test_a_submodule_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / ".gitmodules").write_text('[submodule "x"]\n\tpath = x\n\turl = ../x\n', encoding="utf-8")
    assert "submodule" in notes(checked(tmp_path))["x"]


def test_a_broken_rule_names_its_line_and_stops_only_itself(tmp_path: Path) -> None:
    rules, tree = tmp_path / "rules", tmp_path / "tree"
    rules.mkdir()
    tree.mkdir()
    (rules / "broken.yml").write_text("id: a\nlanguage: python\nrule: {kind: [\n", encoding="utf-8")
    (tree / "good.py").write_text(GOOD, encoding="utf-8")
    result = check(Fleet(str(tree), ()), (rules,))
    assert [one.rule for one in result.findings] == [RULE]
    assert "line 4" in notes(result)[str(rules / "broken.yml")]
