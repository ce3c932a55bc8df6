"""A repository of one Go service, with its systemd unit and the file that its deployment installs."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.evidence import Evidence
from watari.model.fleet import Build, EnvVar, FileUse, Fleet, Install, Port, Process, Secret, Service
from watari.sources.config import Config

UNIT = Evidence("deploy/ledger.service", 6)
MAIN = Evidence("cmd/ledger/main.go", 20)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The files that the image's plan looks at."""
    (tmp_path / "deploy/etc").mkdir(parents=True)
    (tmp_path / "deploy/etc/ledger.yaml").write_text("currency: JPY\n")
    (tmp_path / "Makefile").write_text("build:\n\tCGO_ENABLED=0 go build -o bin/ledger ./cmd/ledger\n")
    return tmp_path


@pytest.fixture
def service() -> Service:
    """``ledger``: every kind of fact that the image and the task are made of."""
    unit = (
        ("PORT", "9090"),
        ("AWS_REGION", "ap-northeast-1"),
        ("TABLE", "ledger"),
        ("SIGNING_TOKEN", "do-not-tell"),
        ("LOG_FILE", "/var/log/wallet/ledger.log"),
    )
    process = Process("ledger", ("/opt/wallet/ledger/bin/ledger", "--table=${TABLE}"), "web", UNIT, environment=unit)
    return Service(
        name="ledger",
        path=".",
        languages=("go",),
        evidence=Evidence("go.mod", 1),
        processes=(process,),
        ports=(Port(8080, MAIN, env="PORT"),),
        env=(EnvVar("DB_PASS", MAIN),),
        secrets=(Secret("DB_PASS", MAIN),),
        files_read=(
            FileUse("/etc/wallet/ledger.yaml", MAIN, env="CONFIG_FILE"),
            FileUse("/etc/ssl/certs/ca-certificates.crt", MAIN),
        ),
        files_written=(FileUse("/run/wallet/ledger.pid", MAIN, env="PID_FILE"),),
        build=Build(("make", "build"), Evidence("Makefile", 1), ("bin/ledger",)),
        installs=(Install("deploy/etc/ledger.yaml", "/etc/wallet/ledger.yaml", Evidence("deploy/playbook.yml", 4)),),
    )


@pytest.fixture
def fleet(service: Service) -> Fleet:
    """The service alone."""
    return Fleet("/srv", (service,))


@pytest.fixture
def config() -> Config:
    """Tokyo."""
    return Config(name="wallet", region="ap-northeast-1")
