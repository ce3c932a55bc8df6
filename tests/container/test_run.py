"""The image and the task definition of a Go service, and the services that get none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from dockerfile_parse import DockerfileParser

from watari.container import run, taskdef
from watari.container.verify import verify
from watari.model.evidence import Evidence
from watari.model.fleet import FileUse, Fleet, Install, Service
from watari.sources.config import Config, FlagConfig, ServiceConfig


def _files(repository: Path, service: Service, fleet: Fleet, config: Config) -> dict[str, str]:
    result = run.plan(repository, service, fleet, config)
    assert result.refused == ()
    return {edit.path: (edit.after or b"").decode() for edit in result.edits}


def _instructions(text: str, tmp_path: Path) -> list[tuple[str, str]]:
    file = tmp_path / "parsed.Dockerfile"
    file.write_text(text)
    with file.open("rb") as opened:
        return [(one["instruction"], one["value"]) for one in DockerfileParser(fileobj=opened).structure]


def test_the_image_packs_what_the_host_has(
    repository: Path, service: Service, fleet: Fleet, config: Config, tmp_path: Path
) -> None:
    files = _files(repository, service, fleet, config)
    instructions = _instructions(files["ecs/Dockerfile"], tmp_path)
    assert ("ARG", "BASE_IMAGE=gcr.io/distroless/static-debian12:nonroot") in instructions
    assert [value for name, value in instructions if name == "COPY"] == [
        "bin/ledger /opt/wallet/ledger/bin/ledger",
        "deploy/etc/ledger.yaml /etc/wallet/ledger.yaml",
    ]
    assert ("ENTRYPOINT", '["/opt/wallet/ledger/bin/ledger", "--table=ledger"]') in instructions
    assert ("EXPOSE", "9090") in instructions
    assert ("USER", "65532:65532") in instructions
    assert files["ecs/Dockerfile.dockerignore"].splitlines()[1:] == [
        "*",
        "!bin/ledger",
        "!deploy/etc/ledger.yaml",
    ]


def test_a_binary_that_may_need_libc_gets_a_base_that_has_it(
    repository: Path, service: Service, fleet: Fleet, config: Config
) -> None:
    (repository / "Makefile").write_text("build:\n\tgo build -o bin/ledger ./cmd/ledger\n")
    assert "distroless/base-debian12:nonroot" in _files(repository, service, fleet, config)["ecs/Dockerfile"]


def test_the_task_has_the_units_variables_and_no_secret(
    repository: Path, service: Service, fleet: Fleet, config: Config
) -> None:
    text = _files(repository, service, fleet, config)["ecs/task-definition.json"]
    assert "do-not-tell" not in text
    definition = json.loads(text)
    (container,) = definition["containerDefinitions"]
    assert {one["name"]: one["value"] for one in container["environment"]} == {
        "PORT": "9090",
        "TABLE": "ledger",
        "LOG_FILE": "/dev/stdout",
        "PID_FILE": "/tmp/ledger.pid",
        "ECS_FLAG": "true",
    }
    assert [one["name"] for one in container["secrets"]] == ["DB_PASS", "SIGNING_TOKEN"]
    assert container["secrets"][0]["valueFrom"].endswith(":parameter/ledger/DB_PASS")
    assert container["portMappings"] == [{"containerPort": 9090, "protocol": "tcp"}]
    assert (definition["cpu"], definition["memory"]) == ("256", "512")
    assert verify(definition) == []


def test_settings_of_the_team_win(repository: Path, service: Service, fleet: Fleet) -> None:
    wanted = {"ledger": ServiceConfig(cpu=300, memory=700, stop_timeout=90)}
    config = Config(region="eu-west-1", services=wanted, flag=FlagConfig(env="ON_ECS"))
    definition = json.loads(_files(repository, service, fleet, config)["ecs/task-definition.json"])
    (container,) = definition["containerDefinitions"]
    names = {one["name"] for one in container["environment"]}
    assert (definition["cpu"], definition["memory"]) == ("512", "1024")
    assert container["stopTimeout"] == 90
    assert "ON_ECS" in names
    assert "AWS_REGION" in names  # the unit's differs from the fleet's, so that it must be said


def test_a_second_run_changes_nothing(repository: Path, service: Service, fleet: Fleet, config: Config) -> None:
    for path, text in _files(repository, service, fleet, config).items():
        (repository / path).parent.mkdir(exist_ok=True)
        (repository / path).write_text(text)
    assert run.plan(repository, service, fleet, config).edits == ()


def test_a_dockerfile_that_fits_is_used(repository: Path, service: Service, fleet: Fleet, config: Config) -> None:
    (repository / "Dockerfile").write_text('FROM scratch\nCOPY ./bin/ledger /ledger\nCMD ["/ledger"]\n')
    assert set(_files(repository, service, fleet, config)) == {"ecs/task-definition.json"}


@pytest.mark.parametrize(
    "text",
    [
        'FROM golang AS b\nRUN go build -o /l .\nFROM scratch\nCOPY --from=b /l /ledger\nCMD ["/ledger"]\n',
        'FROM scratch\nCOPY bin/ledger /ledger\nCMD ["/other"]\n',
        "FROM scratch\nCOPY bin/ledger /ledger\nCMD /ledger\n",
    ],
    ids=["compiles again", "starts something else", "shell form"],
)
def test_a_dockerfile_that_does_not_fit_is_left_alone(
    repository: Path, service: Service, fleet: Fleet, config: Config, text: str
) -> None:
    (repository / "Dockerfile").write_text(text)
    assert "ecs/Dockerfile" in _files(repository, service, fleet, config)


def _refusal(repository: Path, service: Service, fleet: Fleet, config: Config) -> str:
    result = run.plan(repository, service, fleet, config)
    assert result.edits == ()
    return result.refused[0]


def test_a_secret_file_never_enters_the_image(repository: Path, service: Service, fleet: Fleet, config: Config) -> None:
    (repository / "deploy/etc/ledger.yaml").write_text("currency: JPY\ndb_password: hunter2hunter2\n")
    sentence = _refusal(repository, service, fleet, config)
    assert "looks like a secret" in sentence
    assert "hunter2" not in sentence


@pytest.mark.parametrize(
    ("install", "words"),
    [
        (None, "no deployment here puts it there"),
        (
            Install("deploy/gone.yaml", "/etc/wallet/ledger.yaml", Evidence("deploy/playbook.yml", 4)),
            "is missing",
        ),
        (
            Install("deploy/l.yaml.j2", "/etc/wallet/ledger.yaml", Evidence("deploy/playbook.yml", 4)),
            "template",
        ),
    ],
)
def test_a_file_that_is_only_on_the_host_is_refused(
    repository: Path, service: Service, fleet: Fleet, config: Config, install: Install | None, words: str
) -> None:
    without = replace(service, installs=(install,) if install else ())
    assert words in _refusal(repository, without, fleet, config)


def test_a_folder_that_is_installed_holds_its_files(
    repository: Path, service: Service, fleet: Fleet, config: Config
) -> None:
    folder = replace(service, installs=(Install("deploy/etc/", "/etc/wallet", Evidence("deploy/deploy.sh", 3)),))
    assert (
        "COPY deploy/etc/ledger.yaml /etc/wallet/ledger.yaml"
        in _files(repository, folder, fleet, config)["ecs/Dockerfile"]
    )


def test_what_has_no_image_yet_is_said(repository: Path, service: Service, fleet: Fleet, config: Config) -> None:
    (web,) = service.processes
    worker = replace(service, processes=(replace(web, kind="worker"),))
    nightly = replace(service, processes=(replace(web, kind="scheduled"),))
    hidden = replace(service, processes=(replace(web, environment_files=("/etc/default/ledger",)),))
    variable = replace(service, processes=(replace(web, command=("/opt/ledger", "$SIGNING_TOKEN")),))
    unbuilt = replace(service, build=None)
    assert "worker process" in _refusal(repository, worker, fleet, config)
    assert "scheduled process" in _refusal(repository, nightly, fleet, config)
    assert "/etc/default/ledger" in _refusal(repository, hidden, fleet, config)
    assert "$SIGNING_TOKEN" in _refusal(repository, variable, fleet, config)
    assert "no build" in _refusal(repository, unbuilt, fleet, config)
    assert "python" in _refusal(repository, replace(service, languages=("python",)), fleet, config)


def test_a_log_path_without_a_variable_stays_the_codes_affair(
    repository: Path, service: Service, fleet: Fleet, config: Config
) -> None:
    fixed = replace(service, files_written=(FileUse("/var/log/fixed.log", Evidence("main.go", 3)),))
    text = _files(repository, fixed, fleet, config)["ecs/task-definition.json"]
    assert "fixed.log" not in text


def test_the_file_that_is_written_can_be_read_again(
    repository: Path, service: Service, fleet: Fleet, config: Config
) -> None:
    text = _files(repository, service, fleet, config)["ecs/task-definition.json"]
    file = repository / "task.json"
    file.write_text(text)
    assert taskdef.dump(taskdef.load(file)).decode() == text
