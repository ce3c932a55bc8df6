"""Which findings were there already in a revision of the repository."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from watari.model.finding import CheckResult
from watari.rules.compare import Compared, compare
from watari.rules.fingerprint import Fingerprint, fingerprints
from watari.sources.revision import repository_top, tree_of


def since(
    revision: str,
    paths: Sequence[Path],
    now: Collection[Fingerprint],
    root: Path,
    run: Callable[[Sequence[Path]], CheckResult],
) -> Compared:
    """``now`` (paths relative to ``root``) against what ``run`` finds in ``paths`` as ``revision`` has them.

    A file that was renamed since keeps its findings. UsageError where the revision cannot be read.
    """
    top = repository_top(paths[0].resolve())
    prefix = root.resolve().relative_to(top).as_posix() if root.resolve() != top else ""
    with tree_of(paths, revision) as (copy, folders):
        before = run(folders)
        inside = Path(before.root).resolve().relative_to(copy).as_posix()
        earlier = [
            replace(one, path=_under(inside, one.path, prefix)) for one in fingerprints(before.findings).values()
        ]
        return compare(
            now,
            earlier,
            is_there=lambda path: (root / path).is_file(),
            was_there=lambda path: (copy / prefix / path).is_file(),
        )


def _under(inside: str, path: str, prefix: str) -> str:
    """``path`` from the folder ``inside`` the repository, told from the folder ``prefix`` of it instead."""
    whole = path if inside == "." else f"{inside}/{path}"
    return whole.removeprefix(f"{prefix}/") if prefix else whole
