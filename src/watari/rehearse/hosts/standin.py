"""What stands in for a base image that is not on this machine: nothing is pulled in a rehearsal.

The content is that of a "static" base image: CA certificates, time zones, the
accounts root, nobody and nonroot (65532), /tmp. Where the missing base is not
named "static" this machine's C library is added, for binaries linked against
one. No shell, no other programs.
"""

from __future__ import annotations

import shutil
import ssl
from pathlib import Path

from watari.rehearse.hosts.rootfolder import base_settings, copy_in, inside

# Where distributions keep the bundle; the first is also where Go, Node and OpenSSL look in an image.
_BUNDLE = "etc/ssl/certs/ca-certificates.crt"
_BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
_ZONES = Path("/usr/share/zoneinfo")
_GLIBC = ("libc", "libm", "libpthread", "libdl", "librt", "libresolv", "libnss_files", "libnss_dns")

NONROOT = "65532:65532"


def write_stand_in(root: Path, base: str) -> None:
    """Writes below ``root`` what stands in for the image ``base``."""
    root.mkdir(parents=True, exist_ok=True)
    base_settings(root)
    (root / "home/nonroot").mkdir(parents=True, exist_ok=True)
    bundle = _bundle()
    if bundle:
        copy_in(bundle, root / _BUNDLE)
    if _ZONES.is_dir():
        # "posix" and "right" are the same zones twice more, with other leap seconds.
        skip = shutil.ignore_patterns("posix", "right", "localtime", "*.tab", "*.list")
        shutil.copytree(_ZONES, root / "usr/share/zoneinfo", ignore=skip, dirs_exist_ok=True)
    if needs_libc(base):
        for library in _c_library():
            copy_in(library, inside(root, str(library)))


def needs_libc(base: str) -> bool:
    """Whether an image of this name has a C library, as far as the name tells."""
    return "static" not in base


def stand_in_user(base: str) -> str:
    """The user that an image of this name sets: by custom a ``nonroot`` tag says 65532."""
    return NONROOT if "nonroot" in base else ""


def stood_in_sentence(base: str) -> str:
    """For the report."""
    library = ", this machine's C library" if needs_libc(base) else ""
    content = f"CA certificates, time zones{library} and accounts"
    return f"{base} is not on this machine: a stand-in with {content} was used."


def _bundle() -> Path | None:
    candidates = [ssl.get_default_verify_paths().cafile or "", *_BUNDLES]
    return next((Path(path) for path in candidates if path and Path(path).is_file()), None)


def _c_library() -> list[Path]:
    """The dynamic loader and the parts of glibc, where this machine's Python uses them from."""
    maps = Path("/proc/self/maps")
    mapped = maps.read_text().splitlines() if maps.is_file() else []
    folders = {
        Path(path).parent
        for line in mapped
        if (path := line.split(maxsplit=5)[-1]).rpartition("/")[2].startswith("libc.so")
    }
    loaders = [path for folder in ("/lib64", "/lib") for path in Path(folder).glob("ld-linux*")]
    return loaders + [path for folder in folders for name in _GLIBC for path in folder.glob(f"{name}.so.*")]
