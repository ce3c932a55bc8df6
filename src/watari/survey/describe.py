"""One service from its facts: what it needs to run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from watari.model.evidence import Confidence
from watari.model.fleet import (
    AwsCall,
    Build,
    Endpoint,
    EnvVar,
    Health,
    Port,
    Process,
    Question,
    Secret,
    Service,
    StopsOnSigterm,
)
from watari.survey.aspnet import aspnet_ports
from watari.survey.awsnames import iam_operation, iam_service
from watari.survey.code.python.aws import clients_made, python_operation
from watari.survey.facts import (
    AwsFact,
    BuildFact,
    BuildFile,
    CodeFile,
    ConfigValue,
    EntryPoint,
    HealthFact,
    PortFact,
    ProcessFact,
    RouteFact,
    SigtermFact,
)
from watari.survey.files import files_used
from watari.survey.installs import installs
from watari.survey.owned import Owned
from watari.survey.portnames import exposed, own_variables
from watari.survey.questions import about_service
from watari.survey.resources import resource_hints
from watari.survey.secrets import is_secret
from watari.survey.stores import datastores
from watari.survey.traits.agents import local_agents, mail_hosts
from watari.survey.traits.frameworks import frameworks
from watari.survey.traits.hints import heap_hints
from watari.survey.traits.logs import log_sinks
from watari.survey.traits.needs import needs
from watari.survey.traits.temporary import temp_files

_PORT_ENV = re.compile(r"(^|_)PORT$|(LISTEN|BIND|SERVER|HTTP)_ADDR(ESS)?$|^ADDR$")
_PORT = re.compile(r"^(?:https?://)?(?:[\w.*+\[\]:]*:)?(\d{2,5})/?$")
_BOUND = re.compile(r"^(?:(?:0\.0\.0\.0|\[?::\]?|\*)?:)?(\d{2,5})$")
"""A port in a configuration file, where an address with a host would be somebody else's."""


def describe(owned: Owned) -> tuple[Service, list[Question]]:
    """The service, and what no line says about it. Dependencies and external hosts are joined later."""
    unit = owned.unit
    ports = _ports(owned)
    health = _health(owned, ports)
    processes = _processes(owned, bool(ports))
    calls = _aws_calls(owned)
    read, written = files_used(owned)
    service = Service(
        name=unit.name,
        path=unit.path,
        languages=_languages(owned),
        evidence=unit.evidence,
        processes=processes,
        ports=ports,
        health=health,
        env=tuple(_env(owned)),
        secrets=_secrets(owned),
        files_read=read,
        files_written=written,
        datastores=datastores(owned, calls),
        aws_calls=calls,
        stops_on_sigterm=_sigterm(owned, processes),
        build=_build(owned),
        installs=installs(owned),
        confidence=unit.confidence,
        frameworks=frameworks(owned),
        entry_points=tuple(sorted({fact.evidence for fact in owned.of(EntryPoint)})),
        endpoints=_endpoints(owned),
        log_sinks=log_sinks(owned, written),
        temp_files=temp_files(owned, (*read, *written)),
        local_agents=local_agents(owned),
        mail_hosts=mail_hosts(owned),
        needs=needs(owned),
        resource_hints=(*resource_hints(owned), *heap_hints(owned, processes)),
    )
    return service, list(about_service(service, owned))


def _languages(owned: Owned) -> tuple[str, ...]:
    """The languages of its build files and programs, the one with most files first."""
    counts: dict[str, int] = {}
    for file in owned.of(CodeFile):
        language = "typescript" if file.language == "tsx" else file.language
        counts[language] = counts.get(language, 0) + 1
    for one in owned.of(BuildFile):
        counts[one.language] = counts.get(one.language, 0) + 1
    built = {one.language for one in owned.of(BuildFile)}
    if "javascript" in built:
        # A package of a workspace is TypeScript by its root's compiler, which its own file does not name.
        built |= {"typescript"} & set(counts)
    wanted = [name for name in counts if not built or name in built]
    return tuple(sorted(wanted, key=lambda name: (-counts[name], name)))


def _ports(owned: Owned) -> tuple[Port, ...]:
    """Ports the code listens on; where code does not tell, what manifests state."""
    found: dict[int, Port] = {}
    for name in owned.reads:
        known = owned.value(name)
        match = _PORT.match(known[0]) if known else None
        listens = any(sink.kind == "listen" for sink in owned.flow.sinks(("env", name)))
        if known and match and (listens or name == "PORT" or name == "LISTEN_ADDR"):
            confidence: Confidence = "proven" if listens else "likely"
            found.setdefault(int(match[1]), Port(int(match[1]), known[1], confidence, name))
    for text, evidence in list(owned.flow.literals.items()):
        match = _PORT.match(text)
        listened = match and ":" in text and any(s.kind == "listen" for s in owned.flow.sinks(("literal", text)))
        if match and listened and not any(p.env and _default_of(owned, p.env) == text for p in found.values()):
            found.setdefault(int(match[1]), Port(int(match[1]), evidence))
    for one in owned.of(ConfigValue):
        match = _BOUND.match(one.value)
        sinks = owned.flow.sinks(("config", one.key)) if match else []
        kinds = {sink.kind for sink in sinks if sink.evidence.path.endswith(".go")}
        if match and "listen" in kinds and not kinds & {"http", "grpc"}:
            found.setdefault(int(match[1]), Port(int(match[1]), one.evidence))
    for port in aspnet_ports(owned):
        found.setdefault(port.number, port)
    if not found:
        for fact in owned.of(PortFact):
            found.setdefault(fact.number, Port(fact.number, fact.evidence, "proven", fact.env))
    if not found:
        found = {port.number: port for port in (*exposed(owned), *own_variables(owned))}
    return tuple(sorted(found.values(), key=lambda port: port.number))


