"""The options that every verb which touches an account shares, and their defaults from ``watari.yaml``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from watari.errors import UsageError

if TYPE_CHECKING:
    from watari.aws import Aws
    from watari.sources.config import Config


@Parameter(name="*")
@dataclass(frozen=True)
class Account:
    """Which account, region and cluster.

    Parameters
    ----------
    cluster
        The ECS cluster; from watari.yaml where it is not given.
    region
        The region; from watari.yaml, AWS_REGION or AWS_DEFAULT_REGION where it is not given.
    endpoint_url
        Another endpoint than AWS's, such as an emulator's; also AWS_ENDPOINT_URL.
    profile
        A profile of ~/.aws/config; also AWS_PROFILE.
    config
        watari.yaml; found by itself where it is not given.
    """

    cluster: str | None = None
    region: str | None = None
    endpoint_url: Annotated[str | None, Parameter(env_var="AWS_ENDPOINT_URL")] = None
    profile: str | None = None
    config: Path | None = None

    def settings(self, where: Path = Path()) -> Config:
        """``watari.yaml`` as it is in force for ``where``."""
        from watari.sources.config import discover, load

        return load(self._file(discover((where,))))

    def connect(self, where: Path = Path()) -> tuple[Aws, str]:
        """Access to the account, and the cluster's name. UsageError where no cluster is named."""
        from watari.aws import connect

        settings = self.settings(where)
        cluster = self.cluster or settings.cluster
        if cluster is None:
            raise UsageError("No cluster is named.", next_step="Give --cluster, or write cluster: into watari.yaml.")
        return connect(self._region(settings, where), self.endpoint_url, self.profile), cluster

    def _region(self, settings: Config, where: Path) -> str:
        from watari.sources.config import discover

        environment = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
        written = settings.region if self._file(discover((where,))) else None
        return self.region or written or environment or settings.region

    def _file(self, discovered: Path | None) -> Path | None:
        return self.config or discovered


UNSAID = Account()
"""Nothing was said on the command line."""


def state_dir() -> Path:
    """Where durable runs keep their state: ``watari`` below ``XDG_STATE_HOME`` or ``~/.local/state``."""
    home = os.environ.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local" / "state") / "watari"


def database_url() -> str | None:
    """The team's PostgreSQL for durable runs, from ``WATARI_DATABASE_URL``."""
    return os.environ.get("WATARI_DATABASE_URL") or None
