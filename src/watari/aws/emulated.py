"""Calls that only a rehearsal makes, on an emulated account: what stands there before the crossing begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import boto3
from botocore.config import Config

from watari.aws.errors import told

if TYPE_CHECKING:
    from mypy_boto3_cloudwatch import CloudWatchClient
    from mypy_boto3_ec2 import EC2Client
    from mypy_boto3_ecs import ECSClient
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client

_CONFIG = Config(retries={"total_max_attempts": 3}, connect_timeout=5, read_timeout=60)


@dataclass(frozen=True, slots=True)
class Network:
    """A VPC with one subnet and one security group."""

    vpc: str
    subnet: str
    security_group: str


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance as ``DescribeInstances`` gives it; ``state`` is EC2's (``running``, ``terminated``…)."""

    id: str
    state: str
    private_ip: str


@dataclass(frozen=True, slots=True)
class TaskContainer:
    """What a task's record and its task definition say of one of its containers.

    ``ports`` are container ports, ``stop_timeout`` in seconds (None where the
    definition leaves it to the platform), ``cpu`` in CPU units and ``memory`` in MiB of the task,
    ``init`` is ``initProcessEnabled``.
    """

    group: str
    cpu: int
    memory: int
    availability_zone: str
    launch_type: str
    role_arn: str
    ports: tuple[int, ...]
    stop_timeout: float | None
    init: bool


