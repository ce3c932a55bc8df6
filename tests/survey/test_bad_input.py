"""Input that cannot be read becomes a note or one sentence, never a crash."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest

from watari.errors import NothingToRead
from watari.sources.config import Config
from watari.survey.run import survey


def write(root: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


GO = 'package main\n\nimport "net/http"\n\nfunc main() { _ = http.ListenAndServe(":80", nil) }\n'


def test_broken_files_are_notes_and_the_rest_is_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        good__go_dot_mod="module example.org/good\n",
        good__main_dot_go=GO,
        bad__package_dot_json="{",
        bad__pyproject_dot_toml="[",
        bad__app_dot_py=b"caf\xe9 = 1\n",
        bad__compose_dot_yaml="services: [unclosed\n",
    )
    fleet = survey([tmp_path], Config())
    assert [service.name for service in fleet.services] == ["good"]
    notes = {note.path: note.text for note in fleet.notes}
    assert "is not JSON" in notes["bad/package.json"]
    assert "is not TOML" in notes["bad/pyproject.toml"]
    assert "is not UTF-8" in notes["bad/app.py"]
    assert "is not YAML: line" in notes["bad/compose.yaml"]


def test_two_services_of_one_name_stay_two(tmp_path: Path) -> None:
    for team in ("red", "blue"):
        write(tmp_path / team / "api", go_dot_mod="module example.org/api\n", main_dot_go=GO)
    assert [service.name for service in survey([tmp_path], Config()).services] == ["blue-api", "red-api"]


def test_a_name_of_the_configuration_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "svc", go_dot_mod="module example.org/x\n", main_dot_go=GO)
    config = Config.model_validate({"services": {"billing": {"path": "svc"}}})
    assert [service.name for service in survey([tmp_path], config).services] == ["billing"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", go_dot_mod="module example.org/outside\n", main_dot_go=GO)
    inside = write(tmp_path / "inside", go_dot_mod="module example.org/inside\n", main_dot_go=GO)
    os.symlink(outside, inside / "other")
    os.symlink(inside, inside / "loop")
    assert [service.name for service in survey([inside], Config()).services] == ["inside"]


def test_several_paths_are_told_from_their_common_parent(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "x" / name, go_dot_mod=f"module example.org/{name}\n", main_dot_go=GO)
    fleet = survey([tmp_path / "x" / "a", tmp_path / "x" / "b"], Config())
    assert fleet.root == str((tmp_path / "x").resolve())
    assert [service.path for service in fleet.services] == ["a", "b"]


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        survey([tmp_path], Config())
    with pytest.raises(NothingToRead):
        survey([tmp_path / "missing"], Config())


def test_a_file_of_200_megabytes_is_a_note_and_costs_no_memory(tmp_path: Path) -> None:
    write(tmp_path, good__go_dot_mod="module example.org/good\n", good__main_dot_go=GO)
    with (tmp_path / "good" / "dump.json").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    try:
        fleet = survey([tmp_path], Config(), jobs=1)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [service.name for service in fleet.services] == ["good"]
    assert {note.path: note.text for note in fleet.notes} == {
        "good/dump.json": "not read: 209715200 bytes, more than 2097152"
    }
    assert peak < 20 * 1024 * 1024


def test_a_pipe_in_the_tree_is_not_opened(tmp_path: Path) -> None:
    write(tmp_path, good__go_dot_mod="module example.org/good\n", good__main_dot_go=GO)
    os.mkfifo(tmp_path / "good" / "package.json")
    assert [service.name for service in survey([tmp_path], Config()).services] == ["good"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_what_may_not_be_read_is_a_note(tmp_path: Path) -> None:
    write(tmp_path, good__go_dot_mod="module example.org/good\n", good__main_dot_go=GO, good__Makefile="all:\n")
    write(tmp_path, closed__go_dot_mod="module example.org/closed\n")
    survey([tmp_path], Config(), jobs=1)  # whatever is imported late is imported by root
    (tmp_path / "good" / "Makefile").chmod(0)
    (tmp_path / "closed").chmod(0)
    # pytest closes its own folders to others.
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    os.seteuid(65534)
    try:
        fleet = survey([tmp_path], Config(), jobs=1)
    finally:
        os.seteuid(0)
    assert [service.name for service in fleet.services] == ["good"]
    assert {note.path: note.text for note in fleet.notes} == {
        "closed": "not read: Permission denied",
        "good/Makefile": "not read: Permission denied",
    }


def test_a_submodule_that_is_absent_is_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        good__go_dot_mod="module example.org/good\n",
        good__main_dot_go=GO,
        _dot_gitmodules='[submodule "pay"]\n\tpath = libs/pay\n\turl = ../pay.git\n[submodule "good"]\n\tpath = good\n',
    )
    (tmp_path / "libs" / "pay").mkdir(parents=True)
    notes = {note.path: note.text for note in survey([tmp_path], Config()).notes}
    assert notes == {"libs/pay": "a submodule that is not checked out: nothing of it was read"}


def test_a_yaml_that_grows_without_end_is_refused_at_once(tmp_path: Path) -> None:
    """Nine levels of nine aliases are 387 million nodes."""
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    write(
        tmp_path,
        good__go_dot_mod="module example.org/good\n",
        good__main_dot_go=GO,
        good__compose_dot_yaml="\n".join(levels) + "\nservices:\n  good:\n    build: .\n    environment: *a8\n",
    )
    assert [service.name for service in survey([tmp_path], Config(), jobs=1).services] == ["good"]


def test_a_line_that_no_person_wrote_is_a_note(tmp_path: Path) -> None:
    write(
        tmp_path,
        good__go_dot_mod="module example.org/good\n",
        good__main_dot_go=GO,
        good__bundle_dot_js="a=b;" * 10_000,
    )
    notes = {note.path: note.text for note in survey([tmp_path], Config(), jobs=1).notes}
    assert notes == {"good/bundle.js": "not read: a line of 40000 bytes, so a program wrote it"}
