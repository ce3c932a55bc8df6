"""A host's own root folder: the files of its spec, the few settings that a C library asks for, and /tmp."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Iterable
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.hosts.interface import Ec2HostSpec
from watari.rehearse.hosts.userland import Userland

ACCOUNTS = """\
root:x:0:0:root:/root:/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin
"""
GROUP = "root:x:0:\nnobody:x:65534:\ntty:x:5:\nstaff:x:50:\nnonroot:x:65532:\n"
NSSWITCH = "passwd: files\ngroup: files\nhosts: files dns\n"

_FOLDERS = (
    "etc",
    "opt",
    "proc",
    "root",
    "run",
    "srv",
    "sys",
    "dev",
    "sbin",
    "var/log",
    "var/lib",
    "var/cache",
)


def inside(root: Path, path: str) -> Path:
    """Where the absolute ``path`` of a host lies below ``root``. RehearsalFailed if it would leave it."""
    below = Path(path.lstrip("/"))
    if not path.startswith("/") or ".." in below.parts:
        raise RehearsalFailed(
            f"The path {path} cannot be made on a host.", next_step="Give an absolute path without '..'."
        )
    return root / below


def ec2_root(root: Path, spec: Ec2HostSpec, userland: Userland | None = None) -> None:
    """Fills ``root`` for an EC2 host; with a userland also the places where it will be mounted."""
    base_settings(root)
    (root / "var/run").symlink_to("/run")
    for directory in (*spec.directories, spec.working_directory):
        inside(root, directory).mkdir(parents=True, exist_ok=True)
    if userland:
        _mount_points(root, userland)
    for copy in spec.files:
        copy_in(copy.source, inside(root, copy.destination))


def own_places(spec: Ec2HostSpec) -> tuple[str, ...]:
    """The paths that are the host's own and must not be hidden by the machine's."""
    return (*(copy.destination for copy in spec.files), *spec.directories)


def base_settings(root: Path) -> None:
    """Folders, accounts and name service settings that every host and every stand-in image has."""
    for folder in _FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for folder in ("tmp", "var/tmp"):
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder).chmod(0o1777)
    (root / "etc/passwd").write_text(ACCOUNTS)
    (root / "etc/group").write_text(GROUP)
    (root / "etc/nsswitch.conf").write_text(NSSWITCH)


def copy_in(source: Path, target: Path) -> None:
    """Copies a file or a folder, with modes. RehearsalFailed with the path where that fails."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy2(source, target)
    except OSError as error:
        raise RehearsalFailed(
            f"{source} could not be put on a host: {error.strerror or error}.",
            next_step="Check that it was built and can be read.",
        ) from error


def hosts_file(hostname: str, address: str, names: Iterable[tuple[str, str]]) -> str:
    """The text of /etc/hosts: itself, and the load balancers' names."""
    lines = ["127.0.0.1 localhost", f"{address} {hostname}"]
    lines += [f"{target} {name}" for name, target in names]
    return "\n".join(lines) + "\n"


def pack(root: Path) -> bytes:
    """The folder as a tar archive in which root owns everything, whoever packs it."""

    def owned_by_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        return entry

    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for entry in sorted(root.iterdir()):
            archive.add(entry, arcname=entry.name, filter=owned_by_root)
    return buffer.getvalue()


def _mount_points(root: Path, userland: Userland) -> None:
    for path, target in userland.links:
        inside(root, path).parent.mkdir(parents=True, exist_ok=True)
        inside(root, path).symlink_to(target)
    for mount in userland.mounts:
        point = inside(root, str(mount))
        if mount.is_dir():
            point.mkdir(parents=True, exist_ok=True)
        else:
            point.parent.mkdir(parents=True, exist_ok=True)
            point.touch()
