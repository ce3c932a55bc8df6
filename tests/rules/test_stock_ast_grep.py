"""The rule files as a stock ``ast-grep`` reads them: it takes them all, and finds what their cases mark."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from watari.rules.languages import GRAMMARS
from watari.rules.rule import Rule, catalogue_folder, shipped

AST_GREP = Path(sys.executable).with_name("ast-grep")
CASES = Path(__file__).parent.parent / "cases" / "rules"
FOLDERS = sorted(folder for folder in catalogue_folder().iterdir() if folder.name in GRAMMARS.values())
PLAIN = [rule for rule in shipped() if rule.language in GRAMMARS.values() and not rule.files]
"""Rules for every file of their language; those with ``files`` look at names that the scan's root decides."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The ids of the rules that find something in all case files."""
    place = tmp_path_factory.mktemp("scan")
    config, tree = place / "sgconfig.yml", place / "tree"
    shutil.copytree(CASES, tree)  # rules leave out folders of tests
    config.write_text(yaml.safe_dump({"ruleDirs": [str(folder) for folder in FOLDERS]}), encoding="utf-8")
    command = [str(AST_GREP), "scan", "--config", str(config), "--json=stream", "--no-ignore", "hidden", str(tree)]
    done = subprocess.run(command, capture_output=True, timeout=240, check=False)
    # 1 says that rules of severity "error" found something; a file that is no rule ends with more, and says so.
    assert done.returncode in (0, 1), done.stderr.decode()[:2000]
    return {json.loads(line)["ruleId"] for line in done.stdout.splitlines()}


def test_it_takes_every_file(found: set[str]) -> None:
    assert found


@pytest.mark.parametrize("rule", PLAIN, ids=lambda rule: rule.id)
def test_it_finds_something_in_the_cases(rule: Rule, found: set[str]) -> None:
    assert rule.id in found


def test_no_key_stands_twice_in_a_mapping() -> None:
    """PyYAML takes the last of two, stock ast-grep refuses them."""

    class Strict(yaml.SafeLoader):
        pass

    def mapping(loader: Strict, node: yaml.MappingNode) -> dict[object, object]:
        keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"{node.start_mark}: {keys}"
        return loader.construct_mapping(node, deep=True)

    Strict.add_constructor("tag:yaml.org,2002:map", mapping)
    for file in catalogue_folder().rglob("*.yml"):
        yaml.load(file.read_text(encoding="utf-8"), Strict)  # noqa: S506
