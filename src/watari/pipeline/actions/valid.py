"""What GitHub would refuse and a schema cannot say: needs that no job is, circles, outputs of jobs not waited for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import networkx


def problems(data: dict[Any, Any]) -> list[str]:
    """One sentence for each; empty where the workflow is whole."""
    jobs: dict[Any, Any] = data["jobs"] if isinstance(data.get("jobs"), dict) else {}
    found: list[str] = []
    graph: Any = networkx.DiGraph()
    for name, job in jobs.items():
        needs = job.get("needs") or [] if isinstance(job, dict) else []
        needs = [str(one) for one in (needs if isinstance(needs, list) else [needs])]
        found += [f"job {name} needs {one}, which is not there" for one in needs if one not in jobs]
        read = {match for text in _texts(job) for match in re.findall(r"\bneeds\.([\w-]+)", text)}
        found += [f"job {name} reads needs.{one} and does not wait for it" for one in sorted(read - set(needs))]
        graph.add_edges_from((one, name) for one in needs)
    if not networkx.is_directed_acyclic_graph(graph):
        found.append("the needs go in a circle")
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if "${{" in value:
            yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key == "if":
                yield str(one)
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