def _default_of(owned: Owned, name: str) -> str | None:
    read = owned.reads.get(name)
    return read.default if read else None


def _health(owned: Owned, ports: tuple[Port, ...]) -> Health | None:
    facts = sorted(owned.of(HealthFact), key=lambda fact: not fact.stated)
    if not facts or not ports:
        return None
    best = next((fact for fact in facts if "health" in fact.path), facts[0])
    return Health(best.path, best.evidence)


def _processes(owned: Owned, serves: bool) -> tuple[Process, ...]:
    facts: list[ProcessFact] = owned.of(ProcessFact)
    schedules = {fact.process.name: fact.process for fact in facts if fact.source == "timer"}
    chosen: list[ProcessFact] = []
    for group in (("systemd", "cron"), ("procfile", "supervisor"), ("dockerfile",)):
        chosen = [fact for fact in facts if fact.source in group]
        if chosen:
            break
    told = list(_of_containers(owned))
    scheduled = bool(told) and all(fact.process.kind == "scheduled" for fact in told)
    if told and (owned.unit.shared or not chosen or scheduled):
        chosen = told
    elif chosen:
        chosen = [*chosen, *(fact for fact in told if fact.kind_known)]
    processes: dict[str, Process] = {}
    for fact in chosen:
        process = fact.process
        timer = schedules.get(process.name)
        if timer is not None:
            process = replace(process, kind="scheduled", schedule=timer.schedule)
        elif not fact.kind_known and process.kind == "worker" and serves and "worker" not in process.name:
            process = replace(process, kind="web")
        processes.setdefault(_free_name(process, processes), process)
    if len(processes) == 1 and (user := _user_of_containers(owned)):
        processes = {name: replace(process, user=user) for name, process in processes.items()}
    return tuple(replace(process, name=name) for name, process in processes.items())


def _user_of_containers(owned: Owned) -> str | None:
    """The user that a manifest gives the service's container; it stands before the image's."""
    return next((one.user for one in owned.containers if one.user), None)


def _of_containers(owned: Owned) -> Iterator[ProcessFact]:
    """Commands that compose files and Kubernetes give, where the repository itself says none."""
    files: dict[str, str] = {}
    for one in owned.containers:
        # The same workload in another file is a variant of its deployment.
        if (one.command or one.schedule) and files.setdefault(one.name, one.evidence.path) == one.evidence.path:
            command = one.command or _image_command(owned)
            process = Process(
                one.name, command, one.kind or "worker", one.evidence, user=one.user, schedule=one.schedule
            )
            yield ProcessFact(process, "dockerfile", one.kind is not None)


def _image_command(owned: Owned) -> tuple[str, ...]:
    facts: list[ProcessFact] = owned.of(ProcessFact)
    return next((fact.process.command for fact in facts if fact.source == "dockerfile"), ())


def _free_name(process: Process, taken: dict[str, Process]) -> str:
    """Two jobs of one crontab are two processes; the same unit for two environments is one."""
    name, count = process.name, 2
    while name in taken and taken[name].command != process.command:
        name, count = f"{process.name}-{count}", count + 1
    return name


def _env(owned: Owned) -> Iterator[EnvVar]:
    for read in owned.reads.values():
        default = None if is_secret(read.name) else read.default
        yield EnvVar(read.name, read.evidence, read.required and read.default is None, default)


def _secrets(owned: Owned) -> tuple[Secret, ...]:
    found = {name: Secret(name, read.evidence) for name, read in owned.reads.items() if is_secret(name)}
    for name, setting in owned.settings.items():
        if is_secret(name):
            found.setdefault(name, Secret(name, setting.evidence))
    return tuple(found[name] for name in sorted(found))


def _aws_calls(owned: Owned) -> tuple[AwsCall, ...]:
    found: dict[tuple[str, str], AwsCall] = {}
    for fact in owned.of(AwsFact):
        found.setdefault((fact.call.service, fact.call.operation), fact.call)
    for call in _across_files(owned):
        found.setdefault((call.service, call.operation), call)
    return tuple(found[key] for key in sorted(found))


def _across_files(owned: Owned) -> Iterator[AwsCall]:
    """Methods of a boto3 client that was made in another file."""
    for made in sorted({name for file in owned.of(CodeFile) for name in clients_made(file)}):
        service = iam_service(made)
        for method, evidence in owned.flow.methods(("literal", made)):
            if (operation := python_operation(method)) is not None:
                yield AwsCall(service, iam_operation(service, operation), evidence)


def _sigterm(owned: Owned, processes: tuple[Process, ...]) -> StopsOnSigterm | None:
    """A line that ignores the signal decides; then one that handles it; else the default, which ends at once.

    The default holds for a process under systemd. As process 1 of a container a
    Python or Node program without a handler does not see SIGTERM at all.
    """
    facts: list[SigtermFact] = sorted(owned.of(SigtermFact), key=lambda fact: fact.stops)
    if facts:
        return StopsOnSigterm(facts[0].stops, facts[0].evidence)
    return StopsOnSigterm(True, None, "likely") if processes else None


def _endpoints(owned: Owned) -> tuple[Endpoint, ...]:
    found: dict[tuple[str, str, str], Endpoint] = {}
    for fact in owned.of(RouteFact):
        key = (fact.protocol, fact.path, fact.method)
        found.setdefault(key, Endpoint(fact.method, fact.path, fact.evidence, fact.protocol))
    return tuple(found[key] for key in sorted(found))


def _build(owned: Owned) -> Build | None:
    facts: list[BuildFact] = sorted(owned.of(BuildFact), key=lambda fact: fact.rank)
    return facts[0].build if facts else None
