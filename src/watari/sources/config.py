"""``watari.yaml``: the fleet as a team describes it. Everything has a default that is printed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from watari.errors import ConfigError
from watari.sources.discovery import FILE_NAME, discover

__all__ = ["FILE_NAME", "Config", "discover", "load"]

Recipes = dict[str, Literal["portable", "adapter", "guard", "none"]]
"""By rule, or by place (``path:line``)."""

Weight = Annotated[int, Field(ge=0, le=999)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FlagConfig(_Strict):
    """The ECS flag's environment variable."""

    env: str = "ECS_FLAG"


class ServiceConfig(_Strict):
    """What a team wants otherwise for one service.

    ``cpu`` in CPU units and ``memory`` in MiB as in a task definition; ``stays``
    is a reason to leave the service on EC2. ``move`` pins its wave (``with:OTHER`` moves it together with
    another service). ``addresses`` are where it runs today: IP addresses, ``IP:PORT``, host names,
    instance or network interface ids.
    """

    path: str | None = None
    cpu: int = 256
    memory: int = 512
    desired_count: int = Field(default=1, ge=0)
    stop_timeout: int = Field(default=30, ge=2, le=120)
    stays: str | None = None
    move: Annotated[str, Field(pattern=r"^(first|last|stay|with:.+)$")] | None = None
    addresses: tuple[str, ...] = ()
    recipes: Recipes = {}


class NetworkConfig(_Strict):
    """Where tasks run: subnets and security groups of awsvpc."""

    vpc: str | None = None
    subnets: tuple[str, ...] = ()
    security_groups: tuple[str, ...] = ()
    assign_public_ip: bool = False


class Budgets(_Strict):
    """What a cutover step may cost. Rates are fractions (0.01 is one percent)."""

    error_rate_rise: float = Field(default=0.01, gt=0, lt=1)
    false_alarm: float = Field(default=0.01, gt=0, lt=1)
    min_requests: int = Field(default=100, ge=1)
    min_healthy: int = Field(default=1, ge=1)


class CutoverConfig(_Strict):
    """Fargate's share at each step in percent, the shortest stay at a step in seconds, the budgets.

    ``step_deadline`` (seconds) is how long a step may stay undecided before a person is asked;
    ``settle`` (seconds) is waited after the last step before EC2 may go: a load balancer
    propagates weights without a published bound.
    """

    steps: tuple[float, ...] = (1, 10, 25, 50, 100)
    step_seconds: float = Field(default=60, ge=0)
    step_deadline: float = Field(default=1800, gt=0)
    settle: float = Field(default=120, ge=0)
    budgets: Budgets = Budgets()


class TableConfig(_Strict):
    """A DynamoDB table that the rehearsal creates; keys are strings (type S)."""

    table: str
    hash_key: str
    range_key: str | None = None


class ResourcesConfig(_Strict):
    """AWS resources that stand outside the crossing and that the rehearsal creates."""

    dynamodb: tuple[TableConfig, ...] = ()
    sqs: tuple[str, ...] = ()
    s3: tuple[str, ...] = ()


class StandIn(_Strict):
    """A program that plays a host outside the fleet; ``{port}`` in ``command`` is filled in.

    ``host`` is the name that services dial, ``port`` the port they dial it on.
    """

    host: str
    port: int = 80
    command: tuple[str, ...]


class RequestConfig(_Strict):
    """One kind of request of the steady traffic.

    ``{name}`` is filled from ``values``, once for the whole request; ``{uuid}`` is new for each.
    """

    method: str = "GET"
    path: str
    body: dict[str, Any] | None = None
    weight: int = Field(default=1, ge=1)


class TrafficConfig(_Strict):
    """Steady traffic: ``rate`` in requests a second over ``connections`` keep-alive connections."""

    rate: float = Field(default=30, gt=0, le=2000)
    connections: int = Field(default=4, ge=1, le=256)
    prepare: tuple[str, ...] = ()
    values: dict[str, tuple[str, ...]] = {}
    requests: tuple[RequestConfig, ...] = ()


