"""Removal in Go: what is left is the expected, compiles, is formatted, and holds no word of the flag."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

import pytest
from flag.cases import NAMES, ROOT, after, tree, write
from flag.golang import go, need_go, unformatted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watari.flag.removal import Keep, retire
from watari.model.edit import EditResult
from watari.sources.config import Config

BY_HAND = Path(__file__).parent.parent / "cases" / "flag-removal" / "go"
HAND_NAMES = sorted(one.name for one in BY_HAND.iterdir())
GENERATED = sorted(name for name in NAMES if (ROOT / name / "retired").is_dir())
WORD = re.compile(rb"(?i)ecs_?flag|watariDecided")
UNFORMATTED = {"byte-order-mark", "crlf"}
"""Cases that are not gofmt's before the edit."""


@cache
def retired(folder: Path, keep: Keep = "ecs") -> EditResult:
    expressions = folder.parent / "expressions"
    given = expressions.read_text().split("\n")[:-1] if expressions.exists() else ()
    return retire(folder, Config(), keep=keep, expressions=given)


def left(folder: Path, keep: Keep = "ecs") -> dict[str, bytes]:
    return after(tree(folder), retired(folder, keep))


@pytest.mark.parametrize("name", GENERATED)
def test_generated_code_is_removed_as_expected(name: str) -> None:
    made = left(ROOT / name / "after")
    assert made == tree(ROOT / name / "retired")
    assert retired(ROOT / name / "after").refused == ()


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"shadowed-name"}))
@pytest.mark.parametrize("keep", ["ecs", "ec2"])
def test_no_word_of_the_flag_is_left(name: str, keep: Keep) -> None:
    assert WORD.search(b"".join(left(ROOT / name / "after", keep).values())) is None


@pytest.mark.parametrize("name", HAND_NAMES)
def test_a_flag_written_by_hand_is_removed_as_expected(name: str) -> None:
    assert {one.purpose for one in retired(BY_HAND / name / "before").edits} == {"removal"}
    assert left(BY_HAND / name / "before") == tree(BY_HAND / name / "after")


@pytest.mark.go
@pytest.mark.parametrize("keep", ["ecs", "ec2"])
def test_what_is_left_vets_and_is_formatted(keep: Keep, tmp_path: Path) -> None:
    need_go()
    for name in NAMES:
        write(left(ROOT / name / "after", keep), tmp_path / "src/example.com" / name)
    for name in HAND_NAMES:
        write(left(BY_HAND / name / "before", keep), tmp_path / "src/hand.example" / name)
    done = go("vet", "./example.com/...", gopath=tmp_path, below=".")
    assert done.returncode == 0, done.stderr
    bad = {path.split("/")[1] for path in unformatted(tmp_path / "src")}
    assert bad <= UNFORMATTED


