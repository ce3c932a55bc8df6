"""``javac`` asked about files without their libraries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from need import need

from watari.flag.java.checking import complaints
from watari.flag.script.language import UNASKED


@pytest.fixture(autouse=True)
def _javac() -> None:
    need(shutil.which("javac") is not None, "a JDK")


def test_wrong_type_is_seen_beside_a_library_that_is_not_there(tmp_path: Path) -> None:
    source = 'import com.acme.Client;\nclass Wrong {\n    int answer(Client one) { one.ask(); return "text"; }\n}\n'
    (tmp_path / "Wrong.java").write_text(source)
    said = complaints(tmp_path)
    assert said is not None
    assert "incompatible types" in said["Wrong.java"]


def test_absent_library_is_no_complaint_and_no_praise(tmp_path: Path) -> None:
    source = "import com.acme.Client;\nclass Fine extends Client {\n    @Override public int ask() { return 1; }\n}\n"
    (tmp_path / "Fine.java").write_text(source)
    (tmp_path / "Alone.java").write_text("class Alone {}\n")
    assert complaints(tmp_path) == {"Fine.java": UNASKED}


def test_syntax_error_leaves_the_others_unasked(tmp_path: Path) -> None:
    (tmp_path / "Broken.java").write_text("class Broken { int x = ; }\n")
    (tmp_path / "Alone.java").write_text("class Alone {}\n")
    said = complaints(tmp_path)
    assert said is not None
    assert said["Alone.java"] == UNASKED
    assert "illegal start" in said["Broken.java"]
