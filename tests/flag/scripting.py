"""The case folders ``tests/cases/flag/<language>/<case>/{before,after,retired}`` of one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flag.cases import after, tree

from watari.flag.removal import retire
from watari.flag.run import edit
from watari.model.edit import EditResult
from watari.model.evidence import Evidence
from watari.model.finding import Finding
from watari.model.fleet import Fleet, Service
from watari.rules.run import check
from watari.sources.config import Config

CASES = Path(__file__).parent.parent / "cases" / "flag"


def names(language: str) -> list[str]:
    """The cases of a language."""
    return sorted(one.name for one in (CASES / language).iterdir())


def findings(repository: Path, language: str) -> list[Finding]:
    """What the check says of a repository that is one service."""
    service = Service("it", ".", (language,), Evidence("x", 1))
    return list(check(Fleet(str(repository), (service,))).findings)


@dataclass(frozen=True)
class Case:
    """One case; a case without ``after`` is one that must not be edited."""

    language: str
    name: str

    @property
    def folder(self) -> Path:
        """Where its files stand."""
        return CASES / self.language / self.name

    @property
    def edited(self) -> bool:
        """Whether an edit is wanted."""
        return (self.folder / "after").is_dir()

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings of ``before``."""
        return findings(self.folder / "before", self.language)

    @cached_property
    def result(self) -> EditResult:
        """The edits of ``before``."""
        return edit(self.folder / "before", ".", self.findings, Config())


def assert_edited_as_expected(case: Case) -> None:
    """The edit is that of ``after``, and every finding is solved or has a reason."""
    before = tree(case.folder / "before")
    made = after(before, case.result)
    expected = tree(case.folder / "after") if case.edited else before
    assert made.keys() == expected.keys()
    for path, data in expected.items():
        assert made[path].decode() == data.decode(), path
    assert not case.edited or made != before
    solved = [one.finding for each in case.result.edits for one in each.solves]
    unsolved = [one.finding for one in case.result.unsolved]
    assert all(one.reason for one in case.result.unsolved)
    assert sorted([*solved, *unsolved], key=repr) == sorted(case.findings, key=repr)


def assert_content_with_itself(case: Case) -> None:
    """What the check still finds needs no edit, and a second run makes none."""
    again = findings(case.folder / "after", case.language)
    assert {one.edit for one in again} <= {"none"}
    assert all(one.edit_reason for one in again)
    assert edit(case.folder / "after", ".", again, Config()).edits == ()


def assert_retired_as_expected(case: Case) -> None:
    """Without the flag it is ``retired``, and no word of the flag is left."""
    result = retire(case.folder / "after", Config())
    made = after(tree(case.folder / "after"), result)
    expected = tree(case.folder / "retired")
    assert made.keys() == expected.keys()
    for path, data in expected.items():
        assert made[path].decode() == data.decode(), path
    assert result.refused == ()
    words = (b"ecs_flag", b"ecsflag", b"ecs-flag")
    assert not [path for path, data in made.items() if any(word in data.lower() for word in words)]


def assert_ec2_comes_back(case: Case) -> None:
    """With ``keep="ec2"`` the module goes, and what asks EC2 asks it again."""
    result = retire(case.folder / "after", Config(), keep="ec2")
    assert result.refused == ()
    made = after(tree(case.folder / "after"), result)
    before = case.folder / "before"
    assert made.keys() == tree(before).keys()
    assert not [path for path, data in made.items() if b"ecs_flag" in data.lower()]