class EmulatedAccount:
    """One account and region of an emulator at ``endpoint_url``; its credentials open nothing else."""

    def __init__(self, endpoint_url: str, region: str) -> None:
        self.region = region
        self._endpoint_url = endpoint_url
        self._session = boto3.Session(
            aws_access_key_id="rehearsal",
            aws_secret_access_key="rehearsal",  # noqa: S106 - opens nothing
            region_name=region,
        )

    def _client(self, service: str) -> Any:
        return cast(Any, self._session).client(service, endpoint_url=self._endpoint_url, config=_CONFIG)

    @cached_property
    def _ec2(self) -> EC2Client:
        return cast("EC2Client", self._client("ec2"))

    @cached_property
    def _elb(self) -> ElasticLoadBalancingv2Client:
        return cast("ElasticLoadBalancingv2Client", self._client("elbv2"))

    @cached_property
    def _ecs(self) -> ECSClient:
        return cast("ECSClient", self._client("ecs"))

    @cached_property
    def _cloudwatch(self) -> CloudWatchClient:
        return cast("CloudWatchClient", self._client("cloudwatch"))

    @told()
    def create_table(self, name: str, hash_key: str, range_key: str | None) -> None:
        """A DynamoDB table with string keys, billed per request."""
        keys = [(hash_key, "HASH"), *([(range_key, "RANGE")] if range_key else [])]
        self._client("dynamodb").create_table(
            TableName=name,
            KeySchema=[{"AttributeName": key, "KeyType": kind} for key, kind in keys],
            AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key, _ in keys],
            BillingMode="PAY_PER_REQUEST",
        )

    @told()
    def create_queue(self, name: str) -> None:
        """An SQS queue; a FIFO one where the name ends so."""
        attributes = {"FifoQueue": "true"} if name.endswith(".fifo") else {}
        self._client("sqs").create_queue(QueueName=name, Attributes=attributes)

    @told()
    def create_bucket(self, name: str) -> None:
        """An S3 bucket in the account's region (us-east-1 must not be named: S3 API, ``CreateBucket``)."""
        place = {"CreateBucketConfiguration": {"LocationConstraint": self.region}}
        self._client("s3").create_bucket(Bucket=name, **({} if self.region == "us-east-1" else place))

    @told()
    def create_cluster(self, name: str) -> None:
        """An ECS cluster."""
        self._ecs.create_cluster(clusterName=name)

    @told()
    def create_network(self, cidr: str) -> Network:
        """A VPC of that range, one subnet over all of it, one security group."""
        vpc = self._ec2.create_vpc(CidrBlock=cidr)["Vpc"]["VpcId"]
        subnet = self._ec2.create_subnet(VpcId=vpc, CidrBlock=cidr, AvailabilityZone=f"{self.region}a")["Subnet"][
            "SubnetId"
        ]
        group = self._ec2.create_security_group(GroupName="rehearsal", Description="rehearsal", VpcId=vpc)
        return Network(vpc, subnet, group["GroupId"])

    @told()
    def create_load_balancer(self, name: str, network: Network, *, internal: bool) -> str:
        """An Application Load Balancer; its ARN."""
        made = self._elb.create_load_balancer(
            Name=name,
            Subnets=[network.subnet],
            SecurityGroups=[network.security_group],
            Scheme="internal" if internal else "internet-facing",
            Type="application",
        )
        return made["LoadBalancers"][0]["LoadBalancerArn"]

    @told()
    def create_listener(self, load_balancer: str, port: int) -> str:
        """An HTTP listener that answers 404 to what no rule takes; its ARN."""
        fixed: Any = {"StatusCode": "404", "ContentType": "text/plain", "MessageBody": "no such host"}
        made = self._elb.create_listener(
            LoadBalancerArn=load_balancer,
            Protocol="HTTP",
            Port=port,
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": fixed}],
        )
        return made["Listeners"][0]["ListenerArn"]

    @told()
    def create_instance_group(self, name: str, port: int, vpc: str, health_path: str) -> str:
        """A target group of type ``instance`` with an HTTP health check; its ARN."""
        made = self._elb.create_target_group(
            Name=name,
            Protocol="HTTP",
            Port=port,
            VpcId=vpc,
            TargetType="instance",
            HealthCheckPath=health_path,
            HealthCheckIntervalSeconds=10,
            HealthyThresholdCount=2,
            UnhealthyThresholdCount=2,
        )
        return made["TargetGroups"][0]["TargetGroupArn"]

    @told()
    def create_host_rule(self, listener: str, priority: int, hosts: Sequence[str], group: str) -> str:
        """A rule that forwards those host names to the group; its ARN."""
        made = self._elb.create_rule(
            ListenerArn=listener,
            Priority=priority,
            Conditions=[{"Field": "host-header", "HostHeaderConfig": {"Values": list(hosts)}}],
            Actions=[{"Type": "forward", "TargetGroupArn": group}],
        )
        return made["Rules"][0]["RuleArn"]

    @told()
    def register_instance(self, group: str, instance_id: str, port: int) -> None:
        """Puts an instance's port into a target group."""
        self._elb.register_targets(TargetGroupArn=group, Targets=[{"Id": instance_id, "Port": port}])

    @told()
    def deregister_instance(self, group: str, instance_id: str) -> None:
        """Takes an instance out of a target group."""
        self._elb.deregister_targets(TargetGroupArn=group, Targets=[{"Id": instance_id}])

    @told()
    def run_instance(self, network: Network, instance_type: str, tags: Mapping[str, str]) -> Instance:
        """Launches one instance with those tags."""
        listed: Any = [{"Key": key, "Value": value} for key, value in sorted(tags.items())]
        made = self._ec2.run_instances(
            ImageId="ami-0123456789abcdef0",
            InstanceType=cast(Any, instance_type),
            MinCount=1,
            MaxCount=1,
            SubnetId=network.subnet,
            TagSpecifications=[{"ResourceType": "instance", "Tags": listed}],
        )["Instances"][0]
        return Instance(made["InstanceId"], made["State"]["Name"], made.get("PrivateIpAddress", ""))

    @told()
    def instances(self) -> tuple[Instance, ...]:
        """Every instance that the account still lists."""
        pages = self._ec2.get_paginator("describe_instances").paginate()
        return tuple(
            Instance(one["InstanceId"], one["State"]["Name"], one.get("PrivateIpAddress", ""))
            for page in pages
            for reservation in page["Reservations"]
            for one in reservation["Instances"]
        )

    @told()
    def terminate_instance(self, instance_id: str) -> None:
        """Terminates one instance."""
        self._ec2.terminate_instances(InstanceIds=[instance_id])

    @told()
    def put_metrics(self, namespace: str, data: Sequence[Mapping[str, Any]]) -> None:
        """Publishes metric data in the shape of ``PutMetricData``, at most 1000 an API call (its quota)."""
        for start in range(0, len(data), 1000):
            chunk: Any = list(data[start : start + 1000])
            self._cloudwatch.put_metric_data(Namespace=namespace, MetricData=chunk)

    @told()
    def task_container(self, cluster: str, task_arn: str, container: str) -> TaskContainer | None:
        """What ECS knows of a task's container; None where the task is gone."""
        tasks = self._ecs.describe_tasks(cluster=cluster, tasks=[task_arn])["tasks"]
        if not tasks:
            return None
        task = tasks[0]
        definition = self._ecs.describe_task_definition(taskDefinition=task["taskDefinitionArn"])["taskDefinition"]
        found: Any = next((one for one in definition["containerDefinitions"] if one.get("name") == container), {})
        stop_timeout = found.get("stopTimeout")
        return TaskContainer(
            task.get("group", ""),
            int(task.get("cpu") or 0),
            int(task.get("memory") or 0),
            task.get("availabilityZone", f"{self.region}a"),
            task.get("launchType", "FARGATE"),
            definition.get("taskRoleArn", ""),
            tuple(int(port["containerPort"]) for port in found.get("portMappings", [])),
            float(stop_timeout) if stop_timeout is not None else None,
            bool(found.get("linuxParameters", {}).get("initProcessEnabled", False)),
        )
