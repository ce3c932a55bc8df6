"""Terraform that a person would write: formatted, valid, and no wider than the code's own calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from glob import glob
from pathlib import Path

import pytest
from need import need

from watari.container import run as container
from watari.infra import run
from watari.infra.hcl import literal
from watari.infra.iam import actions, task_policy
from watari.model.evidence import Evidence
from watari.model.fleet import (
    AwsCall,
    Build,
    Datastore,
    ExternalHost,
    Fleet,
    Health,
    Port,
    Process,
    Service,
)
from watari.sources.config import Config, NetworkConfig

CODE = Evidence("internal/store/store.go", 12)
MIRRORS = ("/opt/*", "/usr/share/terraform/*", "/usr/local/share/terraform/*")


def _call(service: str, operation: str) -> AwsCall:
    return AwsCall(service, operation, CODE)


@pytest.fixture
def service() -> Service:
    """Calls of every kind: scoped, mapped, unscoped by nature, unnamed, and of the EC2 API."""
    return Service(
        name="payment",
        path=".",
        languages=("go",),
        evidence=Evidence("go.mod", 1),
        processes=(Process("payment", ("/opt/payment",), "web", Evidence("deploy/payment.service", 3)),),
        ports=(Port(8080, CODE),),
        health=Health("/healthz", CODE),
        datastores=(Datastore("dynamodb", CODE, "payments"), Datastore("sqs", CODE, "wallet-payments")),
        aws_calls=(
            _call("dynamodb", "PutItem"),
            _call("dynamodb", "TransactWriteItems"),
            _call("dynamodb", "ListTables"),
            _call("sqs", "SendMessageBatch"),
            _call("s3", "HeadObject"),
            _call("ec2", "CreateTags"),
        ),
        external_hosts=(ExternalHost("partner.cardnetwork.example", CODE),),
        build=Build(("make", "build"), Evidence("Makefile", 1), ("bin/payment",)),
    )


@pytest.fixture
def config() -> Config:
    """Tokyo, in a known network."""
    return Config(name="wallet", region="ap-northeast-1", network=NetworkConfig(vpc="vpc-1", subnets=("a", "b")))


def _written(folder: Path, service: Service, config: Config) -> Path:
    fleet = Fleet("/srv", (service,))
    for result in (container.plan(folder, service, fleet, config), run.plan(folder, service, fleet, config)):
        assert result.refused == ()
        for edit in result.edits:
            (folder / edit.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / edit.path).write_bytes(edit.after or b"")
    return folder / run.FOLDER


def test_each_call_is_allowed_on_what_the_code_names_and_no_more(service: Service) -> None:
    policy = task_policy(service)
    allowed = {statement.sid: statement for statement in policy.statements}
    assert allowed["Dynamodb"].actions == (
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
    )
    assert [arn.rsplit(":", 1)[1] for arn in allowed["Dynamodb"].resources] == [
        "table/payments",
        "table/payments/index/*",
    ]
    assert allowed["DynamodbAny"].actions == ("dynamodb:ListTables",)
    assert allowed["DynamodbAny"].resources == ("*",)
    assert allowed["Sqs"].actions == ("sqs:SendMessage",)
    assert allowed["Sqs"].resources[0].endswith(":wallet-payments")
    assert allowed["S3"].actions == ("s3:GetObject",)
    assert "narrow it" in allowed["S3"].why[1]
    assert not [one for one in policy.statements if any(action.startswith("ec2:") for action in one.actions)]
    assert policy.left_out[0].startswith("ec2:CreateTags (internal/store/store.go:12)")


def test_an_unnamed_table_widens_the_statement(service: Service) -> None:
    unnamed = replace(service, datastores=(*service.datastores, Datastore("dynamodb", CODE)))
    statement = next(one for one in task_policy(unnamed).statements if one.sid == "Dynamodb")
    assert statement.resources == ("*",)


def test_services_have_their_names_of_iam() -> None:
    assert actions(_call("cloudwatchlogs", "PutLogEvents")) == ("logs:PutLogEvents",)
    assert actions(_call("kms", "Decrypt")) == ("kms:Decrypt",)


def test_text_never_becomes_an_expression() -> None:
    assert literal('a "${var.x}" %{if}') == '"a \\"$${var.x}\\" %%{if}"'
    assert literal(("a", "b")) == '["a", "b"]'
    assert literal(True) == "true"


def test_files_are_written_once(tmp_path: Path, service: Service, config: Config) -> None:
    folder = _written(tmp_path, service, config)
    assert sorted(file.name for file in folder.iterdir()) == sorted(run.FILES)
    assert run.plan(tmp_path, service, Fleet("/srv", (service,)), config).edits == ()
    assert "partner.cardnetwork.example" in (folder / "network.tf").read_text()


def test_what_no_balancer_reaches_is_refused(tmp_path: Path, service: Service, config: Config) -> None:
    (web,) = service.processes
    worker = replace(service, processes=(replace(web, kind="worker"),))
    for other in (replace(service, ports=()), worker):
        result = run.plan(tmp_path, other, Fleet("/srv", (other,)), config)
        assert result.edits == ()
        assert "payment has no web process on a known port" in result.refused[0]


def _mirror() -> Path | None:
    """A folder with the AWS provider, for a machine that cannot download it."""
    named = os.environ.get("TF_PLUGIN_MIRROR")
    found = (Path(one) for pattern in ((named,) if named else MIRRORS) for one in sorted(glob(pattern)))
    return next((one for one in found if any(one.glob("*/hashicorp/aws"))), None)


def _terraform(folder: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = tmp_path / "terraform.rc"
    mirror = _mirror()
    block = f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n' if mirror else ""
    settings.write_text(block)
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": str(settings), "CHECKPOINT_DISABLE": "1"}
    command = ["terraform", f"-chdir={folder}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=280, env=environment)


@pytest.mark.parametrize("network", [NetworkConfig(), NetworkConfig(vpc="vpc-1", subnets=("a",))])
def test_terraform_finds_nothing_to_format(
    tmp_path: Path, service: Service, config: Config, network: NetworkConfig
) -> None:
    need(shutil.which("terraform") is not None, "terraform")
    folder = _written(tmp_path / "repository", service, config.model_copy(update={"network": network}))
    done = _terraform(folder, tmp_path, "fmt", "-check", "-diff")
    assert done.returncode == 0, done.stdout + done.stderr


def test_terraform_takes_it(tmp_path: Path, service: Service, config: Config) -> None:
    need(shutil.which("terraform") is not None, "terraform")
    need(_mirror() is not None, "a mirror of Terraform's AWS provider (TF_PLUGIN_MIRROR)")
    folder = _written(tmp_path / "repository", service, config)
    done = _terraform(folder, tmp_path, "init", "-backend=false", "-no-color")
    assert done.returncode == 0, done.stderr
    done = _terraform(folder, tmp_path, "validate", "-no-color")
    assert done.returncode == 0, done.stdout + done.stderr
