"""Building images: the same Dockerfiles by the Docker Engine and into a folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from need import docker_running, need
from rehearse.hosts.leftovers import engine_objects
from rehearse.hosts.lives import new_run
from rehearse.hosts.scenario import outcome, task

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.choose import choose
from watari.rehearse.hosts.dockerfile import instructions, stages
from watari.rehearse.hosts.imagefolder import FolderImage, build_folder
from watari.rehearse.hosts.interface import Endpoints, HostFactory


def write(context: Path, dockerfile: str, **files: str) -> Path:
    """A build context; double underscores in names are slashes."""
    for name, content in files.items():
        path = context / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    context.mkdir(exist_ok=True)
    (context / "Dockerfile").write_text(dockerfile)
    return context / "Dockerfile"


def folder(tmp_path: Path, dockerfile: str, **files: str) -> FolderImage:
    """The image in a folder."""
    context = tmp_path / "context"
    context.mkdir()
    return build_folder(context, write(context, dockerfile, **files), tmp_path / "root")


@pytest.fixture(params=["docker", "environment"])
def factory(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HostFactory]:
    if request.param == "docker":
        need(docker_running(), "a Docker Engine")
    monkeypatch.setenv("WATARI_ISOLATION", request.param)
    run_id = new_run()
    with choose("auto", run_id, tmp_path / "run") as made:
        made.set_metadata_handler(lambda request: pytest.fail("nobody asks"))
        yield made
    assert engine_objects(run_id) == []


def test_a_binary_linked_against_libc_runs_on_the_stand_in(factory: HostFactory, tmp_path: Path) -> None:
    """As a distroless base image would have it: a loader and glibc, found by the dynamic linker."""
    context = tmp_path / "context"
    written = write(
        context,
        "ARG BASE_IMAGE=registry.invalid/base-debian12:nonroot\nFROM ${BASE_IMAGE}\n"
        'COPY true /app/true\nENTRYPOINT ["/app/true"]\n',
    )
    shutil.copy2("/bin/true", context / "true")
    tag = f"watari-rehearsal/libc:{tmp_path.name.lower()}"
    image = factory.build_image(context, written, tag)
    assert "C library" in image.stood_in[0]
    assert factory.image(tag) == image
    host = factory.task_host(task("libc", tag), Endpoints("http://unused"))
    assert outcome(host) == [0, ""]


def test_a_base_named_without_argument_is_replaced_and_the_file_kept(factory: HostFactory, tmp_path: Path) -> None:
    text = 'FROM registry.invalid/static\nCOPY config /etc/app/\nENTRYPOINT ["/app/none"]\n'
    written = write(tmp_path / "context", text, config="a")
    image = factory.build_image(tmp_path / "context", written, f"watari-rehearsal/x:{tmp_path.name.lower()}")
    assert image.stood_in == (
        "registry.invalid/static is not on this machine: a stand-in with CA certificates, time zones and"
        " accounts was used.",
    )
    assert image.entrypoint == ("/app/none",)
    assert written.read_text() == text


def test_the_dockerfiles_own_ignore_file_counts(factory: HostFactory, tmp_path: Path) -> None:
    context = tmp_path / "context"
    written = write(
        context,
        'FROM registry.invalid/static\nCOPY secret /secret\nENTRYPOINT ["/x"]\n',
        secret="s",
        **{".dockerignore": ""},
    )
    (context / "Dockerfile.dockerignore").write_text("# all but\n*\n!wanted\n")
    with pytest.raises(RehearsalFailed, match="secret"):
        factory.build_image(context, written, f"watari-rehearsal/y:{tmp_path.name.lower()}")


def test_run_on_a_missing_base_is_refused(factory: HostFactory, tmp_path: Path) -> None:
    written = write(tmp_path / "context", "FROM registry.invalid/golang AS build\nRUN go build\n")
    with pytest.raises(RehearsalFailed, match=r"registry\.invalid/golang is not on this machine"):
        factory.build_image(tmp_path / "context", written, f"watari-rehearsal/z:{tmp_path.name.lower()}")


def test_an_image_of_another_run_is_refused(factory: HostFactory) -> None:
    with pytest.raises(RehearsalFailed, match="was not built in this run"):
        factory.task_host(task("stranger", "nginx:latest"), Endpoints("http://unused"))


def test_copy_puts_files_as_docker_does(tmp_path: Path) -> None:
    image = folder(
        tmp_path,
        "FROM scratch\nARG VERSION=7\nENV NAME=app LEVEL=$VERSION\nWORKDIR /srv\nWORKDIR deep\n"
        "COPY one renamed\nCOPY one two.txt /into/\nCOPY etc /etc/app\n"
        'COPY ["with space", "/spaced"]\nCOPY --chmod=0640 *.txt /globbed/\n'
        'ENTRYPOINT ["/app"]\nCMD ["-v", "1"]\n',
        one="1",
        two__txt="",
        etc__a="a",
        etc__b__c="c",
        **{"two.txt": "2", "with space": "s"},
    )
    found = {str(path.relative_to(image.root)): path.read_text() for path in image.root.rglob("*") if path.is_file()}
    assert found == {
        "srv/deep/renamed": "1",
        "into/one": "1",
        "into/two.txt": "2",
        "etc/app/a": "a",
        "etc/app/b/c": "c",
        "spaced": "s",
        "globbed/two.txt": "2",
    }
    assert (image.root / "globbed/two.txt").stat().st_mode & 0o777 == 0o640
    assert image.environment == {"NAME": "app", "LEVEL": "7"}
    assert (image.directory, image.entrypoint, image.command) == ("/srv/deep", ("/app",), ("-v", "1"))
    assert (image.user, image.stood_in) == ("", ())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_chown_uses_the_images_accounts(tmp_path: Path) -> None:
    image = folder(
        tmp_path,
        "FROM registry.invalid/static\nCOPY --chown=nonroot:nonroot one /data/\nUSER nobody\n",
        one="1",
    )
    found = (image.root / "data/one").stat()
    assert (found.st_uid, found.st_gid) == (65532, 65532)
    assert image.ids() == (65534, 65534)
    assert image.home() == "/nonexistent"


@pytest.mark.parametrize(
    ("dockerfile", "reason"),
    [
        ("FROM scratch\nRUN echo\n", "Dockerfile:2 .*RUN needs a container engine"),
        ("FROM scratch\nCOPY --from=build /a /b\n", "COPY --from needs"),
        ("FROM scratch\nCOPY absent /b\n", "absent is not in the build context"),
        ("FROM scratch\nCOPY ../up /b\n", "outside the build context"),
        ("FROM scratch\nENTRYPOINT /app --flag\n", "ENTRYPOINT is in shell form"),
        ("FROM scratch\nADD https://example.com/a /a\n", "ADD of an archive"),
        ("FROM scratch\nONBUILD COPY a b\n", "ONBUILD needs"),
        ("FROM scratch AS a\nFROM scratch\n", "has 2 stages"),
        ("ARG BASE\nFROM $BASE\n", "line 2|Line 2 .*no base image"),
        ("FROM scratch\nENV A=${B:-c}\n", "Line 2 .*default inside the braces"),
        ("FROM scratch\nUSER stranger\n", "no account stranger"),
    ],
)
def test_what_needs_a_container_is_refused_with_its_line(tmp_path: Path, dockerfile: str, reason: str) -> None:
    with pytest.raises(RehearsalFailed, match=reason):
        folder(tmp_path, dockerfile).ids()


def test_stages_know_their_argument_and_alias(tmp_path: Path) -> None:
    written = write(
        tmp_path,
        "ARG BASE=golang:1\nARG OTHER=alpine\nFROM --platform=linux/amd64 ${BASE} AS build\nRUN x\n"
        "FROM $OTHER-slim\nCOPY --from=build /a /b\n",
    )
    found = stages(instructions(written))
    assert [(stage.base, stage.argument, stage.alias, stage.runs_programs) for stage in found] == [
        ("golang:1", "BASE", "build", True),
        ("alpine-slim", None, "", False),
    ]


def test_refusal_is_one_sentence_and_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(RehearsalFailed) as caught:
        folder(tmp_path, "FROM scratch\nRUN echo\n")
    assert caught.value.next_step == "Start Docker and use --hosts containers."
