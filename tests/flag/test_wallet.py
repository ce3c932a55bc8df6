"""The example fleet: each Go service gets the recipes it was written for, and compiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from flag.cases import after, findings, tree, write
from flag.golang import need_go, unformatted

from watari.flag.compile import verify
from watari.flag.run import edit
from watari.rehearse.toolchain.compiler import compiler_environments
from watari.sources.config import Config

WALLET = Path(__file__).parents[2] / "examples" / "wallet"
RECIPES = {
    "gateway": set(),
    "account": {"portable"},
    "ledger": {"portable", "adapter"},
    "payment": {"portable", "guard"},
    "card": {"portable", "adapter"},
}


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_recipes_are_the_expected_ones(name: str) -> None:
    result = edit(WALLET / name, ".", findings(WALLET / name, name), Config())
    assert {one.recipe for each in result.edits for one in each.solves} == RECIPES[name]
    assert {one.finding.edit for one in result.unsolved} <= {"none"}


def test_the_flag_joins_the_configuration_where_it_guards() -> None:
    result = edit(WALLET / "payment", ".", findings(WALLET / "payment", "payment"), Config())
    made = {one.path: (one.after or b"").decode() for one in result.edits}
    assert "if !config.GetEnvValue().EcsFlag.Flag {" in made["cmd/payment/main.go"]
    assert "EcsFlag.Flag = ecsFlagEnabled()" in made["internal/config/config.go"]


@pytest.mark.go
@pytest.mark.parametrize("name", sorted(set(RECIPES) - {"gateway"}))
def test_edited_services_compile(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_go()
    monkeypatch.setenv("WATARI_GO_OFFLINE", "1")
    environment = compiler_environments(tmp_path)(WALLET / name)
    assert environment is not None
    result = edit(WALLET / name, ".", findings(WALLET / name, name), Config())
    checked = verify(WALLET / name, result, environment)
    assert [one.path for one in checked.edits] == [one.path for one in result.edits]
    assert {one.compiled for one in checked.edits} == {"compiled"}
    own = write(after(tree(WALLET / name), result), tmp_path / "edited")
    assert unformatted(own) == []
    assert edit(own, ".", findings(own, name), Config()).edits == ()
