"""Python services' own settings: an object of a class that takes its values from the environment."""

from __future__ import annotations

import posixpath
import re

from ast_grep_py import SgNode

from watari.flag.nodes import named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Settings
from watari.flag.splice import indentation, line_end
from watari.model.edit import Splice
from watari.sources.syntax import parse

NAME = "ecs_flag"
_CUSTOMARY = re.compile(r"(?:get_)?(?:app_)?(?:settings|config|conf|env)", re.IGNORECASE)
_ENVIRONMENT = re.compile(rb"BaseSettings\b|os\.environ|\bgetenv\(|\benviron\b|\bdecouple\b")


def settings(file: CodeFile) -> Settings | None:
    """``from app.config import settings``, where ``settings`` is an object of a class of that module."""
    for statement in file.root.find_all(kind="import_from_statement"):
        module = statement.field("module_name")
        for one in statement.field_children("name"):
            name, alias = one.field("name"), one.field("alias")
            written = (name or one).text()
            if module is None or not _CUSTOMARY.fullmatch(written):
                continue
            target = _module(module.text(), file)
            found = _joined(target, written, (alias or one).text()) if target is not None else None
            if found is not None and not _is_taken((alias or one).text(), file):
                return found
    return None


def held(file: CodeFile) -> list[tuple[SgNode, str]]:
    """See :meth:`Deciding.settings_of`."""
    found = []
    for node in file.root.find_all(kind="decorated_definition"):
        text = re.sub(r"\s+", " ", node.text())
        if re.match(rf"@property def {NAME}\(self\)", text) and text.endswith(f"return {NAME}.enabled()"):
            found.append((node, rf"[\w.]+(?:\(\))?\.{NAME}"))
    return found


def _is_taken(name: str, file: CodeFile) -> bool:
    """Whether a function of the file has another meaning for the name."""
    parameters = {one.text() for kind in ("parameters", "lambda_parameters") for one in file.root.find_all(kind=kind)}
    given = [one.field("left") for one in file.root.find_all(kind="assignment")]
    return any(re.search(rf"\b{name}\b", one) for one in parameters) or any(
        one is not None and one.text() == name for one in given
    )


def _module(name: str, file: CodeFile) -> CodeFile | None:
    """The file of a module of the repository, as ``file`` would import it."""
    dots = len(name) - len(name.lstrip("."))
    tail = name[dots:].replace(".", "/")
    if dots:
        folder = file.folder
        for _ in range(dots - 1):
            folder = posixpath.dirname(folder)
        roots = [folder]
    else:
        parts = file.folder.split("/") if file.folder else []
        roots = ["/".join(parts[:length]) for length in range(len(parts), -1, -1)]
    for root in roots:
        for ending in (".py", "/__init__.py"):
            path = posixpath.join(root, tail + ending)
            place = file.repository / path
            if tail and place.is_file():
                data = place.read_bytes()
                try:
                    return CodeFile(path, parse(data, "python"), file.repository)
                except UnicodeDecodeError:
                    return None
    return None


def _joined(target: CodeFile, name: str, local: str) -> Settings | None:
    if not _ENVIRONMENT.search(target.data) or target.tree.damaged:
        return None
    made = _class_of(target, name)
    if made is None:
        return None
    kind, called = made
    body = kind.field("body")
    if body is None or not named(body):
        return None
    expression = f"{local}{'()' if called else ''}.{NAME}"
    if any(node.text() == NAME for node in body.find_all(kind="identifier") if _declares(node)):
        return Settings(target.path, expression) if held(target) else None
    return Settings(target.path, expression, (_property(target, body),))


def _declares(node: SgNode) -> bool:
    parent = node.parent()
    return parent is not None and parent.kind() in ("function_definition", "assignment")


def _class_of(target: CodeFile, name: str) -> tuple[SgNode, bool] | None:
    """The class whose object ``name`` is, or whose object the function ``name`` gives."""
    classes = {
        own.text(): one
        for one in target.root.find_all(kind="class_definition")
        if (own := one.field("name")) is not None
    }
    for one in target.root.find_all(kind="assignment"):
        left, right = one.field("left"), one.field("right")
        if (
            [each.kind() for each in one.ancestors()] == ["expression_statement", "module"]
            and left is not None
            and left.text() == name
            and right is not None
            and right.kind() == "call"
        ):
            function = right.field("function")
            found = classes.get(function.text()) if function is not None else None
            return (found, False) if found is not None else None
    for one in target.root.find_all(kind="function_definition"):
        own, parameters, body = one.field("name"), one.field("parameters"), one.field("body")
        if own is None or own.text() != name or parameters is None or named(parameters) or body is None:
            continue
        match = re.fullmatch(r"(?:\"\"\".*\"\"\"\s*)?return (\w+)\(\)", body.text().strip(), re.DOTALL)
        found = classes.get(match[1]) if match else None
        return (found, True) if found is not None else None
    return None


def _property(target: CodeFile, body: SgNode) -> Splice:
    """The flag as a property, behind everything that the class has."""
    statements = named(body)
    indent = indentation(target.data, target.span(statements[0])[0]).decode()
    step = "\t" if "\t" in indent else "    "
    lines = [
        "",
        f"{indent}@property",
        f"{indent}def {NAME}(self) -> bool:",
        f'{indent}{step}"""Whether this process runs as an ECS task."""',
        f"{indent}{step}return {NAME}.enabled()",
        "",
    ]
    at = line_end(target.data, target.span(statements[-1])[1])
    lead = b"" if target.data[:at].endswith(b"\n") else target.eol
    return Splice(at, at, lead + target.eol.join(line.encode() for line in lines))
