"""One deployment: everything in place at weight 0, the service stable, or the reason why not."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from watari.aws import Aws
from watari.aws.ecs import EcsService
from watari.deploy import definition as definitions
from watari.deploy import target_group, wait
from watari.deploy.pause import autoscaling_suspended
from watari.deploy.request import Deployed, DeployRequest
from watari.errors import DeployFailed, UsageError
from watari.model.listener import Listener, Silent


def deploy(aws: Aws, request: DeployRequest, listener: Listener | None = None) -> Deployed:
    """Puts the Fargate service beside the EC2 one and waits until it is stable. Moves no traffic.

    May be repeated: what is already as wanted is left alone. Raises DeployFailed
    with the stopped tasks' reasons and last log lines where the service does not
    become stable, PlanRefused where the rule does not fit, AwsFailed and
    CredentialsMissing as :mod:`watari.aws.errors`.
    """
    began, hears = time.monotonic(), listener or Silent()
    container = _container(request)
    rule = aws.elb.rule(request.rule_arn)
    ec2 = target_group.ec2_group(aws, request, rule)
    _surroundings(aws, request, hears)
    fargate = target_group.ensure(aws, request, ec2, hears)
    target_group.attach(aws, rule, fargate, hears)
    arn, registered = register(aws, request, hears)
    before = aws.ecs.service(request.cluster, request.service)
    _refuse_other_balancer(before, fargate.arn)
    with autoscaling_suspended(aws, request.cluster, request.service, hears) as scalable:
        if before is None:
            aws.ecs.create_service(_creation(request, arn, fargate.arn, container))
        else:
            # Where autoscaling owns the count, a deployment must not set it back.
            aws.ecs.update_service(_update(request, arn, before, with_count=scalable is None))
        hears.changed(f"service {request.service} {'created' if before is None else 'updated'}")
        seen = _stable(aws, request, arn, before, hears)
    return Deployed(
        cluster=request.cluster,
        service=request.service,
        task_definition=arn,
        previous_task_definition=before.task_definition if before else None,
        registered=registered,
        created=before is None,
        ec2_target_group=ec2.arn,
        fargate_target_group=fargate.arn,
        running=seen.service.running,
        healthy=seen.healthy or 0,
        seconds=time.monotonic() - began,
    )


def _container(request: DeployRequest) -> str:
    name = request.container or definitions.container_with_port(request.task_definition, request.container_port)
    if name is None:
        raise UsageError(f"No container of the task definition maps port {request.container_port}.")
    return name


def _surroundings(aws: Aws, request: DeployRequest, listener: Listener) -> None:
    if aws.ecs.ensure_cluster(request.cluster):
        listener.changed(f"cluster {request.cluster}")
    for group in definitions.log_groups(request.task_definition):
        if aws.logs.ensure_group(group):
            listener.changed(f"log group {group}")


def _stable(aws: Aws, request: DeployRequest, arn: str, before: EcsService | None, listener: Listener) -> wait.Look:
    settled = wait.rolled_out(arn, before)
    return wait.until(
        aws,
        request.cluster,
        request.service,
        settled,
        listener,
        timeout=request.timeout,
        poll=request.poll,
    )


def register(aws: Aws, request: DeployRequest, listener: Listener) -> tuple[str, bool]:
    """The ARN of the wanted task definition, and whether it had to be registered."""
    newest = aws.ecs.task_definition(str(request.task_definition["family"]))
    if newest is not None and definitions.same(request.task_definition, newest):
        return str(newest["taskDefinitionArn"]), False
    arn = aws.ecs.register(request.task_definition)
    listener.changed(f"task definition {arn.rpartition('/')[2]}")
    return arn, True


def rollback(
    aws: Aws,
    deployed: Deployed,
    listener: Listener | None = None,
    *,
    timeout: float = 900.0,
    poll: float = 5.0,
) -> wait.Look:
    """Goes back to the task definition that ran before, and waits until it is stable."""
    hears, previous = listener or Silent(), deployed.previous_task_definition
    if previous is None:
        raise UsageError(f"{deployed.service} ran no task definition before this one.")
    with autoscaling_suspended(aws, deployed.cluster, deployed.service, hears):
        aws.ecs.update_service({"cluster": deployed.cluster, "service": deployed.service, "taskDefinition": previous})
        hears.changed(f"service {deployed.service} back to {previous.rpartition('/')[2]}")
        return wait.until(
            aws,
            deployed.cluster,
            deployed.service,
            wait.rolled_out(previous),
            hears,
            timeout=timeout,
            poll=poll,
        )


def _refuse_other_balancer(service: EcsService | None, group: str) -> None:
    if service is not None and group not in {one.target_group for one in service.balancers}:
        raise DeployFailed(
            f"The service {service.name} exists and does not register its tasks in {group}.",
            next_step="Delete it or give the Fargate service another name.",
        )


def _settings(request: DeployRequest, task_definition: str) -> dict[str, Any]:
    network = {
        "subnets": list(request.subnets),
        "securityGroups": list(request.security_groups),
        "assignPublicIp": "ENABLED" if request.assign_public_ip else "DISABLED",
    }
    return {
        "cluster": request.cluster,
        "taskDefinition": task_definition,
        "networkConfiguration": {"awsvpcConfiguration": network},
        # Rolling, not ECS's own blue/green, which would rewrite the rule during the crossing.
        "deploymentConfiguration": {
            "deploymentCircuitBreaker": {"enable": True, "rollback": True},
            "minimumHealthyPercent": 100,
            "maximumPercent": 200,
        },
        "healthCheckGracePeriodSeconds": request.health_grace_seconds,
        "enableExecuteCommand": True,
    }


def _creation(request: DeployRequest, task_definition: str, group: str, container: str) -> dict[str, Any]:
    balancer = {"targetGroupArn": group, "containerName": container, "containerPort": request.container_port}
    key = f"{request.cluster}/{request.service}/{task_definition}/{time.time_ns()}"
    return {
        **_settings(request, task_definition),
        "serviceName": request.service,
        "desiredCount": request.desired_count,
        "launchType": "FARGATE",
        "loadBalancers": [balancer],
        "propagateTags": "SERVICE",
        # The same token in botocore's own retries, so that a lost answer makes no second service.
        "clientToken": hashlib.sha256(key.encode()).hexdigest()[:32],
    }


def _update(request: DeployRequest, task_definition: str, before: EcsService, *, with_count: bool) -> dict[str, Any]:
    changes: dict[str, Any] = {"desiredCount": request.desired_count} if with_count else {}
    if before.primary is not None and before.primary.rollout == "FAILED":
        changes["forceNewDeployment"] = True  # the same revision again would start nothing
    return {**_settings(request, task_definition), "service": request.service, **changes}
