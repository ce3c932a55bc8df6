"""The copy of go.mod: complete for the Go command, and the repository untouched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from need import need

from watari.errors import RehearsalFailed
from watari.rehearse.toolchain import go, modfile
from watari.rehearse.toolchain.go import GoToolchain
from watari.rehearse.toolchain.sources import Trees

pytestmark = pytest.mark.go


@pytest.fixture
def toolchain() -> GoToolchain:
    found = go.find()
    need(found is not None, "a Go toolchain")
    assert found is not None
    return found


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.fixture
def roots(tmp_path: Path) -> Path:
    """A tree of many modules with one go.mod, and a tree with none, as Debian has them."""
    src = tmp_path / "gocode"
    write(
        src / "example.com/sdk/go.mod",
        "module example.com/sdk\n\ngo 1.15\n\nrequire example.com/unpackaged v1.0.0\n",
    )
    write(src / "example.com/sdk/sdk.go", "package sdk\n\nconst Name = 1\n")
    write(src / "example.com/sdk/part/part.go", "package part\n\nconst Two = 2\n")
    write(src / "example.com/bare/bare.go", "package bare\n\nconst Three = 3\n")
    return src


@pytest.fixture
def module(tmp_path: Path) -> Path:
    folder = tmp_path / "service"
    write(
        folder / "go.mod",
        "module example.com/service\n\ngo 1.21\n\nrequire (\n"
        "\texample.com/sdk v1.2.3\n\texample.com/sdk/part v0.9.0\n\texample.com/bare v0.1.0\n)\n",
    )
    write(
        folder / "main.go",
        'package main\n\nimport (\n\t"example.com/bare"\n\t"example.com/sdk"\n\t"example.com/sdk/part"\n)\n\n'
        "func main() { println(sdk.Name + part.Two + bare.Three) }\n",
    )
    return folder


def run(toolchain: GoToolchain, module: Path, manifest: Path) -> str:
    """Builds and runs ``module`` offline with the copy; what the program printed."""
    environment = os.environ | {
        "GOFLAGS": f"-modfile={manifest} -mod=mod",
        "GOPROXY": "off",
        "GOTOOLCHAIN": "local",
    }
    done = subprocess.run([toolchain.go, "run", "."], cwd=module, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr.strip()


def test_builds_from_trees(toolchain: GoToolchain, module: Path, roots: Path, tmp_path: Path) -> None:
    before = (module / "go.mod").read_bytes()
    manifest = modfile.copy(module / "go.mod", modfile.folder(tmp_path / "work", module))
    assert "trees" in modfile.point_to(toolchain.go, manifest, Trees((roots,), "the test's trees"))
    assert run(toolchain, module, manifest) == "6"
    assert (module / "go.mod").read_bytes() == before
    assert sorted(one.name for one in module.iterdir() if one.is_file()) == ["go.mod", "main.go"]


def test_a_direct_requirement_that_nobody_has(toolchain: GoToolchain, module: Path, tmp_path: Path) -> None:
    manifest = modfile.copy(module / "go.mod", tmp_path / "copy")
    with pytest.raises(RehearsalFailed, match=r"example\.com/\S+ is not to be had") as caught:
        modfile.point_to(toolchain.go, manifest, Trees((tmp_path / "none",)))
    assert caught.value.next_step


def test_replacements_by_folders_stay(toolchain: GoToolchain, module: Path, roots: Path, tmp_path: Path) -> None:
    """A go.mod that replaces a module by a neighbour folder keeps doing so."""
    write(tmp_path / "neighbour" / "go.mod", "module example.com/bare\n\ngo 1.17\n")
    write(tmp_path / "neighbour" / "bare.go", "package bare\n\nconst Three = 30\n")
    with (module / "go.mod").open("a") as file:
        file.write("\nreplace example.com/bare => ../neighbour\n")
    manifest = modfile.copy(module / "go.mod", tmp_path / "work" / "copy")
    modfile.point_to(toolchain.go, manifest, Trees((roots,)))
    assert run(toolchain, module, manifest) == "33"


def test_not_a_manifest(toolchain: GoToolchain, tmp_path: Path) -> None:
    with pytest.raises(RehearsalFailed, match="cannot be read"):
        modfile.read(toolchain.go, write(tmp_path / "go.mod", "require what\n"))


def test_folders_of_modules_of_the_same_name_differ(tmp_path: Path) -> None:
    one, other = tmp_path / "a" / "card", tmp_path / "b" / "card"
    assert modfile.folder(tmp_path, one) != modfile.folder(tmp_path, other)
    assert modfile.folder(tmp_path, one) == modfile.folder(tmp_path, one)


def test_sums_are_copied(tmp_path: Path) -> None:
    write(tmp_path / "m" / "go.mod", "module m\n")
    write(tmp_path / "m" / "go.sum", "a v1 h1:x=\n")
    manifest = modfile.copy(tmp_path / "m" / "go.mod", tmp_path / "copy")
    assert manifest.with_name("go.sum").read_text() == "a v1 h1:x=\n"


def test_reading(toolchain: GoToolchain, tmp_path: Path) -> None:
    manifest = write(
        tmp_path / "go.mod",
        "module m\n\nrequire (\n\ta.example/x v1.0.0\n\tb.example/y v2.0.0+incompatible // indirect\n)\n\n"
        "replace a.example/x => ./x\n",
    )
    told = modfile.read(toolchain.go, manifest)
    assert [(one.path, one.indirect) for one in told.requirements] == [
        ("a.example/x", False),
        ("b.example/y", True),
    ]
    assert told.local == {"a.example/x"}
