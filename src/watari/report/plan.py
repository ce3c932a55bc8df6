"""A plan for the eye (text, diff) and for programs (JSON)."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterator

from watari.model.edit import Edit
from watari.model.plan import Applied, Plan, ServicePlan
from watari.plan.file import record


def as_json(plan: Plan) -> str:
    """The plan file's own format."""
    return record(plan).model_dump_json(indent=1)


def as_diff(plan: Plan) -> str:
    """A unified diff of all edits, paths relative to the plan's root; ``git apply`` takes it."""
    return "".join(line for service in plan.services for edit in service.edits for line in _diff(service, edit))


def as_text(plan: Plan) -> str:
    """What will happen in each repository, then the diff."""
    lines: list[str] = []
    for service in plan.services:
        lines += [*_service(service), ""]
    crossing = [service for service in plan.services if service.stays is None]
    files = sum(len(service.edits) for service in plan.services)
    cross = f"{len(crossing)} of {len(plan.services)} services can cross; " if plan.waves else ""
    lines.append(f"{cross}{files} files change on branch {plan.branch}.")
    diff = as_diff(plan)
    return "\n".join(lines) + "\n" + (f"\n{diff}" if diff else "")


def applied_text(applied: tuple[Applied, ...]) -> str:
    """The branches and commits that apply wrote."""
    lines = []
    for one in applied:
        lines.append(f"{one.service}: branch {one.branch} in {one.repository}")
        lines += [f"  {commit[:12]} {title}" for commit, title in one.commits]
    return "\n".join(lines) + "\n" if lines else "The plan holds no edit; nothing was written.\n"


def applied_json(applied: tuple[Applied, ...]) -> str:
    """The same as data."""
    branches = [
        {
            "service": one.service,
            "repository": one.repository,
            "branch": one.branch,
            "commits": [{"id": commit, "title": title} for commit, title in one.commits],
        }
        for one in applied
    ]
    return json.dumps({"format_version": "1.0", "branches": branches}, indent=1, ensure_ascii=False)


def _service(service: ServicePlan) -> Iterator[str]:
    yield f"{service.service} ({service.path}, commit {service.commit[:12]})"
    if service.stays is not None:
        yield f"  stays on EC2: {service.stays}"
    recipes = Counter(solved.recipe for edit in service.edits for solved in edit.solves)
    if recipes:
        yield "  solves " + ", ".join(f"{count} {recipe}" for recipe, count in sorted(recipes.items()))
    for edit in service.edits:
        verb = "new" if edit.before is None else "deleted" if edit.after is None else "changed"
        compiled = "" if edit.compiled == "not code" else f" [{edit.compiled}]"
        yield f"  {verb:8}{edit.path}{compiled}: {edit.reason}"
    for unsolved in service.unsolved:
        finding = unsolved.finding
        yield f"  unsolved {finding.path}:{finding.line} {finding.rule}: {unsolved.reason}"
    for reason in service.refused:
        yield f"  refused  {reason}"


def _diff(service: ServicePlan, edit: Edit) -> Iterator[str]:
    path = edit.path if service.path == "." else f"{service.path}/{edit.path}"
    before = (edit.before or b"").decode(errors="replace").splitlines(keepends=True)
    after = (edit.after or b"").decode(errors="replace").splitlines(keepends=True)
    old = "/dev/null" if edit.before is None else f"a/{path}"
    new = "/dev/null" if edit.after is None else f"b/{path}"
    for line in difflib.unified_diff(before, after, old, new):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
