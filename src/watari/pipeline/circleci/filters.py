"""Branch and tag filters of CircleCI entries: https://circleci.com/docs/configuration-reference/#filters."""

from __future__ import annotations

from typing import Any

_EVERYTHING = ("/.*/", "/.+/")


def union(filters: list[dict[str, Any] | None]) -> dict[str, Any] | None:
    """A filter that runs wherever one of ``filters`` does (None runs on every branch and no tag).

    None where that is what CircleCI does without a filter.
    """
    if all(one == filters[0] for one in filters):
        return filters[0]
    branches = _branches([(one or {}).get("branches") for one in filters])
    tags = _tags([(one or {}).get("tags") for one in filters])
    found = {key: value for key, value in (("branches", branches), ("tags", tags)) if value}
    return found or None


def _branches(filters: list[dict[str, Any] | None]) -> dict[str, Any] | None:
    only: list[str] = []
    for one in filters:
        if one is None or ("only" not in one and not _none(one)):
            return None
        only += [name for name in _names(one.get("only")) if name not in only]
    return {"only": only} if only else {"ignore": _EVERYTHING[0]}


def _tags(filters: list[dict[str, Any] | None]) -> dict[str, Any] | None:
    only: list[str] = []
    for one in filters:
        if one is None:
            continue
        if "only" not in one:
            return {"only": _EVERYTHING[0]}
        only += [name for name in _names(one["only"]) if name not in only]
    return {"only": only} if only else None


def _none(one: dict[str, Any]) -> bool:
    """Whether a branch filter lets nothing through."""
    return any(name in _EVERYTHING for name in _names(one.get("ignore")))


def _names(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