class RehearseConfig(_Strict):
    """What the rehearsal needs to know beside the repositories.

    ``entry`` is the service that users reach, ``entry_host`` the name they use;
    ``steps``, ``step_seconds`` and ``min_requests`` stand for those of ``cutover``, which are
    made for days. ``environment`` is set for every process in both homes (``{aws_endpoint}``
    and ``{region}`` are filled in); ``verify`` is a program that exits 0 when the fleet's data is
    consistent (``{url}`` is the entry's address).
    """

    entry: str | None = None
    entry_host: str | None = None
    environment: dict[str, str] = {}
    resources: ResourcesConfig = ResourcesConfig()
    stand_ins: tuple[StandIn, ...] = ()
    traffic: TrafficConfig = TrafficConfig()
    verify: tuple[str, ...] = ()
    steps: tuple[float, ...] = (10, 50, 100)
    step_seconds: float = Field(default=3, ge=0)
    min_requests: int = Field(default=10, ge=1)


class PipelineEnvironment(_Strict):
    """What differs between environments: the ECS cluster, the role that CI assumes by OIDC, a CircleCI context."""

    cluster: str | None = None
    role_arn: str | None = None
    context: str | None = None


class PipelineConfig(_Strict):
    """How the ECS half of the pipeline is written.

    ``names``: ``article`` gives both halves their prefix (``ec2-build``, ``ecs-build``…), ``kept`` leaves the jobs
    that are there as they are. ``deploy``: by the AWS CLI, CircleCI's orbs (or AWS's actions), ecspresso, or `watari
    deploy`. With ``role_arn`` the jobs get short-lived credentials by OIDC; without, they come from the context that
    the EC2 half has (or ``context``).
    """

    names: Literal["article", "kept"] = "article"
    deploy: Literal["cli", "orbs", "ecspresso", "watari"] = "cli"
    role_arn: str | None = None
    context: str | None = None
    environments: dict[str, PipelineEnvironment] = {}

    def environment(self, name: str | None) -> PipelineEnvironment:
        """The settings of one environment, with the general ones where it has none of its own."""
        own = self.environments.get(name or "", PipelineEnvironment())
        return PipelineEnvironment(
            cluster=own.cluster, role_arn=own.role_arn or self.role_arn, context=own.context or self.context
        )


class IgnoreConfig(_Strict):
    """A rule whose findings a team has decided not to be told, and why; ``paths`` are globs from the root."""

    rule: str
    reason: Annotated[str, Field(min_length=1)]
    paths: tuple[str, ...] = ()


class CheckConfig(_Strict):
    """What ``watari check`` shows where its options say nothing else. ``baseline`` is relative to this file."""

    severity: Literal["blocks-start", "misbehaves", "operational"] = "operational"
    baseline: Path | None = None
    ignore: tuple[IgnoreConfig, ...] = ()


class Config(_Strict):
    """The whole of ``watari.yaml``. ``rules`` are folders of a team's own rules, relative to this file.

    ``recipes`` choose an edit by rule, or by a finding's place; a service's own come first.
    """

    version: Literal[1] = 1
    name: str | None = None
    region: str = "us-east-1"
    cluster: str | None = None
    flag: FlagConfig = FlagConfig()
    recipes: Recipes = {}
    services: dict[str, ServiceConfig] = {}
    network: NetworkConfig = NetworkConfig()
    cutover: CutoverConfig = CutoverConfig()
    rehearse: RehearseConfig = RehearseConfig()
    pipeline: PipelineConfig = PipelineConfig()
    rules: tuple[Path, ...] = ()
    check: CheckConfig = CheckConfig()

    def service(self, name: str) -> ServiceConfig:
        """The settings of one service, all defaults where none are written."""
        return self.services.get(name, ServiceConfig())


def load(file: Path | None) -> Config:
    """Reads ``file``; the defaults where it is None. Paths of files in the result are absolute.

    Raises ConfigError with the place and the reason where the file cannot be
    read, is no YAML, does not fit, or names a folder of rules that is not there.
    """
    if file is None:
        return Config()
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} cannot be read: {error}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise ConfigError(f"{file}{where} is not YAML: {getattr(error, 'problem', error)}.") from error
    try:
        config = Config.model_validate(data or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ConfigError(f"{file}: {place}: {first['msg']}.", next_step="Correct that line.") from error
    return _placed(config, file)


def _placed(config: Config, file: Path) -> Config:
    """Paths in the file are relative to its own folder."""
    folder = file.resolve().parent
    rules = tuple(folder / one for one in config.rules)
    missing = next((one for one in rules if not one.is_dir()), None)
    if missing is not None:
        raise ConfigError(f"{file}: rules: {missing} is not a folder.", next_step="Correct that line.")
    baseline = config.check.baseline
    check = config.check.model_copy(update={"baseline": folder / baseline if baseline is not None else None})
    return config.model_copy(update={"rules": rules, "check": check})
