"""Meanings of configurations, compared: exactly the intended difference, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from watari.pipeline.document import Refused


def plain(value: Any) -> Any:
    """The same value with nothing shared: aliases become copies."""
    match value:
        case dict():
            return {key: plain(one) for key, one in value.items()}
        case list():
            return [plain(one) for one in value]
        case _:
            return value


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield str(key)
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def check(wanted: dict[Any, Any], after: dict[Any, Any], sections: Iterable[Any]) -> None:
    """Refuses an edit whose meaning is not the wanted one; the sentence names the first place that differs."""
    for section in sections:
        place = difference(wanted.get(section), after.get(section), str(section))
        if place is not None:
            raise Refused(
                f"the edit would change {place} in a way that is not meant: an anchor or a merge key is "
                "shared there. Write that part out, and plan again."
            )


def difference(wanted: Any, found: Any, place: str) -> str | None:
    """The first place where two meanings differ; ``1``, ``1.0`` and ``true`` are three things."""
    if type(wanted) is not type(found):
        return place
    if isinstance(wanted, dict):
        if wanted.keys() != found.keys():
            return f"{place}.{min(map(str, wanted.keys() ^ found.keys()))}"
        steps = [(wanted[key], found[key], f"{place}.{key}") for key in wanted]
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            return place
        steps = [
            (one, other, f"{place}[{index}]") for index, (one, other) in enumerate(zip(wanted, found, strict=True))
        ]
    else:
        return None if wanted == found or wanted != wanted else place
    return next((found_at for step in steps if (found_at := difference(*step)) is not None), None)
