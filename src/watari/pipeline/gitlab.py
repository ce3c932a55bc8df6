"""GitLab CI, read for the survey: https://docs.gitlab.com/ci/yaml/. Nothing is run, and nothing outside is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from watari.model.evidence import Evidence
from watari.model.pipeline import Deployment, Pipeline, PipelineJob
from watari.pipeline.facts import environment_word
from watari.pipeline.parts import Ran, deployments, role
from watari.pipeline.shell import whole

WHY_NOT = "GitLab CI is read, and its edit is not supported yet: add the ECS half by hand."
_NO_JOBS = frozenset({"default", "include", "stages", "variables", "workflow", "image", "services", "cache", "spec"})
_RUNS = frozenset({"script", "trigger", "run", "extends"})
_MOST = 10_000  # Values in one list: no person wrote a longer one, and an alias can stand in itself.


class _Broken(Exception):
    """The configuration cannot be read; ``str()`` says where and why."""


class _Loader(yaml.SafeLoader):
    """YAML with ``!reference [job, key]``."""


class _Reference(list[Any]):
    """Where a ``!reference`` stands, and its path."""


def _reference(loader: yaml.SafeLoader, node: Any) -> Any:
    return _Reference([_place(node), *loader.construct_sequence(node, deep=True)])


_Loader.add_constructor("!reference", _reference)


def read(repository: Path, path: str) -> Pipeline:
    """What the configuration at ``path`` (relative to the repository) does.

    What cannot be read, and what stands in other repositories, is a sentence of ``not_understood``; nothing is raised.
    """
    try:
        return _Config(repository, path).pipeline()
    except _Broken as error:
        why = str(error)
    except RecursionError:
        why = "it is nested too deeply, or an alias stands inside its own anchor. Write that part out."
    return Pipeline(path, "gitlab-ci", not_understood=(why,), why_not=why)


def _parsed(repository: Path, path: str) -> tuple[dict[str, Evidence], list[Evidence], dict[str, Any]]:
    """Where each key stands, where each entry of ``include`` does, and the meaning; a header of inputs is left out."""
    file = repository / path
    try:
        if not file.is_file() or not file.resolve().is_relative_to(repository.resolve()):
            raise _Broken("it is not in this repository.")
        loader = _Loader(file.read_bytes().decode("utf-8"))
        loader.name = path  # Marks carry it, and so each place knows its file.
        loader.check_node()  # It steps over the start of the stream.
        nodes: list[Any] = list(iter(loader.get_node, None))
        if not nodes or not all(isinstance(node, yaml.MappingNode) for node in nodes):
            raise _Broken("line 1: the file is not a mapping. Correct the YAML.")
        if [key.value for node in nodes[:-1] for key, _ in node.value] not in ([], ["spec"]):
            raise _Broken(f"line {nodes[1].start_mark.line + 1}: a second document. Write a file for each.")
        keys = {str(key.value): _place(key) for key, _ in nodes[-1].value}
        include = next((value for key, value in nodes[-1].value if key.value == "include"), nodes[-1])
        entries = [_place(one) for one in (include.value if isinstance(include, yaml.SequenceNode) else [include])]
        data = dict(loader.construct_document(nodes[-1]))  # Last: it lays merged keys out in the tree.
        return keys, entries, {str(name): value for name, value in data.items()}
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise _Broken(f"line {line}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    except OSError as error:
        raise _Broken(f"it cannot be read: {error.strerror}.") from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}:{mark.column + 1}: " if mark else ""
        raise _Broken(f"{where}{getattr(error, 'problem', None) or error}. Correct the YAML.") from error


def _place(node: yaml.Node) -> Evidence:
    return Evidence(str(node.start_mark.name), node.start_mark.line + 1)


class _Config:
    """One configuration with what it includes from the repository."""

    def __init__(self, repository: Path, path: str) -> None:
        self._repository = repository
        self._path = path
        self._unknown: list[str] = []
        self._places: dict[str, Evidence] = {}
        self._read: set[str] = set()
        self._data: dict[str, Any] = {}
        self._data = self._loaded(path)
        self._resolved: dict[str, dict[Any, Any]] = {}

    def pipeline(self) -> Pipeline:
        """The jobs, their parts, and every deployment."""
        names = [
            k for k, job in self._data.items() if k[:1] != "." and k not in _NO_JOBS and _RUNS & set(_mapping(job))
        ]
        self._jobs = {name: self._extended(name, ()) for name in names}
        jobs: dict[str, PipelineJob] = {}
        found: list[Deployment] = []
        for name in names:
            jobs[name], ran = self._job(name)
            if jobs[name].role == "deploy":
                where, gates = self._environment(name), self._approvals(name)
                found += deployments(
                    name,
                    name,
                    "pipeline",
                    ran,
                    where,
                    gates,
                    self._places[name],
                    (self._jobs[name], self._data.get("variables")),
                )
        for gate in {gate for each in found for gate in each.approvals}:
            jobs[gate] = replace(jobs[gate], role="approval") if jobs[gate].role == "other" else jobs[gate]
        sentences = tuple(dict.fromkeys(self._unknown))
        return Pipeline(self._path, "gitlab-ci", tuple(jobs.values()), tuple(found), sentences, why_not=WHY_NOT)

    def _loaded(self, path: str) -> dict[str, Any]:
        """A file over what it includes. Raises _Broken."""
        self._read.add(path)
        keys, entries, data = _parsed(self._repository, path)
        result: dict[str, Any] = {}
        for place, entry in zip(entries, self._flat(data.get("include")), strict=False):
            for one in self._included(entry, place):
                result = _merged(result, one)
        self._places |= dict.fromkeys(data, Evidence(path, 1)) | keys
        return _merged(result, data)

    def _included(self, entry: Any, place: Evidence) -> Iterator[dict[Any, Any]]:
        """The files of this repository that an entry of ``include`` brings; others are named."""
        local = entry if isinstance(entry, str) else entry.get("local") if isinstance(entry, dict) else None
        if not isinstance(local, str) or "://" in local or "$" in local:
            what = entry if not isinstance(entry, dict) else ", ".join(f"{key} {one}" for key, one in entry.items())
            self._unknown.append(f"{place}: what include {what} brings is not here.")
            return
        path = re.sub(r"\*\*(?!/)", "**/*", local.lstrip("/"))
        for file in (sorted(self._repository.glob(path)) if "*" in path else []) or [self._repository / path]:
            name = file.relative_to(self._repository).as_posix()
            try:  # GitLab takes a file once, and so a circle ends.
                yield {} if name in self._read else self._loaded(name)
            except _Broken as why:
                self._unknown.append(f"{place}: include {name}: {why}")

    def _extended(self, name: str, seen: tuple[str, ...]) -> dict[Any, Any]:
        """The job over the templates that it extends, the last winning; a circle is named and not followed."""
        if name not in self._resolved:
            result: dict[Any, Any] = {}
            for template in map(str, self._flat(self._data[name].get("extends"))):
                circle = template in (*seen, name)
                if circle or not isinstance(self._data.get(template), dict):
                    why = "in a circle" if circle else "which is not here"
                    self._unknown.append(f"{self._places[name]}: {name} extends {template}, {why}.")
                else:
                    result = _merged(result, self._extended(template, (*seen, name)))
            self._resolved[name] = _merged(result, self._data[name])
        return self._resolved[name]

    def _job(self, name: str) -> tuple[PipelineJob, Ran]:
        job, place = self._jobs[name], self._places[name]
        steps = [_mapping(step).get("script") for step in self._flat(job.get("run"))]
        if "trigger" in job or None in steps:
            what = "the pipeline that {} triggers" if "trigger" in job else "a step of {}"
            self._unknown.append(f"{place}: what {what.format(name)} does stands elsewhere.")
        own = self._texts([job.get("script"), steps])
        common = {**self._data, **_mapping(self._data.get("default"))}
        before, after = (self._texts(job.get(key, common.get(key))) for key in ("before_script", "after_script"))
        ran = Ran(whole([*before, *own, *after], self._repository), "\n".join(own), ())
        stops = _mapping(job.get("environment")).get("action") == "stop"
        return PipelineJob(name, "other" if stops else role(name, ran), place), ran

    def _texts(self, value: Any) -> list[str]:
        return [one for one in self._flat(value) if isinstance(one, str)]

    def _flat(self, value: Any) -> list[Any]:
        """The values of a list, with the lists in it laid out and each ``!reference`` followed."""
        found: list[Any] = []
        waiting = [value]
        for _ in range(_MOST):
            if not waiting:
                return found
            one = waiting.pop()
            if isinstance(one, _Reference):
                inner: Any = self._data
                for key in one[1:]:
                    inner = inner.get(str(key)) if isinstance(inner, dict) else None
                if inner is None:
                    self._unknown.append(f"{one[0]}: !reference [{', '.join(map(str, one[1:]))}] is not here.")
                waiting.append(inner)
            elif isinstance(one, list):
                waiting += reversed(one)
            elif one is not None:
                found.append(one)
        self._unknown.append(f"{self._path}: a list or a !reference stands in itself. Write that part out.")
        return found

    def _environment(self, name: str) -> str | None:
        """As the job says it, with variables that have one text; else the word of the job's name."""
        job = self._jobs[name]
        value = next(iter(self._flat(job.get("environment"))), None)
        value = _mapping(value).get("name", value)
        if not isinstance(value, str):
            return environment_word(name)
        matrix = {str(key) for row in self._flat(_mapping(job.get("parallel")).get("matrix")) for key in _mapping(row)}
        given = {**_mapping(self._data.get("variables")), **_mapping(job.get("variables"))}
        known = {key: str(text) for key, text in given.items() if key not in matrix and isinstance(text, str | int)}
        value = re.sub(r"\$\{?(\w+)\}?", lambda found: known.get(found[1], found[0]), value)
        if "$" not in value:
            return value
        source = "comes from its matrix" if matrix & set(re.findall(r"\w+", value)) else "is known when it runs"
        self._unknown.append(f"{self._places[name]}: the environment {value} of {name} {source}.")
        return environment_word(name)

    def _approvals(self, name: str) -> list[str]:
        """The jobs at which a person must press a button before this one is through, the nearest first."""
        found = [name] if self._button(name) is not None else []
        waiting = [name]
        for one in waiting:  # It grows.
            needs = self._jobs[one].get("needs")
            if needs is None:  # Whole stages wait for each other; a button there stops them unless it is optional.
                asks = [each for each in self._jobs if self._stage(each) < self._stage(one) and self._button(each)]
            else:
                named = [str(_mapping(each).get("job", each)) for each in self._flat(needs)]
                waiting += [each for each in named if each in self._jobs and each not in waiting]
                asks = [each for each in named if each in self._jobs and self._button(each) is not None]
            found += [each for each in reversed(asks) if each not in found]
        return found

    def _button(self, name: str) -> bool | None:
        """Whether a person's button in the job stops what follows; None where there is none."""
        job = self._jobs[name]
        rules = [one for one in self._flat(job.get("rules")) if isinstance(one, dict) and one.get("when") == "manual"]
        if rules:
            return any(one.get("allow_failure", job.get("allow_failure")) is not True for one in rules)
        return job.get("allow_failure") is False if job.get("when") == "manual" else None

    def _stage(self, name: str) -> int:
        stages = [".pre", *(self._texts(self._data.get("stages")) or ("build", "test", "deploy")), ".post"]
        stage = self._jobs[name].get("stage", "test")
        return stages.index(stage) if stage in stages else 0


def _mapping(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _merged(under: dict[Any, Any], over: dict[Any, Any]) -> dict[Any, Any]:
    """``over`` on ``under``; mappings are merged, everything else is replaced."""
    result = dict(under)
    for key, value in over.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
