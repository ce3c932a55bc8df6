"""Generated Go: whatever stands around an EC2-only call, the edited program compiles, and a second run is empty."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from flag.cases import after, findings, tree, write
from flag.golang import go, need_go, unformatted
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from watari.flag.removal import retire
from watari.flag.run import edit
from watari.sources.config import Config

_HEAD = """package p%d

import (
\t"errors"
\t"fmt"

\t"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

type holder struct {
\tmeta *ec2metadata.EC2Metadata
\tname string
}

var errNone = errors.New("none")

func use(values ...any) { fmt.Println(values...) }

func both(value string, err error) string { return fmt.Sprint(value, err) }

"""
CALLS = (
    'GetMetadata("instance-id")',
    'GetMetadata("placement/availability-zone")',
    'GetMetadata("local-ipv4")',
    'GetMetadata("mac")',
    "GetMetadata(path)",
    "Region()",
    "GetUserData()",
    'GetDynamicData("instance-identity/document")',
)
"""Every one gives ``(string, error)``."""
CLIENTS = ("meta", "h.meta", "(meta)", "h.meta")
NAMES = ("value", "err", "id", "path", "region", "t", "task", "http")
CONTEXTS = (
    "\t{a}, {b} := {call}\n\tuse({a}, {b})\n",
    "\t{a}, _ := {call}\n\tuse({a})\n",
    "\t_, {b} := {call}\n\tif {b} != nil {{\n\t\tuse({b})\n\t}}\n",
    "\tif {a}, {b} := {call}; {b} == nil {{\n\t\tuse({a})\n\t}} else {{\n\t\tuse({b})\n\t}}\n",
    "\tvar {a} string\n\tvar {b} error\n\t{a}, {b} = {call}\n\tuse({a}, {b})\n",
    "\tuse(both({call}))\n",
    "\tswitch {a}, {b} := {call}; {{\n\tcase {b} != nil:\n\t\tuse({b})\n\tdefault:\n\t\tuse({a})\n\t}}\n",
    "\tfunc() {{\n\t\t{a}, {b} := {call}\n\t\tuse({a}, {b})\n\t}}()\n",
    "\tdefer func() {{ use(both({call})) }}()\n",
    "\tgo func() {{ use(both({call})) }}()\n",
    "\tfor i := 0; i < 2; i++ {{\n\t\t{a}, {b} := {call}\n\t\tuse({a}, {b}, i)\n\t}}\n",
    "\th.name, _ = {call}\n",
    '\tuse(map[string]string{{"k": both({call})}})\n',
    'again:\n\tif {a}, {b} := {call}; {b} != nil && {a} == "?" {{\n\t\tgoto again\n\t}}\n',
    '\tif h.meta.Available() && both({call}) != "" {{\n\t\tuse("there")\n\t}}\n',
)


@dataclass(frozen=True)
class Step:
    """One statement: its shape, the call in it, and the names that it makes."""

    context: str
    client: str
    call: str
    first: str
    second: str

    def text(self) -> str:
        return self.context.format(call=f"{self.client}.{self.call}", a=self.first, b=self.second)


def _steps() -> st.SearchStrategy[list[Step]]:
    names = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)
    one = st.builds(
        lambda context, client, call, pair: Step(context, client, call if "path" not in pair else "Region()", *pair),
        st.sampled_from(CONTEXTS),
        st.sampled_from(CLIENTS),
        st.sampled_from(CALLS),
        names,
    )
    return st.lists(one, min_size=1, max_size=5)


def _program(number: int, steps: list[Step]) -> bytes:
    """Each statement in a block of its own, so that it meets the names around and leaves none; the last returns."""
    body = ""
    for place, step in enumerate(steps):
        lines = "".join(f"\t{line}\n" for line in step.text().rstrip("\n").split("\n"))
        lines = lines.replace("\tagain:", f"\tagain{place}:").replace("goto again", f"goto again{place}")
        body += "\t{\n" + lines.replace("\tagain", "\tagain") + "\t}\n"
    head = "func run(meta *ec2metadata.EC2Metadata, h *holder, path string) (string, error) {\n"
    return (
        _HEAD % number + head + body + '\tif path == "" {\n\t\treturn "", errNone\n\t}\n\treturn meta.Region()\n}\n'
    ).encode()


@pytest.mark.go
@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],  # a program of many is short enough to read, and shrinking compiles for minutes
    suppress_health_check=list(HealthCheck),
)
@given(programs=st.lists(_steps(), min_size=12, max_size=20))
def test_edits_compile_and_are_whole(programs: list[list[Step]], tmp_path_factory: pytest.TempPathFactory) -> None:
    need_go()
    root = tmp_path_factory.mktemp("go")
    for number, steps in enumerate(programs):
        files = {"p.go": _program(number, steps), "go.mod": f"module example.com/p{number}\n".encode()}
        own = write(files, root / f"src/example.com/before/p{number}")
        write(_edited(own, f"p{number}"), root / f"src/example.com/after/p{number}")
        write(_retired(root / f"src/example.com/after/p{number}"), root / f"src/example.com/retired/p{number}")
    written = go("vet", "./...", gopath=root, below="example.com/before")
    if written.returncode != 0:  # a program that Go refuses as it was written says nothing of the edit
        assert "label" in written.stderr or "goto" in written.stderr, written.stderr
        return
    for stage in ("after", "retired"):
        done = go("vet", "./...", gopath=root, below=f"example.com/{stage}")
        assert done.returncode == 0, done.stderr
    untidy = set(unformatted(root / "src/example.com/before"))
    assert set(unformatted(root / "src/example.com/after")) <= untidy


def _edited(own: Path, name: str) -> dict[str, bytes]:
    found = findings(own, name)
    result = edit(own, ".", found, Config())
    made = after(tree(own), result)
    assert {one.finding.subject for one in result.unsolved} <= {"client"}
    again = write(made, own.parent.parent / "again" / name)
    assert edit(again, ".", findings(again, name), Config()).edits == ()
    return made


def _retired(own: Path) -> dict[str, bytes]:
    result = retire(own, Config())
    assert result.refused == ()
    made = after(tree(own), result)
    assert not [path for path, data in made.items() if b"ecsflag" in data.lower()]
    return made
