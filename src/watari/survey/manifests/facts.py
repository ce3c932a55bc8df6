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


@dataclass(frozen=True, slots=True)
class PublicHost:
    """A rule for requests from outside: those for ``host`` go to the Kubernetes Service ``backend``."""

    host: str
    backend: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MountedFile:
    """A file of the repository that the ConfigMap ``group`` is made of."""

    group: str
    path: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Kustomization:
    """A ``kustomization.yaml``: what it takes in, how it renames that, and the files that change it.

    ``patches`` are files with the name of the workload that each changes, where the line says one;
    ``images`` are pairs of a name in manifests and the image that stands for it.
    """

    folder: str
    resources: tuple[str, ...]
    evidence: Evidence
    prefix: str = ""
    suffix: str = ""
    patches: tuple[tuple[str, str | None], ...] = ()
    images: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EnvPatch:
    """An operation of a JSON patch on a container's variables: ``index`` is the place, ``name`` a new one's.

    ``target`` is the workload, where the patch stands beside its name.
    """

    value: str
    evidence: Evidence
    index: int | None = None
    name: str | None = None
    target: str | None = None
