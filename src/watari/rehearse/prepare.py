"""Before anything is up: copies of the repositories, the survey of them, and the fleet built as found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from watari.errors import NothingToRead, UsageError
from watari.model.fleet import Fleet, Service
from watari.plan.region import located
from watari.rehearse import homes
from watari.rehearse.build import Builder, Built
from watari.rehearse.copies import copy_sources, make_repositories
from watari.rehearse.narration import Chronicle
from watari.rehearse.options import Options
from watari.sources.config import Config, discover, load
from watari.survey.run import survey


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the road starts from.

    ``home`` is the folder that programs named in ``watari.yaml`` run in; ``found``
    holds each service as built from its repository, unedited.
    """

    config: Config
    home: Path
    name: str
    fleet: Fleet
    builder: Builder
    found: Mapping[str, Built]

    def folder(self, service: Service) -> Path:
        """The service's copied repository."""
        return Path(self.fleet.root) / service.path


def prepare(options: Options, work: Path, builder: Builder, chronicle: Chronicle) -> Prepared:
    """Copies, surveys and builds. Raises PlanRefused outside git, NothingToRead where no service is."""
    file = options.config or discover(options.paths)
    config = load(file)
    chronicle.stage("Survey: copies of the repositories, what they are, whom they call")
    copies = copy_sources(options.paths, work / "repositories")
    fleet = survey(copies, config)
    if not fleet.services:
        raise NothingToRead(
            f"No service was found below {', '.join(map(str, options.paths))}.",
            next_step="Name a folder with a build file and a unit, Procfile or Dockerfile.",
        )
    _refuse_unknown(options.services, fleet)
    folders = [Path(fleet.root) / service.path for service in fleet.services]
    make_repositories(list(zip(options.paths, copies, strict=True)), folders)
    for service in fleet.services:
        kinds = ", ".join(process.kind for process in service.processes) or "no process found"
        chronicle.say(service.name, f"{'/'.join(service.languages)}; {kinds}")
    name = config.name or options.paths[0].resolve().name
    home = _home(file, options.paths, copies)
    found = _build(fleet, builder, work, chronicle)
    return Prepared(located(config, fleet), home, name, fleet, builder, found)


def _home(file: Path | None, paths: tuple[Path, ...], copies: tuple[Path, ...]) -> Path:
    """The folder of ``watari.yaml``, in the copy where it was copied: its programs may write beside themselves."""
    if file is None:
        return copies[0]
    folder = file.resolve().parent
    for path, copy in zip(paths, copies, strict=True):
        if folder.is_relative_to(path.resolve()):
            return copy / folder.relative_to(path.resolve())
    return folder


def _refuse_unknown(names: tuple[str, ...], fleet: Fleet) -> None:
    known = {service.name for service in fleet.services}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise UsageError(
            f"There is no service {unknown[0]}.", next_step=f"The services are: {', '.join(sorted(known))}."
        )


def _build(fleet: Fleet, builder: Builder, work: Path, chronicle: Chronicle) -> dict[str, Built]:
    chronicle.stage("Build: every service as found, by its own build command")
    found = {}
    for service in fleet.services:
        if homes.web_process(service) is None:
            continue
        folder = Path(fleet.root) / service.path
        found[service.name] = builder.build(service, folder, work / "built" / "unedited" / service.name)
        chronicle.say(service.name, _built(found[service.name]))
    return found


def _built(built: Built) -> str:
    names = ", ".join(built.artefacts) or "nothing to compile"
    return f"built {names}" + (f" (sha256 {built.binary_sha256[:12]}…)" if built.binary_sha256 else "")
