"""Every rule against its case files: what it must find, what looks alike, and what must never be found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from watari.model.fleet import Fleet
from watari.rules.languages import GRAMMARS
from watari.rules.matching import find_all
from watari.rules.rule import Rule, load
from watari.rules.run import check
from watari.sources.syntax import parse

CASES = Path(__file__).parent.parent / "cases" / "rules"
RULES, NOTES = load()
BY_ID = {rule.id: rule for rule in RULES}
MARK = re.compile(r"(?://|#|--|;|/\*) ?finding(?: \*/)?$")
"""At the end of a line that must be found; a format without comments has a file ``expected`` of ``path:line`` lines."""


def cases(kind: str) -> list[Path]:
    """Every case of a kind: ``LANGUAGE/RULE/KIND….ext``, one file, or ``LANGUAGE/RULE/KIND…/``, a tree of them."""
    return sorted(one for one in CASES.glob(f"*/*/{kind}*"))


def name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def rule_of(case: Path) -> Rule:
    return BY_ID[case.parent.name]


def laid_out(case: Path, folder: Path) -> Path:
    if case.is_dir():
        shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected"))
    else:
        shutil.copy(case, folder)
    return folder


def found(case: Path, folder: Path) -> set[str]:
    result = check(Fleet(str(laid_out(case, folder)), ()))
    # The case must come as far as the matcher, or it shows nothing.
    assert result.files_read, "no file of the case was read"
    return {f"{one.path}:{one.line}" for one in result.findings if one.rule == case.parent.name}


def marked(case: Path) -> set[str]:
    listed = case / "expected"
    if listed.is_file():
        return set(listed.read_text(encoding="utf-8").split())
    files = sorted(case.rglob("*")) if case.is_dir() else [case]
    return {
        f"{file.relative_to(case if case.is_dir() else case.parent).as_posix()}:{number}"
        for file in files
        if file.is_file()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if MARK.search(line)
    }


def test_the_shipped_rules_can_all_be_read() -> None:
    assert NOTES == ()
    assert len(RULES) >= 30


def test_every_rule_has_its_cases_and_every_case_its_rule() -> None:
    for kind in ("hit", "near-miss", "trap"):
        folders = {f"{case.parent.parent.name}/{case.parent.name}" for case in cases(kind)}
        assert folders == {f"{rule.language.lower()}/{rule.id}" for rule in RULES}, kind


@pytest.mark.parametrize("case", cases("hit"), ids=name)
def test_hit(case: Path, tmp_path: Path) -> None:
    expected = marked(case)
    assert expected, "the case marks no line"
    assert found(case, tmp_path) == expected


@pytest.mark.parametrize("case", [*cases("near-miss"), *cases("trap")], ids=name)
def test_no_false_alarm(case: Path, tmp_path: Path) -> None:
    assert found(case, tmp_path) == set()


@pytest.mark.parametrize("case", [one for one in cases("hit") if one.stem == "hit" and one.is_file()], ids=name)
def test_stock_ast_grep_finds_a_line_of_the_hit(case: Path) -> None:
    rule = rule_of(case)
    language = GRAMMARS.get(case.suffix)
    if language is None:
        pytest.skip("stock ast-grep has no grammar for it")
    tree = parse(case.read_bytes(), language)
    config = {"rule": rule.rule, "utils": rule.utils, "constraints": rule.constraints}
    stock = find_all(tree.root, {key: value for key, value in config.items() if value})
    assert {f"{case.name}:{tree.line(node)}" for node in stock} & marked(case)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_to_do(rule: Rule) -> None:
    metadata = rule.metadata
    assert rule.needles, "without literals every file would be parsed"
    assert metadata.why.strip().endswith((".", ")"))
    assert metadata.replacement.strip().endswith((".", ")"))
    assert metadata.recipe_reason.strip().endswith(".")
    assert metadata.example.strip()
