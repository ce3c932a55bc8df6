"""The Terraform variables of one service, with the defaults that the fleet's description gives."""

from __future__ import annotations

from dataclasses import dataclass

from watari.infra.hcl import literal
from watari.model.fleet import Service
from watari.sources.config import Config


@dataclass(frozen=True, slots=True)
class Variable:
    """One ``variable`` block; ``default`` is an HCL expression, None where a person must give the value."""

    name: str
    type: str
    description: str
    default: str | None = None


def variables(service: Service, port: int, config: Config) -> tuple[Variable, ...]:
    """Every variable of the generated configuration, those without a default first."""
    found = (*_place(config), *_size(service, port, config), *_traffic(), *_egress())
    return tuple(sorted(found, key=lambda variable: variable.default is not None))


def _place(config: Config) -> tuple[Variable, ...]:
    network = config.network
    return (
        Variable("region", "string", "The AWS region.", literal(config.region)),
        Variable("cluster", "string", "The ECS cluster's name.", _known(config.cluster or config.name)),
        Variable("vpc_id", "string", "The VPC of the load balancer.", _known(network.vpc)),
        Variable("subnets", "list(string)", "The tasks' subnets, at most 16.", _known(network.subnets)),
        Variable("extra_security_groups", "list(string)", "More security groups, at most 4.",
                 literal(network.security_groups)),
        Variable("assign_public_ip", "bool", "Public addresses, for subnets without a NAT gateway.",
                 literal(network.assign_public_ip)),
        Variable("load_balancer_security_group", "string", "The load balancer's security group."),
        Variable("log_retention_days", "number", "Days that CloudWatch keeps the log.", "30"),
    )  # fmt: skip


def _size(service: Service, port: int, config: Config) -> tuple[Variable, ...]:
    count = config.service(service.name).desired_count
    return (
        Variable("image_tag", "string", "The first image; later ones are the pipeline's.", literal("bootstrap")),
        Variable("container_port", "number", "The port that the service listens on.", literal(port)),
        Variable(
            "desired_count",
            "number",
            "Tasks at the start; 0 until the first image is pushed.",
            literal(count),
        ),
        Variable("min_tasks", "number", "Autoscaling's lower end.", literal(max(count, 1))),
        Variable("max_tasks", "number", "Autoscaling's upper end.", literal(max(4, 4 * count))),
        Variable("cpu_target_percent", "number", "Autoscaling keeps the average CPU near this.", "60"),
        Variable("health_check_grace_period", "number", "Seconds before a failing health check stops a task.", "60"),
    )


def _traffic() -> tuple[Variable, ...]:
    return (
        Variable("listener_arn", "string", "The listener; null where its rule is elsewhere.",
                 "null"),
        Variable("listener_rule_priority", "number", "Lower than that of the rule naming EC2 alone.", "null"),
        Variable("host_names", "list(string)", "The host names of the rule.", "[]"),
        Variable("ec2_target_group_arn", "string", "The target group of the EC2 hosts.", "null"),
    )  # fmt: skip


def _egress() -> tuple[Variable, ...]:
    return (
        Variable(
            "fixed_egress",
            "bool",
            "One source address for partners: a NAT gateway with an Elastic IP.",
            "false",
        ),
        Variable("public_subnet", "string", "The NAT gateway's subnet.", "null"),
        Variable("private_route_tables", "list(string)", "The route tables of the tasks' subnets.", "[]"),
    )


def _known(value: str | tuple[str, ...] | None) -> str | None:
    return literal(value) if value else None
