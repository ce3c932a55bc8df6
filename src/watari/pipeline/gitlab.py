"""GitLab CI, read for the survey: https://docs.gitlab.com/ci/yaml/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Pipeline, PipelineJob
from watari.pipeline.facts import environment_word
from watari.pipeline.parts import Ran, deployments, role
from watari.pipeline.shell import whole

WHY_NOT = "GitLab CI is read, and its edit is not supported yet: add the ECS half by hand."
_NO_JOBS = frozenset(
    {
        "default", "include", "stages", "variables", "workflow", "image", "services", "cache", "before_script",
        "after_script", "spec",
    }
)  # fmt: skip
_DEEP = 10
"""How far ``extends`` and ``include`` are followed; GitLab stops ``extends`` at 11 levels."""


class _Loader(yaml.SafeLoader):
    """YAML with ``!reference [job, key]``."""


class _Reference(list[Any]):
    """The path of a ``!reference``."""


def _reference(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        raise yaml.constructor.ConstructorError(None, None, "!reference is not a list", node.start_mark)
    return _Reference(loader.construct_sequence(node, deep=True))


_Loader.add_constructor("!reference", _reference)


def read(repository: Path, path: str) -> Pipeline:
    """What the configuration at ``path`` (relative to the repository) does.

    What cannot be read, and what stands in other repositories, is a sentence of ``not_understood``; nothing is raised.
    """
    try:
        text = (repository / path).read_bytes().decode("utf-8")
        data = yaml.load(text, _Loader)  # noqa: S506 - a safe loader that knows one tag more
    except UnicodeDecodeError as error:
        return _broken(path, f"byte {error.start} is not UTF-8. Save the file as UTF-8.")
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}:{mark.column + 1}: " if mark else ""
        return _broken(path, f"{where}{getattr(error, 'problem', None) or error}. Correct the YAML.")
    if not isinstance(data, dict):
        return _broken(path, "the file is not a mapping. Correct the YAML.")
    return _File(repository, path, text, data).pipeline()


def _broken(path: str, why: str) -> Pipeline:
    return Pipeline(path, "gitlab-ci", not_understood=(why,), why_not=why)


class _File:
    """One configuration with what it includes from the repository."""

    def __init__(self, repository: Path, path: str, text: str, data: dict[Any, Any]) -> None:
        self._repository = repository
        self._path = path
        self._text = text
        self._unknown: list[str] = []
        self._data = {**self._included(data.get("include"), 0), **data}

    def pipeline(self) -> Pipeline:
        """The jobs, their parts, and every deployment."""
        jobs: list[PipelineJob] = []
        found: list[Deployment] = []
        for name, written in self._data.items():
            if not isinstance(written, dict) or str(name).startswith(".") or name in _NO_JOBS:
                continue
            job = self._extended(written, ())
            if not {"script", "trigger", "run"} & job.keys():
                continue
            place = Evidence(self._path, self._line(str(name)))
            if "trigger" in job:
                self._unknown.append(f"{place}: what the pipeline that {name} triggers does stands elsewhere.")
            own = list(self._script(job))
            ran = Ran(whole(own, self._repository), "\n".join(own), ())
            jobs.append(PipelineJob(str(name), role(str(name), ran), place))
            if jobs[-1].role == "deploy":
                asks = (str(name),) if _is_manual(job) else ()
                found += deployments(str(name), str(name), "pipeline", ran, _environment(str(name), job), asks, place)
        return Pipeline(self._path, "gitlab-ci", tuple(jobs), tuple(found), tuple(self._unknown), why_not=WHY_NOT)

    def _line(self, key: str) -> int:
        found = re.search(rf"^[\"']?{re.escape(key)}[\"']?\s*:", self._text, re.MULTILINE)
        return self._text.count("\n", 0, found.start()) + 1 if found else 1

    def _included(self, include: Any, depth: int) -> dict[Any, Any]:
        """The jobs of included files of this repository; others are named."""
        found: dict[Any, Any] = {}
        for one in include if isinstance(include, list) else [include] if include else []:
            local = one if isinstance(one, str) else one.get("local") if isinstance(one, dict) else None
            if not isinstance(local, str) or "://" in local:
                what = one if isinstance(one, str) else ", ".join(map(str, one)) if isinstance(one, dict) else one
                self._unknown.append(f"{self._path}:{self._line('include')}: what include {what} brings is not here.")
                continue
            file = self._repository / local.lstrip("/")
            inside = file.is_file() and file.resolve().is_relative_to(self._repository.resolve())
            if not inside or depth >= _DEEP:
                self._unknown.append(f"{self._path}:{self._line('include')}: {local} is not in this repository.")
                continue
            try:
                data = yaml.load(file.read_text("utf-8", errors="replace"), _Loader)  # noqa: S506
            except (yaml.YAMLError, ValueError, RecursionError):
                self._unknown.append(f"{local} is no YAML.")
                continue
            if isinstance(data, dict):
                found |= {**self._included(data.get("include"), depth + 1), **data}
        return found

    def _extended(self, job: dict[Any, Any], seen: tuple[str, ...]) -> dict[Any, Any]:
        """The job over the templates that it extends, the last winning; a circle is not followed."""
        names = job.get("extends")
        result: dict[Any, Any] = {}
        for name in names if isinstance(names, list) else [names] if names else []:
            template = self._data.get(name)
            if isinstance(template, dict) and name not in seen and len(seen) < _DEEP:
                result = _merged(result, self._extended(template, (*seen, str(name))))
        return _merged(result, job)

    def _script(self, job: dict[Any, Any]) -> Iterator[str]:
        default = self._data.get("default")
        for key in ("before_script", "script", "after_script"):
            value = job.get(key)
            if value is None and key != "script":
                value = (default.get(key) if isinstance(default, dict) else None) or self._data.get(key)
            yield from self._lines(value, 0)

    def _lines(self, value: Any, depth: int) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, _Reference) and depth < _DEEP:
            inner: Any = self._data
            for key in value:
                inner = inner.get(key) if isinstance(inner, dict) else None
            yield from self._lines(inner, depth + 1)
        elif isinstance(value, list):
            for one in value:
                yield from self._lines(one, depth + 1)


def _merged(under: dict[Any, Any], over: dict[Any, Any]) -> dict[Any, Any]:
    """``over`` on ``under``; mappings are merged, everything else is replaced."""
    result = dict(under)
    for key, value in over.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result


def _is_manual(job: dict[Any, Any]) -> bool:
    """Whether a person must press a button."""
    rules = job.get("rules")
    asked = [one.get("when") for one in rules if isinstance(one, dict)] if isinstance(rules, list) else []
    return job.get("when") == "manual" or "manual" in asked


def _environment(name: str, job: dict[Any, Any]) -> str | None:
    written = job.get("environment")
    value = written.get("name") if isinstance(written, dict) else written
    if isinstance(value, str) and "$" not in value:
        return value
    return environment_word(name)
