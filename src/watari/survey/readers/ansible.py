"""Ansible: the tasks that put files on the host or start containers there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import partial

from yaml.nodes import Node

from watari.survey.facts import Copy, Fact
from watari.survey.readers.ansiblecontainers import containers
from watari.survey.readers.interface import Source
from watari.survey.readers.shell import bases_of
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text

_MODULES = frozenset(
    [
        "copy",
        "template",
        "synchronize",
        "unarchive",
        "ansible.builtin.copy",
        "ansible.builtin.template",
        "ansible.builtin.unarchive",
        "ansible.posix.synchronize",
    ]
)
_HOLE = re.compile(r"\{\{\s*([\w.]+)(?:\s*\|\s*[\w.]+(?:\([^)]*\))?)*\s*\}\}")


class AnsibleReader:
    """Playbooks and tasks of roles: YAML that is a sequence of mappings with tasks in them."""

    def wants(self, path: str) -> bool:
        # A role's `templates` are files for a host, a chart's are no YAML.
        return "/templates/" not in path and bool(
            re.search(r"(^|/)(playbooks?|ansible|deploy|roles|tasks|provision\w*)/.*\.ya?ml$", path)
            or re.search(r"(^|/)(playbook|site|deploy|provision)[\w.-]*\.ya?ml$", path)
        )

    def read(self, source: Source) -> Iterable[Fact]:
        for document in documents(source):
            for play in sequence(document):
                variables = {
                    name: value for name, node in items(get(play, "vars")) if (value := text(node)) is not None
                }
                for task in _tasks(play):
                    yield from _copies(task, variables, source)
                    for one in _loop(task):
                        yield from containers(task, partial(_filled, {**variables, **one}), source)


def _tasks(play: Node) -> Iterator[Node]:
    inner = [get(play, key) for key in ("pre_tasks", "tasks", "post_tasks", "handlers", "block", "rescue", "always")]
    if not any(inner):
        yield play
    for group in inner:
        for task in sequence(group):
            yield from _tasks(task)


def _copies(task: Node, variables: dict[str, str], source: Source) -> Iterator[Copy]:
    for name, arguments in items(task):
        if name not in _MODULES:
            continue
        for item in _loop(task):
            known = {**variables, **item}
            origin, destination = _argument(arguments, "src", known), _argument(arguments, "dest", known)
            if origin and destination and destination.startswith("/"):
                yield Copy(
                    re.sub(r"^\{\{\s*(playbook_dir|role_path)\s*\}\}/", "", origin), destination,
                    source.at(line(arguments)), _bases(source), into=destination.endswith("/"),
                )  # fmt: skip


def _loop(task: Node) -> list[dict[str, str]]:
    """The variables of each round of a loop over literals; one empty round without one."""
    looped = get(task, "loop") or get(task, "with_items")
    rounds: list[dict[str, str]] = []
    for one in sequence(looped):
        if (value := text(one)) is not None:
            rounds.append({"item": value})
        else:
            rounds.append({f"item.{key}": v for key, node in items(one) if (v := text(node)) is not None})
    return rounds or [{}]


def _argument(arguments: Node, name: str, variables: dict[str, str]) -> str | None:
    value = text(get(arguments, name))
    if value is None and (short := text(arguments)) is not None:
        filled = _HOLE.sub(lambda m: variables.get(m[1], m[0]), short)
        match = re.search(rf"\b{name}=(\"[^\"]*\"|'[^']*'|\S+)", filled)
        value = match[1].strip("\"'") if match else None
    return _filled(variables, value) if value else value


def _filled(variables: dict[str, str], value: str) -> str:
    for _ in range(4):
        value = _HOLE.sub(lambda m: variables.get(m[1], m[0]), value)
    return value


def _bases(source: Source) -> tuple[str, ...]:
    """Where Ansible looks for ``src``: ``files`` and ``templates`` beside the playbook or in the role."""
    bases: list[str] = []
    for folder in bases_of(source.folder):
        bases += [folder, posixpath.join(folder, "files"), posixpath.join(folder, "templates")]
    return tuple(bases)
