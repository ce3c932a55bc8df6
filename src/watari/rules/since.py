"""Which findings were there already in a revision of the repository."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from watari.model.finding import CheckResult
from watari.model.fleet import Note
from watari.rules.compare import Compared, compare
from watari.rules.fingerprint import Fingerprint, fingerprints
from watari.sources.revision import repository_top, tree_of


def since(
    revision: str,
    paths: Sequence[Path],
    now: Collection[Fingerprint],
    root: Path,
    run: Callable[[Sequence[Path]], CheckResult],
) -> tuple[Compared, tuple[Note, ...]]:
    """``now`` (paths relative to ``root``) against what ``run`` finds in ``paths`` as ``revision`` has them.

    A file that was renamed since keeps its findings. A note for each file of the revision that could not be read.
    UsageError where the revision cannot be.
    """
    top = repository_top(paths[0].resolve())
    prefix = root.resolve().relative_to(top).as_posix() if root.resolve() != top else ""
    with tree_of(paths, revision) as copy:
        before = run(copy.folders)
        inside = Path(before.root).resolve().relative_to(copy.top).as_posix()
        earlier = [
            replace(one, path=_under(inside, one.path, prefix)) for one in fingerprints(before.findings).values()
        ]
        compared = compare(
            now,
            earlier,
            is_there=lambda path: (root / path).is_file(),
            was_there=lambda path: (copy.top / prefix / path).is_file(),
        )
        return compared, tuple(Note(one, f"{revision} has it, and it cannot be read here") for one in copy.missing)


def _under(inside: str, path: str, prefix: str) -> str:
    """``path`` from the folder ``inside`` the repository, told from the folder ``prefix`` of it instead."""
    whole = path if inside == "." else f"{inside}/{path}"
    return whole.removeprefix(f"{prefix}/") if prefix else whole
