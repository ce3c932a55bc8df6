"""The plan file: what a person approves, and what apply does, nothing else.

An edit is stored as the lines it puts in and the digest of the file it was
made for, never as whole files: what stands in a repository's files, secrets
included, is not carried into a plan.
"""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from watari.errors import PlanRefused, UsageError
from watari.model.edit import Edit, Purpose, sha256
from watari.model.plan import Plan, ServicePlan

FORMAT_VERSION = "1.0"

SECRET_SHAPES = (
    re.compile(rb"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    re.compile(rb"\bgh[pousr]_[A-Za-z0-9]{36}\b"),
    re.compile(rb"\bxox[baprs]-[A-Za-z0-9-]{10,}\b"),
)
"""What is a secret by its shape alone; no such bytes may enter a plan."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpliceRecord(_Strict):
    """Lines ``start`` to ``end`` (from 0, end exclusive) of the old file are replaced by ``text``."""

    start: int
    end: int
    text: str


class SolvedRecord(_Strict):
    """Which finding an edit solves, how, and why so."""

    rule: str
    path: str
    line: int
    recipe: str
    reason: str


class EditRecord(_Strict):
    """One file's change. ``before_sha256`` is None for a new file, ``splices`` None for a deleted one."""

    path: str
    purpose: Purpose
    before_sha256: str | None
    after_sha256: str | None
    splices: tuple[SpliceRecord, ...] | None
    reason: str
    compiled: str
    executable: bool = False
    solves: tuple[SolvedRecord, ...] = ()


class UnsolvedRecord(_Strict):
    """A finding no edit solves."""

    rule: str
    severity: str
    path: str
    line: int
    reason: str


class ServiceRecord(_Strict):
    """One service's repository; ``stays`` says why it can't cross."""

    service: str
    path: str
    commit: str
    stays: str | None
    edits: tuple[EditRecord, ...]
    unsolved: tuple[UnsolvedRecord, ...] = ()
    refused: tuple[str, ...] = ()


class PlanRecord(_Strict):
    """The whole file."""

    format_version: Literal["1.0"] = "1.0"
    root: str
    branch: str
    waves: tuple[tuple[str, ...], ...]
    services: tuple[ServiceRecord, ...]


def record(plan: Plan) -> PlanRecord:
    """The plan as it is written. PlanRefused where an edit would carry a secret."""
    return PlanRecord(
        root=plan.root,
        branch=plan.branch,
        waves=plan.waves,
        services=tuple(_service(service) for service in plan.services),
    )


def save(plan: Plan, file: Path) -> None:
    """Writes the plan file, whole or not at all."""
    text = record(plan).model_dump_json(indent=1) + "\n"
    try:
        partial = file.with_name(file.name + ".partial")
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError as error:
        raise UsageError(f"The plan can't be written to {file}: {error.strerror}.") from error


def load(file: Path) -> PlanRecord:
    """Reads a plan file; PlanRefused where it is none, or one of another version."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return PlanRecord.model_validate(data)
    except OSError as error:
        raise UsageError(f"The plan {file} can't be read: {error.strerror}.") from error
    except (ValueError, ValidationError) as error:
        raise PlanRefused(
            f"{file} is no plan of format {FORMAT_VERSION}: {str(error).splitlines()[0]}.",
            next_step="Make a new one: watari plan PATH --out FILE",
        ) from error


def patch(edit: EditRecord, before: bytes | None) -> bytes | None:
    """The file after the edit. PlanRefused where ``before`` is not what the plan was made for."""
    if (None if before is None else sha256(before)) != edit.before_sha256:
        raise PlanRefused(
            f"{edit.path} is not as it was when the plan was made.",
            next_step="Make a new plan: watari plan PATH --out FILE",
        )
    if edit.splices is None:
        return None
    lines = (before or b"").splitlines(keepends=True)
    for splice in reversed(edit.splices):
        lines[splice.start : splice.end] = [splice.text.encode()]
    after = b"".join(lines)
    if sha256(after) != edit.after_sha256:
        raise PlanRefused(f"{edit.path} would not come out as the plan says; the plan file was changed.")
    return after


def _service(plan: ServicePlan) -> ServiceRecord:
    return ServiceRecord(
        service=plan.service,
        path=plan.path,
        commit=plan.commit,
        stays=plan.stays,
        edits=tuple(_edit(edit) for edit in plan.edits),
        unsolved=tuple(
            UnsolvedRecord(
                rule=one.finding.rule,
                severity=one.finding.severity,
                path=one.finding.path,
                line=one.finding.line,
                reason=one.reason,
            )
            for one in plan.unsolved
        ),
        refused=plan.refused,
    )


def _edit(edit: Edit) -> EditRecord:
    return EditRecord(
        path=edit.path,
        purpose=edit.purpose,
        before_sha256=None if edit.before is None else sha256(edit.before),
        after_sha256=None if edit.after is None else sha256(edit.after),
        splices=None if edit.after is None else _splices(edit.path, edit.before or b"", edit.after),
        reason=edit.reason,
        compiled=edit.compiled,
        executable=edit.executable,
        solves=tuple(
            SolvedRecord(
                rule=one.finding.rule,
                path=one.finding.path,
                line=one.finding.line,
                recipe=one.recipe,
                reason=one.reason,
            )
            for one in edit.solves
        ),
    )


def _splices(path: str, before: bytes, after: bytes) -> tuple[SpliceRecord, ...]:
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = []
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        text = b"".join(new[new_start:new_end])
        if any(shape.search(text) for shape in SECRET_SHAPES):
            raise PlanRefused(
                f"The edit of {path} would carry what looks like a secret; no plan is made.",
                next_step="Move that value to the SSM Parameter Store or Secrets Manager first.",
            )
        found.append(SpliceRecord(start=start, end=end, text=_text(path, text)))
    return tuple(found)


def _text(path: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise PlanRefused(f"The edit of {path} is not UTF-8 text; no plan can carry it.") from None
