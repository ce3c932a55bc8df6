"""The text of the pull request for a plan, as markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from watari.plan.file import EditRecord, PlanRecord, ServiceRecord

_TITLES = {
    "code": "Code",
    "container": "Image",
    "task": "Task definition",
    "pipeline": "Pipeline",
    "infrastructure": "Infrastructure",
    "removal": "Removal",
}
_RECIPES = {
    "portable": "right in both homes without asking the flag",
    "adapter": "one expression asks the generated module, which asks the flag",
    "guard": "statements that are skipped on Fargate",
}


def pull_request(plan: PlanRecord) -> str:
    """What changes and why, what was compiled, what is left for a person, for each service."""
    lines = [f"Branch `{plan.branch}`, planned by watari. Nothing outside the plan was changed.", ""]
    for service in plan.services:
        lines += [*_service(service), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _service(service: ServiceRecord) -> Iterator[str]:
    yield f"## {service.service}"
    yield ""
    if service.stays is not None:
        yield f"It stays on EC2 for now: {service.stays}"
        yield ""
    recipes = Counter(solved.recipe for edit in service.edits for solved in edit.solves)
    for recipe, count in sorted(recipes.items()):
        yield f"- {count} solved by **{recipe}**: {_RECIPES.get(recipe, recipe)}"
    if recipes:
        yield ""
    for purpose, title in _TITLES.items():
        edits = [edit for edit in service.edits if edit.purpose == purpose]
        if edits:
            yield f"### {title}"
            yield ""
            for edit in edits:
                yield from _edit(edit)
            yield ""
    if service.unsolved:
        yield "### Left for a person"
        yield ""
        for one in service.unsolved:
            yield f"- `{one.path}:{one.line}` {one.rule} ({one.severity}): {one.reason}"
    for reason in service.refused:
        yield f"- not done: {reason}"


def _edit(edit: EditRecord) -> Iterator[str]:
    verb = "new" if edit.before_sha256 is None else "deleted" if edit.after_sha256 is None else "changed"
    compiled = "" if edit.compiled == "not code" else f", {edit.compiled}"
    yield f"- `{edit.path}` ({verb}{compiled}): {edit.reason}"
    for solved in edit.solves:
        yield f"  - line {solved.line}, {solved.rule}, {solved.recipe}: {solved.reason}"
