"""What ``javac`` says of files whose libraries are mostly not at hand."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from watari.flag.script.language import UNASKED

_SECONDS = 120
_ERROR = re.compile(r"^(.+?\.java):\d+: error: (.*)$", re.MULTILINE)
_SYNTAX = re.compile(r".*expected|illegal start|unclosed|not a statement|class, interface|reached end of file")
_MISSING = re.compile(
    r"package \S+ does not exist|cannot find symbol|cannot access|(?:method )?does not override|static import only"
)
_OPTIONS = (
    "-J-Duser.language=en",
    "-proc:none",
    "-implicit:none",
    "-Xlint:none",
    "-Xmaxerrs",
    "100000",
    "-encoding",
    "UTF-8",
)
_GO_ON = "-XDshould-stop.ifError=FLOW"
"""Types are compared although something was not found; what comes of an unknown type is never an error."""


def complaints(folder: Path) -> dict[str, str] | None:
    """The first error of each file below ``folder``; ``UNASKED`` for one that needs classes that are not at hand.

    None without a compiler. Annotation processors, which would be the repository's code, do not run.
    """
    javac = shutil.which("javac")
    files = sorted(folder.rglob("*.java"))
    if javac is None or not files:
        return None
    with tempfile.TemporaryDirectory(prefix="watari-javac-") as classes:
        asked = [javac, *_OPTIONS, _GO_ON, "-d", classes, *(one.relative_to(folder).as_posix() for one in files)]
        try:
            done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, errors="replace", timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired):
            return None
    said = _ERROR.findall(done.stderr)
    syntax = {path: f"{path}: {text}" for path, text in reversed(said) if _SYNTAX.match(text)}
    if syntax:
        return {path.relative_to(folder).as_posix(): UNASKED for path in files} | syntax
    wrong = {path: f"{path}: {text}" for path, text in reversed(said) if not _MISSING.match(text)}
    return {path: UNASKED for path, _ in said} | wrong
