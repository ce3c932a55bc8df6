"""A service before it is described: where it stands and by which names it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watari.model.evidence import Confidence, Evidence
from watari.survey.facts import Container


@dataclass(frozen=True, slots=True)
class Unit:
    """A service before it is described.

    ``packages`` are the folders whose files it is built from where several
    services share one module, else None: then all below ``path`` is its own.
    ``files`` are all that it consists of where it is a stock image with the repository's configuration.
    ``containers`` are the file and the name of each manifest's entry that runs it; ``shared`` says that
    other services are built from the same folder, so that only those entries tell what this one starts.
    """

    name: str
    path: str
    evidence: Evidence
    aliases: frozenset[str]
    confidence: Confidence = "proven"
    packages: frozenset[str] | None = None
    files: tuple[str, ...] | None = None
    containers: frozenset[tuple[str, str]] = frozenset()
    shared: bool = False


def places(containers: Iterable[Container]) -> frozenset[tuple[str, str]]:
    """Where manifests speak of these containers: file and name."""
    return frozenset((one.evidence.path, one.name) for one in containers)
