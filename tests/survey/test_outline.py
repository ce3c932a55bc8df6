"""The outline finds the same services as the whole survey."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.sources.config import Config
from watari.survey.outline import outline
from watari.survey.run import survey

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "survey"
TREES = {
    **{path.parent.name: path.parent for path in sorted(CASES.glob("*/repo"))},
    "wallet": ROOT / "examples" / "wallet",
}


@pytest.mark.parametrize("name", TREES)
def test_same_names_and_folders(name: str) -> None:
    tree = TREES[name] if name == "wallet" else TREES[name] / "repo"
    whole = {(one.name, one.path) for one in survey([tree], Config()).services}
    assert {(one.name, one.path) for one in outline([tree], Config())} == whole
