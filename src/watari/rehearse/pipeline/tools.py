"""The programs that a CI image brings, for the steps of a rehearsed pipeline: ``aws`` is real, ``docker`` is ours.

There is no registry to push to, and with processes as hosts no engine to build with; so ``docker`` hands what it is
asked to the rehearsal, which builds with the machine's kind of host, as for every other image of a run.
"""

from __future__ import annotations

import json
import socketserver
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

WAIT_SECONDS = 0.5
"""Between two looks of ``aws … wait``; the AWS CLI itself takes 6 or 15."""

_AWS = f"""#!{sys.executable}
import sys
import botocore.waiter

prepare = botocore.waiter.SingleWaiterConfig.__init__

def quick(self, *arguments):
    prepare(self, *arguments)
    self.max_attempts = int(self.max_attempts * self.delay / {WAIT_SECONDS})
    self.delay = {WAIT_SECONDS}

botocore.waiter.SingleWaiterConfig.__init__ = quick
from awscli.clidriver import main
sys.exit(main())
"""

_DOCKER = f"""#!{sys.executable}
import json, os, socket, sys

if "--password-stdin" in sys.argv:
    sys.stdin.read()
with socket.socket(socket.AF_UNIX) as line:
    line.connect(os.environ["WATARI_DOCKER"])
    line.sendall(json.dumps({{"words": sys.argv[1:], "folder": os.getcwd()}}).encode() + b"\\n")
    answer = json.loads(line.makefile().readline())
print(answer["said"], file=sys.stderr if answer["code"] else sys.stdout)
sys.exit(answer["code"])
"""


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """``docker build``: paths are absolute, ``labels`` as given."""

    context: Path
    dockerfile: Path
    tag: str
    labels: tuple[str, ...]


class Tools:
    """A context manager: in it, ``folder`` holds ``aws`` and ``docker``, and the second is answered.

    ``build`` makes an image, ``push`` takes a tag to the emulated registry; what they raise is what ``docker`` says,
    with exit code 1.
    """

    def __init__(self, folder: Path, build: Callable[[BuildRequest], None], push: Callable[[str], None]) -> None:
        self.folder = folder
        self.socket = folder / "docker.sock"
        self._build = build
        self._push = push
        self._server: socketserver.ThreadingUnixStreamServer | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("aws", _AWS), ("docker", _DOCKER)):
            (self.folder / name).write_text(text, encoding="utf-8")
            (self.folder / name).chmod(0o755)
        tools = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                asked = json.loads(self.rfile.readline())
                code, said = tools._answer(asked["words"], Path(asked["folder"]))
                self.wfile.write(json.dumps({"code": code, "said": said}).encode() + b"\n")

        self._server = socketserver.ThreadingUnixStreamServer(str(self.socket), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
        self.socket.unlink(missing_ok=True)

    def _answer(self, words: list[str], folder: Path) -> tuple[int, str]:
        try:
            match words:
                case ["login", *_]:
                    return 0, "Login Succeeded"
                case ["build", *rest]:
                    asked = build_request(rest, folder)
                    self._build(asked)
                    return 0, f"built {asked.tag}"
                case ["push", tag]:
                    self._push(tag)
                    return 0, f"pushed {tag}"
        except Exception as error:
            return 1, str(error)
        return 1, f"docker {' '.join(words)}: the rehearsal's docker knows login, build and push."


def build_request(words: list[str], folder: Path) -> BuildRequest:
    """What ``docker build`` was asked for. Raises ValueError for an option that it does not know."""
    given: dict[str, Any] = {"--file": "Dockerfile", "--tag": "", "--label": []}
    places: list[str] = []
    rest = iter(words)
    for word in rest:
        name, _, value = word.partition("=")
        name = {"-f": "--file", "-t": "--tag"}.get(name, name)
        if not word.startswith("-"):
            places.append(word)
        elif name not in given:
            raise ValueError(f"docker build {name}: the rehearsal's docker does not know that option.")
        else:
            value = value if "=" in word and word.startswith("--") else next(rest, "")
            given[name] = [*given[name], value] if name == "--label" else value
    context = folder / (places[0] if places else ".")
    return BuildRequest(
        context.resolve(), (folder / given["--file"]).resolve(), given["--tag"], tuple(given["--label"])
    )
