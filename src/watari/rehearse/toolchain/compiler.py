"""The compiler that a plan is checked with before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from watari.errors import RehearsalFailed
from watari.rehearse.toolchain import go


def compiler_environments(work: Path, *, fetch: bool = False) -> Callable[[Path], Mapping[str, str] | None]:
    """Gives for a repository the environment to compile it in.

    None for a repository that is not in Go, where no Go toolchain is here, and where its
    dependencies are not at hand: its edits then say "not compiled here". With ``fetch``
    dependencies are brought in, which takes minutes.
    ``work`` is a folder for the compiler's own files.
    """

    def environment(repository: Path) -> Mapping[str, str] | None:
        toolchain = go.find() if (repository / "go.mod").is_file() else None
        if toolchain is None:
            return None
        try:
            return toolchain.build_environment(repository, work / "go" / repository.name, fetch=fetch)
        except RehearsalFailed:
            return None

    return environment
