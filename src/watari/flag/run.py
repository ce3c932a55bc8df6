"""From the findings of one repository to edits of its code."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from watari.flag.script.language import Language
from watari.flag.script.languages import language_of
from watari.model.edit import EditResult, Unsolved
from watari.model.finding import Finding
from watari.sources.config import Config

_WISHED = "watari.yaml or --recipe says that this finding is not edited."


def edit(repository: Path, folder: str, findings: Sequence[Finding], config: Config) -> EditResult:
    """Edits that let the code of one repository run on EC2 and on Fargate.

    ``repository`` is its absolute folder, ``folder`` the same as the findings' paths have it (``.`` where they are
    relative to it). Findings elsewhere are passed over; every other one is in an edit's ``solves``, in
    ``unsolved`` with a reason, or was solved by an edit that is in the code already. Paths in the result's edits
    are relative to ``repository``. Nothing is written.
    """
    own = [_wished(one, config) for one in findings if _below(one.path, folder)]
    local = [replace(one, path=_relative(one.path, folder)) for one in own]
    go = [one for one in local if one.path.endswith(".go")]
    results = [_go(repository, config.flag.env, go)] if go else []
    by_language: dict[Language, list[Finding]] = {}
    others = []
    for one in local:
        language = language_of(one.path)
        if language is not None:
            by_language.setdefault(language, []).append(one)
        elif not one.path.endswith(".go"):
            others.append(Unsolved(one, one.edit_reason or "No edit of code solves this; see what the rule advises."))
    results += [_script(repository, language, config.flag.env, found) for language, found in by_language.items()]
    whole = EditResult(
        tuple(edit for result in results for edit in result.edits),
        (*(unsolved for result in results for unsolved in result.unsolved), *others),
        tuple(refused for result in results for refused in result.refused),
    )
    return _in_fleet(whole, folder)


def _go(repository: Path, env: str, findings: list[Finding]) -> EditResult:
    from watari.flag.go.edit import edit as edit_go

    return edit_go(repository, env, findings)


def _script(repository: Path, language: Language, env: str, findings: list[Finding]) -> EditResult:
    from watari.flag.script.edit import ScriptEdit

    return ScriptEdit(repository, language, env).run(findings)


def _wished(finding: Finding, config: Config) -> Finding:
    """With the recipe that a person chose for this place (``path:line``), or for the rule."""
    wishes = {**config.recipes, **config.service(finding.service).recipes}
    wish = wishes.get(f"{finding.path}:{finding.line}") or wishes.get(finding.rule)
    if wish is None:
        return finding
    return replace(finding, edit=wish, edit_reason=_WISHED if wish == "none" else finding.edit_reason)


def _below(path: str, folder: str) -> bool:
    return folder in (".", "") or path.startswith(folder.rstrip("/") + "/")


def _relative(path: str, folder: str) -> str:
    return path if folder in (".", "") else posixpath.relpath(path, folder)


def _in_fleet(result: EditResult, folder: str) -> EditResult:
    """The same result with the findings' paths as the fleet has them."""

    def whole(finding: Finding) -> Finding:
        return finding if folder in (".", "") else replace(finding, path=posixpath.join(folder, finding.path))

    edits = tuple(
        replace(one, solves=tuple(replace(solved, finding=whole(solved.finding)) for solved in one.solves))
        for one in result.edits
    )
    unsolved = tuple(replace(one, finding=whole(one.finding)) for one in result.unsolved)
    return EditResult(edits, unsolved, result.refused)
