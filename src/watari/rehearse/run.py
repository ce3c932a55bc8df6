"""The whole crossing on this machine: one command, real services, every stage."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from watari.aws.session import connect
from watari.errors import RehearsalFailed
from watari.model.fleet import Fleet, Service
from watari.rehearse import ec2side, homes
from watari.rehearse.balancer.balancer import Balancer
from watari.rehearse.balancer.choose import data_plane
from watari.rehearse.build import Builder
from watari.rehearse.emulator.ec2 import Ec2Agent
from watari.rehearse.emulator.emulator import Emulator
from watari.rehearse.emulator.resources import HTTP, WebService, create
from watari.rehearse.ground import Ground
from watari.rehearse.hosts.choose import choose
from watari.rehearse.hosts.interface import Endpoints, HostFactory
from watari.rehearse.interruption import remembered
from watari.rehearse.narration import Chronicle, Narrator, Quiet
from watari.rehearse.options import Options
from watari.rehearse.prepare import Prepared, prepare
from watari.rehearse.programs import StandIns, prepare_traffic, verify
from watari.rehearse.result import RehearsalResult, TrafficSummary
from watari.rehearse.road import Road
from watari.rehearse.traffic.traffic import Traffic

SETTLE_SECONDS = 2.0
"""Traffic goes on this long after the last step, to see what only shows afterwards."""


def rehearse(options: Options, narrator: Narrator | None = None) -> RehearsalResult:
    """Lives the crossing through and gives what was measured.

    Call it from the main thread of a process of its own: with processes as
    hosts it moves itself into a network of the rehearsal's own. Whatever ends
    it (an error, Ctrl-C, SIGTERM), nothing of it is left running.

    Raises RehearsalFailed, PlanRefused and NothingToRead with one sentence and
    the next step; a service that cannot cross is no error but a result.
    """
    began, run_id = time.time(), secrets.token_hex(4)
    with remembered() as check:
        chronicle = Chronicle(narrator or Quiet(), check)
        with _folder(run_id, options.keep, chronicle) as work, choose(options.hosts, run_id, work) as factory:
            chronicle.say("", f"hosts are {factory.kind} ({factory.isolation})")
            builder = Builder(work, factory.run_outside())
            prepared = prepare(options, work, builder, chronicle)
            result = _Run(options, run_id, began, work, factory, prepared, chronicle).result()
        check()
        return result


@contextlib.contextmanager
def _folder(run_id: str, keep: bool, chronicle: Chronicle) -> Iterator[Path]:
    work = Path(tempfile.mkdtemp(prefix=f"watari-{run_id}-"))
    try:
        yield work
    finally:
        if keep:
            chronicle.say("", f"the folder of the run is {work}")
        else:
            shutil.rmtree(work, ignore_errors=True)


class _Run:
    """One run from the ground up. ``result`` may be asked once."""

    def __init__(
        self,
        options: Options,
        run_id: str,
        began: float,
        work: Path,
        factory: HostFactory,
        prepared: Prepared,
        chronicle: Chronicle,
    ) -> None:
        self._options = options
        self._run_id = run_id
        self._began = began
        self._work = work
        self._factory = factory
        self._prepared = prepared
        self._config = prepared.config
        self._chronicle = chronicle
        self._stack = contextlib.ExitStack()

    def result(self) -> RehearsalResult:
        """Brings the ground up, travels the road under traffic, takes everything down."""
        with self._stack:
            ground = self._ground()
            self._fleet_up(ground)
            url = self._entry_url(ground)
            prepare_traffic(self._config.rehearse.traffic.prepare, self._prepared.home, url)
            self._chronicle.stage("Traffic: steady, until the end")
            with Traffic(url, self._config.rehearse.traffic, health_path=self._health_path()) as traffic:
                road = Road(ground, self._prepared, self._options.services)
                services = road.travel()
                scaling = road.scale(services)
                time.sleep(SETTLE_SECONDS)
                measured = traffic.stop()
            self._chronicle.stage("Verify: the fleet's own check of its data")
            verification = verify(self._config.rehearse.verify, self._prepared.home, url)
            ground.balancer.check()
            return RehearsalResult(
                run_id=self._run_id,
                fleet=self._prepared.name,
                host_kind=self._factory.kind,
                isolation=self._factory.isolation,
                balancer=ground.balancer.name,
                started_at=self._began,
                ended_at=time.time(),
                services=services,
                traffic=measured,
                moments=self._chronicle.moments,
                verification=verification,
                scaling=scaling,
                notes=(*_held_back(measured), *self._notes(ground)),
            )

    def _ground(self) -> Ground:
        self._chronicle.stage("Ground: emulated AWS, load balancer, stand-ins")
        fleet, factory, config = self._prepared.fleet, self._factory, self._config
        emulator = self._stack.enter_context(Emulator(factory, self._work, config.region))
        stand_ins = self._stack.enter_context(
            StandIns(config.rehearse.stand_ins, self._prepared.home, factory.service_address, self._work)
        )
        account = create(
            emulator.account,
            config.cluster or self._prepared.name,
            config.rehearse.resources,
            web_services(fleet, self._prepared),
        )
        agent = self._stack.enter_context(
            Ec2Agent(
                factory,
                emulator.account,
                emulator.account_id,
                emulator.metadata,
                emulator.hosts,
                account.network,
            )
        )
        balancer = self._balancer(emulator, agent)
        values = {"aws_endpoint": emulator.hosts_url, "region": config.region}
        settings = {name: value.format(**values) for name, value in config.rehearse.environment.items()}
        _credentials_of_the_emulator()
        return Ground(
            run_id=self._run_id,
            work=self._work,
            config=config,
            fleet=fleet,
            factory=factory,
            emulator=emulator,
            account=account,
            agent=agent,
            balancer=balancer,
            aws=connect(config.region, emulator.front_url),
            settings=settings,
            stand_ins=stand_ins.urls,
            chronicle=self._chronicle,
        )

    def _balancer(self, emulator: Emulator, agent: Ec2Agent) -> Balancer:
        balancer = self._stack.enter_context(
            Balancer(
                data_plane(self._work, self._options.balancer),
                emulator.load_balancing,
                emulator.account,
                emulator.hosts,
                self._factory.service_address,
            )
        )
        address, port = balancer.listener
        if port != HTTP and self._factory.isolation != "environment":
            raise RehearsalFailed(
                f"Port {HTTP} of {address} is taken, and services dial their load balancer there.",
                next_step="Stop the program that listens on it, or use --hosts processes.",
            )
        urls = balancer.urls()
        endpoints = Endpoints(
            aws=emulator.hosts_url,
            names=dict.fromkeys(urls, address),
            rewrites={f"http://{name}": url for name, url in urls.items()},
        )
        emulator.attach_balancer(balancer.drain, balancer.target_health, balancer.look, endpoints)
        agent.before_stop = balancer.drain
        return balancer

    def _fleet_up(self, ground: Ground) -> None:
        self._chronicle.stage("EC2: the fleet as found, on EC2 hosts")
        launched = []
        for service in ground.fleet.services:
            process = homes.web_process(service)
            if process is not None:
                built = self._prepared.found[service.name]
                launched.append((service, ec2side.launch(ground, service, process, built, 1)))
        for service, instance in launched:
            attempt = ec2side.serve(ground, service, instance)
            if not attempt.started:
                raise RehearsalFailed(
                    f"{service.name} does not start on an EC2 host: {attempt.log}",
                    next_step=f"Its last lines: {_tail(instance.host.logs())}",
                )
            self._chronicle.say(service.name, f"serves on {instance.id} ({attempt.seconds:.1f} s)")

    def _entry(self) -> Service:
        name = self._config.rehearse.entry
        web = [service for service in self._prepared.fleet.services if _is_web(service)]
        if not web:
            raise RehearsalFailed("No service of the fleet serves requests; there is no traffic to move.")
        called = {one.target for one in self._prepared.fleet.dependencies}
        found = next((one for one in web if one.name == name), None)
        return found or next((one for one in web if one.name not in called), web[0])

    def _entry_url(self, ground: Ground) -> str:
        route = ground.account.route(self._entry().name)
        if route is None:
            raise RehearsalFailed(f"{self._entry().name} has no load balancer.")
        return ground.balancer.url_for(route.hosts[0])

    def _health_path(self) -> str:
        health = self._entry().health
        return health.path if health else "/"

    def _notes(self, ground: Ground) -> tuple[str, ...]:
        images = [self._factory.image(f"watari-rehearsal/{one.name}:edited") for one in ground.fleet.services]
        stood_in = [text for image in images if image for text in image.stood_in]
        corrections = [sentence for _, sentence in ground.emulator.front.corrections]
        return tuple(dict.fromkeys((*stood_in, *ground.balancer.notes, *corrections)))


def web_services(fleet: Fleet, prepared: Prepared) -> tuple[WebService, ...]:
    """The services that stand behind a load balancer, under the names that callers use."""
    rehearsal = prepared.config.rehearse
    found = []
    for service in fleet.services:
        if not _is_web(service):
            continue
        names = [
            host
            for one in fleet.dependencies
            if one.target == service.name and one.address and (host := urlsplit(one.address).hostname)
        ]
        public = service.name == rehearsal.entry
        if public and rehearsal.entry_host:
            names.insert(0, rehearsal.entry_host)
        hosts = tuple(dict.fromkeys(names or [f"{service.name}.internal"]))
        health = service.health.path if service.health else "/"
        found.append(WebService(service.name, hosts, service.ports[0].number, health, public))
    return tuple(found)


def _is_web(service: Service) -> bool:
    return homes.web_process(service) is not None and bool(service.ports)


def _credentials_of_the_emulator() -> None:
    """The emulated account takes any credentials; the user's own must not be sent anywhere."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        if name != "AWS_CA_BUNDLE":
            del os.environ[name]
    os.environ |= {"AWS_ACCESS_KEY_ID": "rehearsal", "AWS_SECRET_ACCESS_KEY": "rehearsal"}
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull


def _tail(log: str) -> str:
    return " | ".join(line for line in log.strip().splitlines()[-5:]) or "nothing"


def _held_back(traffic: TrafficSummary) -> tuple[str, ...]:
    if not traffic.held_back:
        return ()
    share = traffic.held_back / (traffic.held_back + traffic.total)
    return (
        f"This machine was too slow for the traffic's rate: {traffic.held_back} requests"
        f" ({share:.0%}) were due and not sent.",
    )
