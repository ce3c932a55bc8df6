"""Names and packages of Go programs."""

from __future__ import annotations

import pytest

from watari.model.evidence import Evidence
from watari.survey.code.go.packages import Packages, program_name
from watari.survey.facts import BuildFile, FactBase, GoImports


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("app/stock/service/cmd/server", "stock"),
        ("shop/rpc", "shop-rpc"),
        ("cmd/mailer", "mailer"),
        ("cmd/server", ""),
    ],
)
def test_the_name_of_a_program_is_what_its_path_says(folder: str, name: str) -> None:
    assert program_name(folder) == name


def _base(modules: dict[str, str], imports: dict[str, tuple[str, ...]]) -> FactBase:
    base = FactBase()
    for folder, name in modules.items():
        base.add(BuildFile(folder, "go.mod", "go", Evidence(folder + "/go.mod", 1), name))
    for folder, paths in imports.items():
        base.add(GoImports(folder, paths, Evidence(folder + "/x.go", 1)))
    return base


def test_a_program_reaches_packages_of_another_module() -> None:
    base = _base(
        {"shop": "example.com/shop", "common": "example.com/common"},
        {"shop/cmd": ("example.com/common/log", "fmt"), "common/log": ("example.com/common/text",), "shop/old": ()},
    )
    assert Packages(base).reached(["shop/cmd"]) == {"shop/cmd", "common/log", "common/text"}


def test_of_two_modules_of_one_name_the_nearer_is_meant() -> None:
    base = _base({"one": "example.com/m", "two": "example.com/m"}, {"two/cmd": ("example.com/m/log",)})
    assert Packages(base).reached(["two/cmd"]) == {"two/cmd", "two/log"}
