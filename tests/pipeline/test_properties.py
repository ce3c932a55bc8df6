"""Whatever a person writes between the lines stays: comments, blank lines, quotes, line ends."""

from __future__ import annotations

import difflib
import re
import tempfile
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from watari.model.edit import Edit
from watari.model.evidence import Evidence
from watari.model.fleet import Build, Service
from watari.pipeline import run
from watari.pipeline.circleci.valid import problems
from watari.sources.config import Config

SERVICE = Service(
    "api",
    ".",
    ("go",),
    Evidence("go.mod", 1),
    build=Build(("make", "build"), Evidence("Makefile", 1), ("bin/api",)),
)
COMMENTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12).filter(
    lambda text: "ec2" not in text and "TYPE" not in text
)
QUOTES = st.sampled_from(["", "'", '"'])


@st.composite
def configurations(draw: st.DrawFn) -> str:
    """A whole configuration: one or two environments, approvals, merge keys, any style and layout."""
    step = draw(st.sampled_from([2, 4]))
    quote = draw(QUOTES)
    stages = draw(st.sampled_from([[], ["staging", "production"], ["dev", "qa", "live"]]))
    build = draw(st.sampled_from(["build", "compile", "build-api"]))
    lines = [
        f"version: {draw(st.sampled_from(['2', '2.1']))}",
        "main_only: &main_only",
        *_shift(FILTERS, step),
    ]
    lines += ["jobs:", *_shift(_job(draw, build, "make build", quote), step)]
    deploys = [f"deploy-{stage}" for stage in stages] or ["deploy"]
    for name in deploys:
        lines += _shift(_job(draw, name, draw(st.sampled_from(COMMANDS)), quote), step)
    lines += ["workflows:", *_shift(["version: 2", "main:", "  jobs:", f"    - {build}"], step)]
    required = build
    for name in deploys:
        if draw(st.booleans()):
            lines += _shift([f"    - hold-{name}:", "        type: approval", f"        requires: [{required}]"], step)
            required = f"hold-{name}"
        lines += _shift(_entry(draw, name, required, quote), step)
        required = name
    return _laid_out(draw, lines)


FILTERS = ["filters:", "  branches: {only: main}"]
COMMANDS = [
    "scp -q bin/api deploy@host:/opt/api",
    "ansible-playbook deploy/site.yml",
    "aws deploy create-deployment --application-name api",
]


def _shift(lines: list[str], step: int) -> list[str]:
    return [" " * step + line for line in lines]


def _job(draw: st.DrawFn, name: str, command: str, quote: str) -> list[str]:
    lines = [f"{quote}{name}{quote}:", "  machine: true"]
    environment = draw(st.sampled_from([[], ["  environment: {A: 'on', B: 1e3}"], ["  environment:", "    A: 010"]]))
    run_step = draw(
        st.sampled_from([[f"    - run: {command}"], ["    - run: |", f"        {command}", "        date"]])
    )
    return [*lines, *environment, "  steps:", "    - checkout", *run_step]


def _entry(draw: st.DrawFn, name: str, required: str, quote: str) -> list[str]:
    requires = draw(st.sampled_from([[f"requires: [{quote}{required}{quote}]"], ["requires:", f"  - {required}"]]))
    filters = draw(st.sampled_from([[], ["<<: *main_only"], FILTERS]))
    context = draw(st.sampled_from([[], ["context: aws"], ["context: [aws, 'ssh keys']"]]))
    return [f"    - {quote}{name}{quote}:", *(f"        {line}" for line in (*context, *requires, *filters))]


def _laid_out(draw: st.DrawFn, lines: list[str]) -> str:
    """Comments and blank lines between the lines (outside block scalars), and comments behind some."""
    result: list[str] = []
    in_scalar = False
    for line in lines:
        inside = in_scalar and line.startswith(" " * 8) and not line.lstrip().startswith("-")
        in_scalar = line.endswith("|") or inside
        if not inside and draw(st.integers(0, 5)) == 0:
            indent = len(line) - len(line.lstrip())
            result += draw(st.sampled_from([[""], ["", ""], [" " * indent + "# " + draw(COMMENTS)]]))
        if not inside and not line.endswith("|") and draw(st.integers(0, 7)) == 0:
            line += "  # " + draw(COMMENTS)
        result.append(line)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(result) + (newline if draw(st.booleans()) else "")


def _planned(text: str) -> Edit | None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ".circleci/config.yml"
        file.parent.mkdir()
        file.write_bytes(text.encode())
        result = run.plan(Path(folder), ".", (SERVICE,), Config(name="wallet"))
        assert result.refused == ()
        return result.edits[0] if result.edits else None


@given(configurations())
@settings(max_examples=30, deadline=None)
def test_only_the_lines_that_name_a_job_change(text: str) -> None:
    edit = _planned(text)
    assert edit is not None
    assert edit.after is not None
    assert edit.before == text.encode()
    before, after = text.splitlines(), edit.after.decode().splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag in ("replace", "delete"):
            for line in before[start:end]:
                assert re.search(r"build|compile|deploy|environment: \{", line), line


@given(configurations())
@settings(max_examples=30, deadline=None)
def test_without_the_new_lines_and_the_prefix_it_is_the_old_file(text: str) -> None:
    edit = _planned(text)
    assert edit is not None
    assert edit.after is not None
    build = next(name for name in yaml.safe_load(text)["jobs"] if not name.startswith("deploy"))
    restored = iter(
        line.replace("ec2-build", build).replace("ec2-deploy", "deploy").replace("{TYPE: ec2, ", "{")
        for line in edit.after.decode().splitlines(keepends=True)
    )
    for line in text.splitlines():
        assert any(line == candidate.rstrip("\r\n") for candidate in restored), line


@given(configurations())
@settings(max_examples=30, deadline=None)
def test_the_result_is_whole_and_the_second_run_finds_nothing(text: str) -> None:
    edit = _planned(text)
    assert edit is not None
    assert edit.after is not None
    assert problems(yaml.safe_load(edit.after)) == []
    assert edit.after.count(b"\r\n") in (0, edit.after.count(b"\n"))
    assert _planned(edit.after.decode()) is None
