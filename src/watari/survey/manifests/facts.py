"""Facts that only mean something together with another file's; :mod:`watari.survey.settle` joins them."""

from __future__ import annotations

from dataclasses import dataclass

from watari.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class PortText:
    """A port with variables in it: ``${API_PORT}:${API_PORT}``. ``owner`` as in a PortFact."""

    text: str
    evidence: Evidence
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Include:
    """A compose file that another takes in; its paths start in ``folder``, its variables come from ``files``."""

    path: str
    folder: str
    files: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Link:
    """A compose service knows ``target``, a service of the same file, as ``host``."""

    target: str
    host: str
    evidence: Evidence
