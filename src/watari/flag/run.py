"""From the findings of one service to edits of its code."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from watari.model.edit import EditResult, Unsolved
from watari.model.finding import Finding
from watari.model.fleet import Service
from watari.sources.config import Config

_LANGUAGES = {
    ".py": "Python", ".js": "JavaScript", ".mjs": "JavaScript", ".cjs": "JavaScript", ".ts": "TypeScript",
    ".tsx": "TypeScript", ".java": "Java", ".rb": "Ruby",
}  # fmt: skip


def edit(repository: Path, service: Service, findings: Sequence[Finding], config: Config) -> EditResult:
    """Edits that let the code of ``service`` run on EC2 and on Fargate.

    ``repository`` is the absolute folder of the service. Findings of other
    services are passed over; every other one is in an edit's ``solves``, in
    ``unsolved`` with a reason, or was solved by an edit that is in the code
    already. Paths in the result's edits are relative to ``repository``. Nothing
    is written.
    """
    own = [one for one in findings if _below(one.path, service.path)]
    go = [replace(one, path=_relative(one.path, service.path)) for one in own if one.path.endswith(".go")]
    others = tuple(Unsolved(one, _no_code(one)) for one in own if not one.path.endswith(".go"))
    if not go:
        return EditResult(unsolved=others)
    from watari.flag.go.edit import GoEdit

    result = GoEdit(repository, config.flag.env, dict(config.service(service.name).recipes)).run(go)
    return _in_fleet(result, service.path, others)


def _below(path: str, folder: str) -> bool:
    return folder in (".", "") or path.startswith(folder.rstrip("/") + "/")


def _relative(path: str, folder: str) -> str:
    return path if folder in (".", "") else posixpath.relpath(path, folder)


def _no_code(finding: Finding) -> str:
    language = _LANGUAGES.get(posixpath.splitext(finding.path)[1])
    if finding.edit == "none" or language is None:
        return finding.edit_reason or "No edit of code solves this; see what the rule advises."
    return f"watari does not edit {language} yet; change it by hand: {finding.replacement or 'see the rule'}"


def _in_fleet(result: EditResult, folder: str, others: tuple[Unsolved, ...]) -> EditResult:
    """The same result with the findings' paths as the fleet has them."""

    def whole(finding: Finding) -> Finding:
        return finding if folder in (".", "") else replace(finding, path=posixpath.join(folder, finding.path))

    edits = tuple(
        replace(one, solves=tuple(replace(solved, finding=whole(solved.finding)) for solved in one.solves))
        for one in result.edits
    )
    unsolved = tuple(replace(one, finding=whole(one.finding)) for one in result.unsolved)
    return EditResult(edits, (*unsolved, *others), result.refused)
