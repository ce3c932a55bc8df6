"""The generated package: each function alone, and all together, compile, are formatted, pass their tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from flag.golang import go, need_go, unformatted

from watari.flag.go.package import HTTP_KINDS, KINDS, Function, Package, read

HTTP = [Function(base, "http") for base, kind in KINDS.items() if kind in HTTP_KINDS]
OF_SDK = [base for base in KINDS if base not in {one.base for one in HTTP}]
V1 = [Function(base, "v1", context) for base in OF_SDK if base != "Credentials" for context in (False, True)]
V2 = [Function(base, "v2") for base in OF_SDK if base != "Available"]
TOGETHER = [*V1, *(Function(one.base, "v2", suffix="V2") for one in V2), *HTTP]


def write(folder: Path, package: Package) -> None:
    folder.mkdir(parents=True)
    for name, data in zip(("ecsflag.go", "ecsflag_test.go"), package.sources(), strict=True):
        (folder / name).write_bytes(data)


@pytest.mark.go
def test_each_function_alone_compiles_and_is_formatted(tmp_path: Path) -> None:
    need_go()
    for number, one in enumerate([*V1, *V2, *HTTP]):
        write(tmp_path / f"src/alone/p{number}", Package(frozenset({one}), False, "ECS_FLAG"))
    assert unformatted(tmp_path) == []
    done = go("vet", "./...", gopath=tmp_path, below="alone")
    assert done.returncode == 0, done.stderr


@pytest.mark.go
def test_generated_tests_pass(tmp_path: Path) -> None:
    need_go()
    write(tmp_path / "src/all/everything", Package(frozenset(TOGETHER), True, "ECS_FLAG"))
    write(tmp_path / "src/all/flag", Package(frozenset(), True, "ON_FARGATE"))
    assert unformatted(tmp_path) == []
    done = go("test", "./...", gopath=tmp_path, below="all")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("ok") == 2


@pytest.mark.parametrize("functions", [V1, V2, HTTP, TOGETHER, []], ids=["v1", "v2", "http", "all", "flag only"])
def test_what_was_written_is_read_back(functions: list[Function]) -> None:
    source, _ = Package(frozenset(functions), True, "ECS_FLAG").sources()
    assert read(source) == frozenset(functions)


def test_only_what_is_used_is_generated() -> None:
    source, test = Package(frozenset({Function("Region", "v1")}), False, "ECS_FLAG").sources()
    assert b"func Region(" in source
    for absent in (b"Enabled", b"ECS_FLAG", b"net/http", b"task metadata"):
        assert absent not in source + test


def test_a_file_of_somebody_else_is_not_read() -> None:
    assert read(b"package ecsflag\n\nfunc InstanceID() {}\n") is None


def test_the_flag_has_the_configured_name() -> None:
    source, _ = Package(frozenset(), True, "ON_FARGATE").sources()
    assert b'os.Getenv("ON_FARGATE")' in source
    assert b"ECS_FLAG" not in source