@pytest.mark.go
def test_what_is_left_by_hand_vets(tmp_path: Path) -> None:
    need_go()
    for name in HAND_NAMES:
        write(left(BY_HAND / name / "before"), tmp_path / "src/example.com" / name)
    done = go("vet", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stderr


@pytest.mark.go
def test_the_tests_of_what_remains_pass(tmp_path: Path) -> None:
    need_go()
    for name in ("v2-metadata", "both-sdks", "v2-identity", "user-data"):
        write(left(ROOT / name / "after"), tmp_path / "src/example.com" / name)
    done = go("test", "./...", gopath=tmp_path, below="example.com")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_service_without_the_flag_is_left_alone(tmp_path: Path) -> None:
    own = write(tree(ROOT / "define" / "before"), tmp_path)
    result = retire(own, Config())
    assert (result.edits, result.refused) == ((), ())


def test_a_question_about_something_else_than_ec2_stays(tmp_path: Path) -> None:
    own = write(tree(BY_HAND / "asked-by-a-function" / "before"), tmp_path)
    main = own / "main.go"
    main.write_text(main.read_text().replace("imds.New(imds.Options{})", "local").replace("&imds.", "&local."))
    result = retire(own, Config())
    assert (result.edits, result.refused) == ((), ())


def test_questions_to_ecs_variables_stay_where_ec2_stays() -> None:
    for name in (one for one in HAND_NAMES if one.startswith("asked-")):
        assert not retire(BY_HAND / name / "before", Config(), keep="ec2").edits


def test_a_function_used_as_a_value_is_told_and_its_file_stays(tmp_path: Path) -> None:
    own = write(tree(ROOT / "define" / "after"), tmp_path)
    main = own / "main.go"
    main.write_text(main.read_text() + "\nvar read = ecsInstanceID\n")
    result = retire(own, Config())
    assert result.edits == ()
    assert len(result.refused) == 1
    assert result.refused[0].startswith("main.go: line ")


PROGRAM = """package main

import (
	"log"
	"os"
)

func main() {
	n := len(os.Args)
	onECS := isECS()
	_ = onECS
	log.Print(n)
	func() {
BODY
	}()
}

func isECS() bool { return os.Getenv("ECS_FLAG") == "true" }
"""

CONDITIONS = st.recursive(
    st.sampled_from(["isECS()", "n > 1", "n < -1", "onECS", "true"]),
    lambda inner: st.one_of(
        inner.map(lambda one: f"!({one})"),
        st.tuples(inner, st.sampled_from(["&&", "||"]), inner).map(lambda one: f"({one[0]}) {one[1]} ({one[2]})"),
    ),
    max_leaves=4,
)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Statements around statements."""
    return st.one_of(
        st.tuples(CONDITIONS, inner).map(lambda one: f"if {one[0]} {{\n{one[1]}\n}}"),
        st.tuples(CONDITIONS, inner, inner).map(lambda one: f"if {one[0]} {{\n{one[1]}\n}} else {{\n{one[2]}\n}}"),
        st.tuples(CONDITIONS, inner, CONDITIONS, inner).map(
            lambda one: f"if {one[0]} {{\n{one[1]}\n}} else if {one[2]} {{\n{one[3]}\n}}"
        ),
        st.tuples(CONDITIONS, inner, inner).map(
            lambda one: f"switch {{\ncase {one[0]}:\n{one[1]}\ndefault:\n{one[2]}\n}}"
        ),
        st.tuples(inner, inner).map("\n".join),
    )


STATEMENTS = st.recursive(
    st.sampled_from(
        [
            "log.Print(n)",
            "n++",
            "x := n\nlog.Print(x)",
            "return",
            "if n > 2 {\nn := 1\nlog.Print(n)\n}",
            "for range 3 {\nlog.Print(n)\n}",
        ]
    ),
    blocks,
    max_leaves=6,
)


def distinct(body: str) -> str:
    """The body with every ``x`` that it declares a name of its own."""
    numbers = itertools.count()
    return re.sub(r"x := n\nlog.Print\(x\)", lambda _: f"x{(n := next(numbers))} := n\nlog.Print(x{n})", body)


@pytest.mark.go
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(STATEMENTS, min_size=12, max_size=12))
def test_any_function_still_vets_without_the_flag(bodies: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    need_go()
    folder = tmp_path_factory.mktemp("any")
    for number, body in enumerate(bodies):
        source = PROGRAM.replace("BODY", distinct(body)).replace("range 3", "range os.Args")
        own = write({"main.go": source.encode(), "go.mod": b"module example.com/m\n"}, folder / f"b{number}")
        result = retire(own, Config(), expressions=["isECS()"])
        made = after(tree(own), result)
        assert WORD.search(made["main.go"]) is None, source
        assert b"isECS" not in made["main.go"], source
        write(made, folder / "src/example.com" / f"m{number}")
    done = go("vet", "-unreachable=false", "-bools=false", "./...", gopath=folder, below="example.com")
    assert done.returncode == 0, done.stderr
