"""What CircleCI would refuse and a schema cannot say: names that nothing defines, circles, parameters not given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import networkx

from watari.pipeline.circleci.model import required_name
from watari.pipeline.meaning import texts

_STEPS = frozenset(
    {
        "run", "checkout", "setup_remote_docker", "save_cache", "restore_cache", "deploy", "store_artifacts",
        "store_test_results", "persist_to_workspace", "attach_workspace", "add_ssh_keys", "when", "unless", "steps",
        "macos",
    }
)  # fmt: skip
"""https://circleci.com/docs/configuration-reference/#steps"""

_OWN = re.compile(r"<<\s*parameters\.([\w-]+)\s*>>")
_PIPELINE = re.compile(r"pipeline\.parameters\.([\w-]+)")


def problems(data: dict[Any, Any]) -> list[str]:
    """One sentence for each; empty where the configuration is whole."""
    jobs = data.get("jobs") or {}
    found = [
        f"workflow {name}: {problem}"
        for name, workflow in (data.get("workflows") or {}).items()
        if isinstance(workflow, dict)
        for problem in _workflow(workflow.get("jobs") or [], jobs, set(data.get("orbs") or {}))
    ]
    parts = [("job", jobs), ("command", data.get("commands") or {})]
    for kind, part in parts:
        for name, body in part.items():
            if isinstance(body, dict):
                found += [f"{kind} {name}: {problem}" for problem in _body(body, data)]
    declared = set(data.get("parameters") or {})
    used = {match for text in texts(data) for match in _PIPELINE.findall(text)}
    return found + [f"pipeline parameter {name} is not declared" for name in sorted(used - declared)]


def _body(body: dict[str, Any], data: dict[Any, Any]) -> Iterator[str]:
    orbs = set(data.get("orbs") or {})
    executor = body.get("executor")
    name = executor.get("name") if isinstance(executor, dict) else executor
    if isinstance(name, str) and "<<" not in name:
        if "/" in name and name.split("/")[0] not in orbs:
            yield f"the orb of executor {name} is not declared"
        elif "/" not in name and name not in (data.get("executors") or {}):
            yield f"executor {name} is not defined"
    for step in _steps(body.get("steps")):
        if "/" in step and step.split("/")[0] not in orbs:
            yield f"the orb of step {step} is not declared"
        elif "/" not in step and "<<" not in step and step not in _STEPS and step not in (data.get("commands") or {}):
            yield f"command {step} is not defined"
    declared = set(body.get("parameters") or {})
    used = {match for text in texts(body) for match in _OWN.findall(text)}
    yield from (f"parameter {name} is not declared" for name in sorted(used - declared))


def _steps(steps: Any) -> Iterator[str]:
    for step in steps if isinstance(steps, list) else []:
        name, settings = (step, None) if not isinstance(step, dict) else next(iter(step.items()), ("run", None))
        if name in ("when", "unless") and isinstance(settings, dict):
            yield from _steps(settings.get("steps"))
        else:
            yield str(name)


def _workflow(entries: list[Any], jobs: dict[Any, Any], orbs: set[Any]) -> list[str]:
    found: list[str] = []
    graph: Any = networkx.DiGraph()
    for entry in entries if isinstance(entries, list) else []:
        job: Any = entry
        settings: dict[str, Any] = {}
        if isinstance(entry, dict):
            job, written = next(iter(entry.items()), ("", None))
            settings = written or {}
        approval = settings.get("type") == "approval"
        if not approval and "/" in str(job) and str(job).split("/")[0] not in orbs:
            found.append(f"the orb of job {job} is not declared")
        elif not approval and "/" not in str(job) and job not in jobs:
            found.append(f"job {job} is not defined")
        found += _not_given(job, settings, jobs)
        name = str(settings.get("name", job))
        if settings.get("matrix"):
            graph.add_node(name, known=True, matrix=True)
        graph.add_node(name, known=True)
        required = settings.get("requires") or []
        for one in required if isinstance(required, list) else [required]:
            graph.add_edge(required_name(one), name)
    expanded = [name for name, matrix in graph.nodes(data="matrix") if matrix]
    found += [
        f"{name} is required and not there"
        for name, known in graph.nodes(data="known")
        if not known and not any(name.startswith(f"{one}-") for one in expanded)
    ]
    if not networkx.is_directed_acyclic_graph(graph):
        found.append("the requirements go in a circle")
    return found


def _not_given(job: Any, settings: dict[str, Any], jobs: dict[Any, Any]) -> list[str]:
    declared = (jobs.get(job) or {}).get("parameters") if isinstance(jobs.get(job), dict) else None
    given = {*settings, *((settings.get("matrix") or {}).get("parameters") or {})}
    return [
        f"job {job} is used without its parameter {name}"
        for name, one in (declared or {}).items()
        if isinstance(one, dict) and "default" not in one and name not in given
    ]
