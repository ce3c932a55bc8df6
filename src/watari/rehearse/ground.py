"""The ground a rehearsal stands on: what is up, and what every step of the road needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from watari.aws import Aws
from watari.model.fleet import Fleet
from watari.rehearse.balancer.balancer import Balancer
from watari.rehearse.emulator.ec2 import Ec2Agent
from watari.rehearse.emulator.emulator import Emulator
from watari.rehearse.emulator.resources import Account
from watari.rehearse.hosts.interface import HostFactory
from watari.rehearse.narration import Chronicle
from watari.sources.config import Config


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that is up. ``aws`` is what production code is given; ``work`` the run's own folder.

    ``settings`` are the variables that every process gets in both homes;
    ``stand_ins`` maps URLs of hosts outside the fleet to the programs that play them.
    """

    run_id: str
    work: Path
    config: Config
    fleet: Fleet
    factory: HostFactory
    emulator: Emulator
    account: Account
    agent: Ec2Agent
    balancer: Balancer
    aws: Aws
    settings: dict[str, str]
    stand_ins: dict[str, str]
    chronicle: Chronicle

    def outside_names(self, environment: dict[str, str]) -> dict[str, str]:
        """The environment with the URLs of stand-ins in place of the hosts they play."""
        return {name: self._played(value) for name, value in environment.items()}

    def _played(self, value: str) -> str:
        for url, stand_in in self.stand_ins.items():
            value = value.replace(url, stand_in)
        return value
