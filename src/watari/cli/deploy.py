"""``watari deploy``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from watari.cli.account import UNSAID, Account
from watari.cli.ask import confirmed
from watari.cli.exits import Exit
from watari.errors import UsageError

if TYPE_CHECKING:
    from watari.deploy import DeployRequest


def deploy(
    path: Path,
    /,
    *,
    image: str,
    rule: str,
    service: str | None = None,
    count: int | None = None,
    port: int | None = None,
    health_path: str | None = None,
    ec2_target_group: str | None = None,
    subnet: tuple[str, ...] = (),
    security_group: tuple[str, ...] = (),
    timeout: float = 900,
    yes: Annotated[bool, Parameter(negative="")] = False,
    format: Literal["text", "json"] = "text",
    account: Account = UNSAID,
) -> int:
    """Puts the Fargate service beside the EC2 one, at weight 0, and waits until it is stable.

    Parameters
    ----------
    path
        A repository with ecs/task-definition.json, or a task definition file.
    image
        The image's URI, with tag or digest.
    rule
        The ARN of the listener rule that forwards to EC2 now, or of a listener for its default action.
    service
        The ECS service's name; the task definition's family where it is not given.
    count
        How many tasks; from watari.yaml where it is not given.
    port
        The container port; the only one mapped where it is not given.
    health_path
        The health check's path; as EC2's where it is not given.
    ec2_target_group
        EC2's target group, where the rule forwards to several.
    subnet
        A subnet for the tasks (may be given more than once); from watari.yaml.
    security_group
        A security group for the tasks (may be given more than once); from watari.yaml.
    timeout
        Seconds until a service that is not stable has failed.
    yes
        Agree without being asked.
    format
        text or json.
    """
    from rich.console import Console

    from watari.container.taskdef import PATH, load, render
    from watari.deploy import DeployRequest
    from watari.deploy import deploy as run
    from watari.report import deploy as report

    file = path / PATH if path.is_dir() else path
    aws, cluster = account.connect(file.parent)
    settings = account.settings(file.parent)
    definition = render(load(file), image, account_id=aws.sts.account_id())
    name = service or str(definition["family"])
    request = DeployRequest(
        cluster=cluster,
        service=name,
        task_definition=definition,
        desired_count=settings.service(name).desired_count if count is None else count,
        subnets=subnet or settings.network.subnets,
        security_groups=security_group or settings.network.security_groups,
        rule_arn=rule,
        container_port=port or _only_port(definition),
        ec2_target_group=ec2_target_group,
        health_path=health_path,
        vpc=settings.network.vpc,
        assign_public_ip=settings.network.assign_public_ip,
        timeout=timeout,
    )
    _checked(request)
    sys.stderr.write(report.request_text(request))
    if not confirmed("Go on?", yes):
        return Exit.WAITING
    done = run(aws, request, report.TerminalListener(Console(stderr=True)))
    sys.stdout.write(report.as_json(done) if format == "json" else report.deployed_text(done))
    return Exit.DONE


def _only_port(definition: dict[str, Any]) -> int:
    ports = [
        int(one["containerPort"])
        for container in definition["containerDefinitions"]
        for one in container.get("portMappings", [])
    ]
    if len(ports) != 1:
        raise UsageError(
            f"The task definition maps {len(ports)} ports.", next_step="Name the one to balance with --port."
        )
    return ports[0]


def _checked(request: DeployRequest) -> None:
    if not request.subnets or not request.security_groups:
        raise UsageError(
            "A Fargate task needs subnets and security groups.",
            next_step="Give --subnet and --security-group, or write network: into watari.yaml.",
        )
