"""What nothing uses any more once the EC2 half is gone: commands, executors, parameters, orbs, caches, anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from watari.pipeline import anchors
from watari.pipeline.circleci.intended import SECTIONS
from watari.pipeline.circleci.model import read
from watari.pipeline.cutting import entry_lines, merged, pair_lines
from watari.pipeline.document import Document, child, pairs
from watari.pipeline.meaning import plain, texts
from watari.pipeline.variables import written_values

_SECTIONS = ("commands", "executors", "parameters", "orbs")


def without_unused(before: Document, after: Document) -> Document:
    """``after`` without what ``before`` used and it does not; repeated until nothing more falls."""
    while True:
        result = _once(before, after)
        if result.text == after.text:
            return result
        after = result


def intended(wanted: dict[Any, Any], before: Document, after: Document) -> dict[Any, Any]:
    """The meaning without the same parts: ``wanted`` less what ``before`` used and ``after`` defines no more."""
    result: dict[Any, Any] = plain(wanted)
    for section in _SECTIONS:
        named = result.get(section)
        if not isinstance(named, dict):
            continue
        used, now = _uses(before.data, section), _uses(after.data, section)
        for name in [name for name in named if name in used and name not in now]:
            if name not in (after.data.get(section) or {}):
                del named[name]
        if not named:
            del result[section]
    for name, job in (result.get("jobs") or {}).items():
        if isinstance(job, dict) and isinstance(job.get("steps"), list):
            kept = (after.data.get("jobs") or {}).get(name) or {}
            saved = [step for step in kept.get("steps") or [] if _cache_key(step) is not None]
            stale = _stale_caches(before.data, after.data)
            job["steps"] = [step for step in job["steps"] if _cache_key(step) not in stale or step in saved]
    return result


def _once(before: Document, after: Document) -> Document:
    cuts = []
    for section in _SECTIONS:
        holder = child(after, after.root, section)
        if holder is None or not isinstance(holder.value, yaml.MappingNode):
            continue
        used, now = _uses(before.data, section), _uses(after.data, section)
        going = [pair for pair in pairs(after, holder.value) if pair.name in used and pair.name not in now]
        if going and len(going) == len(pairs(after, holder.value)):
            cuts.append(pair_lines(after, holder))
        else:
            cuts += [pair_lines(after, pair) for pair in going]
    cuts += _cache_cuts(before, after)
    result = after.edited([*merged(after, cuts), *anchors.moved(after, cuts)]) if cuts else after
    names = anchors.unused(before, result)
    return anchors.without(result, names, SECTIONS) if names else result


def _uses(data: dict[Any, Any], section: str) -> set[str]:
    """The names of a section that anything else in the file says."""
    defined = data.get(section)
    if not isinstance(defined, dict):
        return set()
    outside = {key: value for key, value in data.items() if key != section}
    said = list(texts(outside))
    if section == "parameters":
        return {str(name) for name in defined if any(f"pipeline.parameters.{name}" in text for text in said)}
    if section == "orbs":
        return {str(name) for name in defined if any(text.startswith(f"{name}/") for text in said)}
    found = {str(name) for name in defined if str(name) in said}
    if section == "commands":
        for name in tuple(found):  # A command may call another.
            found |= _called(defined, name, found)
    return found


def _called(commands: dict[Any, Any], name: str, seen: set[str]) -> set[str]:
    said = set(texts(commands.get(name)))
    new = {str(other) for other in commands if str(other) in said and str(other) not in seen}
    for other in tuple(new):
        new |= _called(commands, other, seen | new)
    return new


def _cache_key(step: Any) -> str | None:
    settings = step.get("save_cache") if isinstance(step, dict) else None
    return str(settings.get("key")) if isinstance(settings, dict) else None


def _restored(data: dict[Any, Any]) -> list[str]:
    found: list[str] = []
    parts = [*(data.get("jobs") or {}).values(), *(data.get("commands") or {}).values()]
    for step in _steps(parts):
        settings = step.get("restore_cache") if isinstance(step, dict) else None
        if isinstance(settings, dict):
            keys = settings.get("keys") or []
            found += [str(key) for key in [settings.get("key"), *(keys if isinstance(keys, list) else [keys])] if key]
    return found


def _steps(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _steps(one)
    elif isinstance(value, list):
        for one in value:
            yield from _steps(one)


def _stale_caches(before: dict[Any, Any], after: dict[Any, Any]) -> set[str]:
    """The keys that somebody restored before and nobody does now."""
    was, now = _restored(before), _restored(after)
    keys = {key for step in _steps(list((after.get("jobs") or {}).values())) if (key := _cache_key(step)) is not None}
    return {
        key for key in keys if any(key.startswith(one) for one in was) and not any(key.startswith(one) for one in now)
    }


def _cache_cuts(before: Document, after: Document) -> list[Any]:
    stale = _stale_caches(before.data, after.data)
    cuts = []
    for pair in read(after).jobs.values() if stale else ():
        for steps in written_values(after, pair.value, "steps"):
            for item in steps.value if isinstance(steps, yaml.SequenceNode) else ():
                text = after.text[item.start_mark.index : after.end(item)]
                if re.match(r"\{?\s*save_cache\b", text) and any(key in text for key in stale):
                    cuts.append(entry_lines(after, item))
    return cuts
