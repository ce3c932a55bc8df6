"""What goes into the image besides the binary: files of the repository that the deployment installs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from watari.model.fleet import FileUse, Install, Service

_SECRET_FILE = re.compile(
    r"(^|/)(\.env|\.netrc|\.pgpass|id_[a-z0-9]+|.*\.(pem|key|p12|pfx|jks|kdbx)|.*(secret|credential|passw).*)$",
    re.IGNORECASE,
)
_SECRET_LINE = re.compile(
    rb"(?im)^[ \t\"']*[\w.-]*(password|passwd|secret|token|api_?key|private_?key)[\w.-]*[\"']?[ \t]*[:=]"
    rb"[ \t]*[\"']?(?!\$|\{\{|<|null\b|~)[^\s\"'#]{6,}|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)
_OF_THE_SYSTEM = re.compile(
    r"/(proc|sys|dev|tmp|run|usr/share/zoneinfo)(/|$)"
    r"|/etc/(ssl|pki|ca-certificates|hosts|hostname|resolv\.conf|localtime|nsswitch\.conf|passwd|group"
    r"|os-release|timezone|mime\.types|protocols|services)(/|$)"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """One COPY: ``source`` relative to the repository, ``destination`` an absolute path in the image."""

    source: str
    destination: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies, and one sentence for each file that cannot be copied."""

    copies: tuple[Copy, ...]
    refused: tuple[str, ...]


def artefact(repository: Path, service: Service, executable: str) -> Copy | None:
    """The built artefact that is the process's executable; None where the build names none such.

    An artefact is there after the build only, so that it need not exist now.
    """
    if service.build is None:
        return None
    name = PurePosixPath(executable).name
    for path in service.build.artefacts:
        if PurePosixPath(path).name == name:
            return Copy(path, executable)
    installed = {install.source.lstrip("./"): install.destination for install in service.installs}
    for path in service.build.artefacts:
        if _destination(installed.get(path.lstrip("./"), ""), path) == executable:
            return Copy(path, executable)
    if len(service.build.artefacts) == 1 and not (repository / executable.lstrip("/")).exists():
        return Copy(service.build.artefacts[0], executable)
    return None


def host_files(repository: Path, service: Service) -> Copies:
    """The files that the service reads on its host and that its deployment puts there."""
    copies: list[Copy] = []
    refused: list[str] = []
    for use in service.files_read:
        if not use.path.startswith("/") or _OF_THE_SYSTEM.match(use.path):
            continue
        found = _installed(repository, service.installs, use)
        if isinstance(found, Copy):
            copies.append(found)
        else:
            refused.append(found)
    return Copies(tuple(dict.fromkeys(copies)), tuple(dict.fromkeys(refused)))


def _installed(repository: Path, installs: tuple[Install, ...], use: FileUse) -> Copy | str:
    for install in installs:
        source = _source(install, use.path)
        if source is None:
            continue
        if source.endswith((".j2", ".erb", ".tmpl")):
            return (
                f"{use.path} ({use.evidence}) is filled in from the template {source} on its way: "
                "write the finished file into the repository, or give its values as environment variables."
            )
        if not (repository / source).is_file():
            return f"{use.path} is installed from {source} ({install.evidence}), which is missing."
        if looks_secret(repository, source):
            return (
                f"{use.path} ({use.evidence}) comes from {source}, which looks like a secret and must not "
                "be in an image: keep it in Secrets Manager and give it to the task under `secrets`."
            )
        return Copy(source, use.path)
    return (
        f"{use.path} ({use.evidence}) is read on the host, and no deployment here puts it there: "
        "add it to the repository, or give its values as environment variables."
    )


def _source(install: Install, path: str) -> str | None:
    """The file of the repository that ``install`` puts at ``path`` of the host, if it does."""
    source = install.source.removeprefix("./")
    if _destination(install.destination, source) == path or install.destination == path:
        return source.rstrip("/")
    folder = install.destination.rstrip("/") + "/"
    if source.endswith("/") and path.startswith(folder):
        return source + path.removeprefix(folder)
    return None


def _destination(destination: str, source: str) -> str:
    if destination.endswith("/"):
        return destination + PurePosixPath(source).name
    return destination


def looks_secret(repository: Path, source: str) -> bool:
    """Whether the file's name or a line of it says that it holds a secret."""
    return bool(_SECRET_FILE.search(source) or _SECRET_LINE.search((repository / source).read_bytes()))
