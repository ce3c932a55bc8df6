"""The parts of load balancer ARNs that other APIs want.

The shapes stand in the Service Authorization Reference, "Resource types defined
by AWS Elastic Load Balancing V2"; the metric dimensions in "CloudWatch metrics
for your Application Load Balancer".
"""

from __future__ import annotations


def is_listener(arn: str) -> bool:
    """Whether the ARN names a listener (its default action) and not a rule of one."""
    return ":listener/" in arn


def listener_of(rule_arn: str) -> str:
    """The listener's ARN of a rule; a listener's own ARN as it is."""
    if is_listener(rule_arn):
        return rule_arn
    return rule_arn.replace(":listener-rule/", ":listener/").rpartition("/")[0]


def load_balancer_dimension(rule_arn: str) -> str:
    """The ``LoadBalancer`` dimension, ``app/name/id``, of the balancer that owns a rule or listener."""
    path = listener_of(rule_arn).partition(":listener/")[2]
    return path.rpartition("/")[0]


def target_group_dimension(arn: str) -> str:
    """The ``TargetGroup`` dimension, ``targetgroup/name/id``."""
    return arn.rpartition(":")[2]


def target_group_name(arn: str) -> str:
    """The target group's name."""
    return arn.split("/")[1] if "/" in arn else arn


def last(arn: str) -> str:
    """What stands behind the last slash: a task's id, a service's name."""
    return arn.rpartition("/")[2]
