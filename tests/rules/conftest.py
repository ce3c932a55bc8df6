"""A Go module written file by file, and what the check finds in it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from watari.model.finding import Finding
from watari.model.fleet import Fleet
from watari.rules.run import check


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """An empty module `example.com/shop`."""
    return Tree(tmp_path)


class Tree:
    """A Go module in a folder, written file by file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("go.mod", "module example.com/shop\n")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n").replace("    ", "\t"), encoding="utf-8")

    def findings(self) -> tuple[Finding, ...]:
        return check(Fleet(str(self.root), ())).findings

    def only(self, rule: str) -> Finding:
        found = [one for one in self.findings() if one.rule == rule]
        assert len(found) == 1, [(one.rule, one.path, one.line) for one in self.findings()]
        return found[0]

    def edited(self, finding: Finding) -> str:
        return (self.root / finding.path).read_bytes()[finding.start : finding.end].decode()
