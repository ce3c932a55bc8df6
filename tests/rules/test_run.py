"""A team's own rules, broken rules, and files that cannot be read."""

from __future__ import annotations

from pathlib import Path

from watari.model.fleet import Fleet
from watari.rules.run import check

OWN = """
id: own-pager
language: python
severity: warning
message: pages the hosts' rota
rule:
  pattern: page($$$)
metadata:
  category: 67
  severity: misbehaves
  subject: pager
  recipe: none
  recipe_reason: A person must say who is paged now.
  replacement: The service's own rota.
  why: The rota of the hosts ends with the hosts.
  example: page("disk full")
"""


def test_a_folder_of_own_rules_is_used(tmp_path: Path) -> None:
    rules, code = tmp_path / "rules", tmp_path / "code"
    rules.mkdir()
    code.mkdir()
    (rules / "own.yml").write_text(OWN, encoding="utf-8")
    (code / "a.py").write_text('page("disk full")\n', encoding="utf-8")
    assert [one.rule for one in check(Fleet(str(code), ()), (rules,)).findings] == ["own-pager"]


def test_a_broken_rule_is_named_and_stops_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("id: a\n  language: go\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text(OWN.replace("category: 67", "category: 75"), encoding="utf-8")
    (tmp_path / "c.yml").write_text(OWN.replace("pattern:", "patern:"), encoding="utf-8")
    (tmp_path / "d.yml").write_text(OWN.replace("python", "cobol").replace("own-", "d-"), encoding="utf-8")
    (tmp_path / "a.py").write_text('open("/etc/shop/shop.ini")\n', encoding="utf-8")
    result = check(Fleet(str(tmp_path), ()), (tmp_path,))
    assert [one.rule for one in result.findings] == ["python-host-config-file"]
    notes = {one.path: one.text for one in result.notes}
    assert "line 2" in notes[str(tmp_path / "a.yml")]
    assert "metadata.category" in notes[str(tmp_path / "b.yml")]
    assert "patern" in notes["rule own-pager"]
    assert "cobol" in notes["rule d-pager"]


def test_a_file_that_is_not_utf_8_is_noted(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b'x = "/etc/shop/\xff.ini"\n')
    (tmp_path / "a.go").write_bytes(b'package a\nvar x = "/etc/shop/\xff.ini"\n')
    result = check(Fleet(str(tmp_path), ()))
    assert sorted(one.path for one in result.notes) == ["a.go", "a.py"]
    assert all("UTF-8" in one.text for one in result.notes)


def test_the_same_tree_gives_the_same_findings(tmp_path: Path) -> None:
    for name in ("b.py", "a.py"):
        (tmp_path / name).write_text('open("/etc/shop/shop.ini")\nopen("/var/log/a.log")\n', encoding="utf-8")
    first, second = (check(Fleet(str(tmp_path), ())) for _ in range(2))
    assert first == second
    places = [(one.severity, one.path) for one in first.findings]
    assert places == [
        ("blocks-start", "a.py"),
        ("blocks-start", "b.py"),
        ("operational", "a.py"),
        ("operational", "b.py"),
    ]
