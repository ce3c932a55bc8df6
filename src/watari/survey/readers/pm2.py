"""PM2's ecosystem files: each app is a process. A JavaScript file is read by its syntax tree, never run.

Source of the fields: pm2.keymetrics.io, «Ecosystem File».
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ast_grep_py import SgNode
from yaml.nodes import Node

from watari.model.fleet import Process
from watari.sources.syntax import parse
from watari.survey.facts import Fact, ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.systemd import split
from watari.survey.readers.yamlnodes import documents, get, items, line, sequence, text
from watari.survey.secrets import without_credentials, without_secrets

_FILE = re.compile(r"(^|/)(ecosystem|pm2|process(es)?)([._-][\w-]+)*\.(c?js|mjs|json|ya?ml)$")
_BUILT = re.compile(r"^(dist|build|lib|bin|src|out)$")
_SOURCES = {".py": "python", ".rb": "ruby", ".sh": "bash", ".php": "php", ".pl": "perl"}


@dataclass(slots=True)
class App:
    """One entry of ``apps``: its texts, and its variables with their lines, production's first."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    environment: dict[str, tuple[str, int]] = field(default_factory=dict)


class Pm2Reader:
    """``ecosystem.config.js`` and its like, ``pm2.json``, ``process.yml``."""

    def wants(self, path: str) -> bool:
        return bool(_FILE.search(path))

    def read(self, source: Source) -> Iterable[Fact]:
        if not re.search(rb"\bapps\b", source.data):
            return
        for app in _of_code(source) if source.name.endswith("js") else _of_data(source):
            if app.texts.get("script"):
                yield from _facts(source, app)


def _facts(source: Source, app: App) -> Iterator[Fact]:
    script, folder = app.texts["script"], _folder(source, app.texts)
    name = app.texts.get("name") or re.sub(r"\.\w+$", "", posixpath.basename(script))
    for variable, (value, number) in app.environment.items():
        yield Setting(variable, without_credentials(variable, value), source.at(number), folder=folder)
    process = Process(
        name,
        _command(script, app.texts),
        "scheduled" if app.texts.get("cron_restart") and app.texts.get("autorestart") == "false" else "worker",
        source.at(app.line),
        environment=without_secrets((key, value) for key, (value, _) in app.environment.items()),
        user=app.texts.get("user"),
        schedule=app.texts.get("cron_restart") if app.texts.get("autorestart") == "false" else None,
    )
    yield ProcessFact(process, "procfile", process.kind == "scheduled", folder)


def _folder(source: Source, texts: Mapping[str, str]) -> str:
    """The folder of the program: its ``cwd``, and the script's own where that is no folder of built files."""
    cwd, inside = texts.get("cwd") or ".", posixpath.dirname(texts["script"])
    if cwd.startswith("/"):
        cwd = "."
    if inside.startswith("/") or _BUILT.match(inside.rsplit("/", 1)[-1]):
        inside = posixpath.dirname(inside) if not inside.startswith("/") else "."
    place = posixpath.normpath(posixpath.join(source.folder, cwd, inside or "."))
    return source.folder if place.startswith("..") else place


def _command(script: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    interpreter = texts.get("interpreter") or texts.get("exec_interpreter") or _SOURCES.get(script[script.rfind(".") :])
    if interpreter is None and re.search(r"\.[cm]?[jt]s$", script):
        interpreter = "node"
    start = (interpreter,) if interpreter and interpreter != "none" else ()
    given = (*split(texts.get("interpreter_args") or texts.get("node_args") or ""), *split(script))
    return (*start, *given, *split(texts.get("args") or ""))


def _of_data(source: Source) -> Iterator[App]:
    for document in documents(source):
        for node in sequence(get(document, "apps")):
            app = App(line(node))
            for key, value in items(node):
                if (content := text(value)) is not None:
                    app.texts[key] = content
                elif sequence(value):
                    app.texts[key] = " ".join(text(one) or "" for one in sequence(value))
            for key in ("env_production", "env"):
                _variables(app, get(node, key))
            yield app


def _variables(app: App, node: Node | None) -> None:
    for name, value in items(node):
        if (content := text(value)) is not None:
            app.environment.setdefault(name, (content, line(value)))


def _of_code(source: Source) -> Iterator[App]:
    root = parse(source.data, "javascript").root
    for pair in root.find_all(kind="pair"):
        value = pair.field("value")
        if _key(pair) != "apps" or value is None or value.kind() != "array":
            continue
        for node in value.children():
            if node.kind() == "object":
                yield _app(node)


def _app(node: SgNode) -> App:
    app, groups = App(_line(node)), dict[str, SgNode]()
    for pair in node.children():
        key, value = _key(pair), pair.field("value")
        if key is None or value is None:
            continue
        if value.kind() == "object":
            groups[key] = value
        elif value.kind() == "array":
            words = [_literal(one) for one in value.children()]
            app.texts[key] = " ".join(word for word in words if word is not None)
        elif (content := _literal(value)) is not None:
            app.texts[key] = content
    for group in ("env_production", "env"):
        for pair in groups[group].children() if group in groups else []:
            name, value = _key(pair), pair.field("value")
            if name and value is not None and (content := _literal(value)) is not None:
                app.environment.setdefault(name, (content, _line(value)))
    return app


def _key(pair: SgNode) -> str | None:
    key = pair.field("key") if pair.kind() == "pair" else None
    return key.text().strip("\"'") if key is not None else None


def _literal(node: SgNode) -> str | None:
    """The text of a literal; None for what only running the file would tell."""
    if node.kind() == "string":
        return node.text()[1:-1]
    if node.kind() == "template_string" and "${" not in node.text():
        return node.text()[1:-1]
    return node.text() if node.kind() in ("number", "true", "false") else None


def _line(node: SgNode) -> int:
    return int(node.range().start.line) + 1
