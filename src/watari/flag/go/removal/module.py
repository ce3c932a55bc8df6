"""Requirements of ``go.mod`` that no file imports any more."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from watari.flag.go.workspace import Workspace

IMDS = "github.com/aws/aws-sdk-go-v2/feature/ec2/imds"


def without_requirements(workspace: Workspace, after: Mapping[str, bytes | None]) -> Iterator[tuple[str, bytes]]:
    """``go.mod`` and ``go.sum`` without the metadata client's module, where it was imported and is not any more."""
    for folder in workspace.modules:
        mod = posixpath.join(folder, "go.mod")
        data = workspace.data(mod)
        line = re.compile(rb"^\s*(?:require\s+)?" + re.escape(IMDS.encode()) + rb" v\S+(?P<rest>.*)\r?\n", re.MULTILINE)
        found = line.search(data or b"")
        if data is None or found is None or b"indirect" in found["rest"]:
            continue
        own = [path for path in workspace.paths() if not folder or path.startswith(folder + "/")]
        quoted = f'"{IMDS}"'.encode()
        was = any(quoted in (workspace.data(path) or b"") for path in own)
        now = any(quoted in (after.get(path, workspace.data(path)) or b"") for path in {*own, *after})
        config = any(b"aws-sdk-go-v2/config" in (workspace.data(path) or b"") for path in own)
        if not was or now:
            continue
        if config:  # the SDK's configuration needs it still: the requirement stays, indirect
            fixed = data[: found.start("rest")] + b" // indirect" + data[found.start("rest") :]
            yield mod, fixed
        else:
            yield mod, data[: found.start()] + data[found.end() :]
