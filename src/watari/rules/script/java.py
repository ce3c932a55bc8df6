"""Java, to the engine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Dialect, Import, Parameter, Paths
from watari.rules.script.views import Attribute, Call, Format, Name, One, Text, This, View, named

_MANAGED = (
    "Component", "Service", "Configuration", "Repository", "Controller", "RestController", "SpringBootApplication",
    "Bean", "Singleton", "ApplicationScoped", "Startup", "AutoConfiguration",
)  # fmt: skip
"""Annotations of classes whose objects a container makes when the process starts."""
_STARTED = ("PostConstruct", "Bean", "EventListener", "Provides", "Produces", "Autowired", "Inject")
RUN = frozenset({"main", "contextInitialized", "afterPropertiesSet", "onApplicationEvent"})
"""Methods that a container calls when the process starts."""
RUNNERS = ("CommandLineRunner", "ApplicationRunner", "Application<")
"""Types whose ``run`` is called when the process starts (Spring's, and Dropwizard's ``Application<T>``)."""
NULL_CHECKS = (
    r"\bNAME\s*[!=]=\s*null\b|\bnull\s*[!=]=\s*(?:this\.)?NAME\b|\bNAME\s*(?:\?\.|\?:)|\bNAME\.isNullOr\w+"
    r"|\b(?:isNullOrEmpty|is(?:Not)?Blank|is(?:Not)?Empty|hasText|hasLength|isNull|nonNull|ofNullable)\(\s*(?:this\.)?NAME\b"
)


class Java(Dialect):
    """Java 8 to 21."""

    functions = frozenset({"method_declaration", "constructor_declaration", "lambda_expression"})
    calls = frozenset({"method_invocation", "object_creation_expression"})
    classes = frozenset({"class_declaration", "interface_declaration", "enum_declaration", "record_declaration"})
    tries = frozenset({"try_statement", "try_with_resources_statement"})
    conditions = frozenset({"if_statement", "ternary_expression"})
    fields_are_names = True
    null_checks = NULL_CHECKS

    def view(self, node: SgNode) -> View | None:
        """See :class:`Dialect`."""
        kind = node.kind()
        if kind in ("identifier", "type_identifier", "scoped_type_identifier"):
            return Name(node.text())
        if kind == "this":
            return This()
        if kind == "field_access":
            return _access(node)
        if kind == "method_invocation":
            return _call(node)
        if kind == "object_creation_expression":
            of = node.field("type")
            return Call(Name(self.type_name(of)), named(node.field("arguments"))) if of is not None else None
        if kind == "method_reference":
            of, *rest = named(node)
            return Attribute(of, rest[-1].text()) if rest else None
        if kind == "string_literal":
            return Text(tuple(one.text() for one in named(node)))
        if kind == "binary_expression":
            left, right, operator = node.field("left"), node.field("right"), node.field("operator")
            joins = operator is not None and operator.text() == "+"
            return Text((left, right)) if joins and left is not None and right is not None else None
        if kind == "ternary_expression":
            return One(named(node)[1:])
        if kind == "cast_expression":
            value = node.field("value")
            return One((value,)) if value is not None else None
        return One(named(node)[:1]) if kind == "parenthesized_expression" and named(node) else None

    def imports(self, root: SgNode) -> Iterator[Import]:
        """See :class:`Dialect`."""
        for node in root.find_all(kind="import_declaration"):
            path = next(iter(named(node)), None)
            if path is None:
                continue
            if node.has(kind="asterisk"):
                yield Import("*", path.text())
            else:
                module, _, name = path.text().rpartition(".")
                yield Import(name, module, name) if module else Import(name, name)

    def bound(self, root: SgNode) -> Iterator[Bound]:
        """See :class:`Dialect`."""
        for kind in ("local_variable_declaration", "field_declaration"):
            for node in root.find_all(kind=kind):
                of = _declared_type(node)
                for one in node.field_children("declarator"):
                    name = one.field("name")
                    if name is not None:
                        yield Bound(name.text(), node, one.field("value"), of, own=kind == "field_declaration")
        for kind in ("resource", "enhanced_for_statement"):
            for node in root.find_all(kind=kind):
                name = node.field("name")
                if name is not None:
                    value = node.field("value") if kind == "resource" else None
                    yield Bound(name.text(), node, value, _declared_type(node))
        for node in root.find_all(kind="assignment_expression"):
            left, right = node.field("left"), node.field("right")
            if left is not None and left.kind() == "identifier":
                yield Bound(left.text(), node, right)
            elif left is not None and left.kind() == "field_access" and left.text().startswith("this."):
                yield Bound(left.text()[5:], node, right, own=True)

    def parameters(self, function: SgNode) -> Iterator[Parameter]:
        """See :class:`Dialect`."""
        for one in named(function.field("parameters")):
            name = one.field("name") or (one if one.kind() == "identifier" else None)
            if name is not None:
                yield Parameter(name.text(), _declared_type(one))

    def left_out(self, node: SgNode) -> bool:
        """See :class:`Dialect`."""
        return (node.kind() in self.classes or node.kind() == "method_declaration") and is_left_out(_modifiers(node))

    def parents(self, owner: SgNode) -> Iterator[str]:
        """See :class:`Dialect`."""
        for one in named(owner.field("superclass")):
            yield self.type_name(one)

    def result_type(self, function: SgNode) -> SgNode | None:
        """See :class:`Dialect`."""
        return function.field("type") if function.kind() == "method_declaration" else None

    def locate(self, module: str, path: str, files: Paths) -> str | None:
        """See :class:`Dialect`: ``com.x.Y`` is the file ``com/x/Y.java``."""
        if "." not in module:
            return files.first((posixpath.join(posixpath.dirname(path), f"{module}.java"),))
        return files.ending(module.replace(".", "/") + ".java", path)

    def starts(self, function: SgNode, owner: SgNode | None) -> bool:
        """``main``, and what a container calls for each object that it makes at the start."""
        name = self.function_name(function)
        modifiers = _modifiers(function)
        if name == "main" and "static" in modifiers:
            return True
        if name in RUN or any(f"@{one}" in modifiers for one in _STARTED):
            return True
        if "@Observes StartupEvent" in (function.field("parameters") or function).text().partition(")")[0]:
            return True
        if owner is None:
            return False
        head = head_of(owner)
        if name == "run" and any(runner in head for runner in RUNNERS):
            return True
        return function.kind() == "constructor_declaration" and is_managed(head)

    def type_name(self, node: SgNode) -> str:
        """See :class:`Dialect`."""
        text = node.text().split("<")[0].removesuffix("[]").strip()
        return "" if text in ("var", "String", "int", "long", "boolean", "Object", "void") else text

    def top_level_runs(self) -> bool:
        """Only static initializers do; :meth:`starts` and :mod:`watari.rules.script.start` know them."""
        return False


_LEFT_OUT = re.compile(
    r"@(?:Profile|IfProfile|IfBuildProfile)\((?:\w+\s*=\s*)?[{\[]?\s*(?:\"(?:(?:\w+[-_])?ec2(?:[-_]\w+)?"
    r"|!\s*(?:\w+[-_])?(?:ecs|fargate|prod(?:uction)?)|local\w*|dev(?:elop\w*)?|(?:\w+[-_])?test\w*)\"\s*,?\s*)+[}\]]?\s*\)"
    r"|@Conditional\w*\([^)]*\bec2\b",
    re.IGNORECASE,
)


def is_left_out(modifiers: str) -> bool:
    """Whether annotations name a profile, or a condition, that holds neither on ECS nor in production."""
    return "@" in modifiers and _LEFT_OUT.search(modifiers) is not None


def head_of(owner: SgNode) -> str:
    """The text of a class before its body, with its annotations."""
    body = owner.field("body") or next((one for one in owner.children() if one.kind() == "class_body"), None)
    return owner.text()[: -len(body.text())] if body is not None else owner.text()


def is_managed(head: str) -> bool:
    """Whether the text before a class's body says that a container makes it."""
    return any(f"@{one}" in head for one in _MANAGED)


def _modifiers(node: SgNode) -> str:
    return next((one.text() for one in node.children() if one.kind() == "modifiers"), "")


def _declared_type(node: SgNode) -> SgNode | None:
    of = node.field("type")
    return None if of is None or of.text() == "var" else of


def _access(node: SgNode) -> View | None:
    of, name = node.field("object"), node.field("field")
    if of is None or name is None:
        return None
    return Attribute(None if of.kind() == "this" else of, name.text())


def _call(node: SgNode) -> View | None:
    of, name = node.field("object"), node.field("name")
    arguments = named(node.field("arguments"))
    if name is None:
        return None
    if of is None:
        return Call(Name(name.text()), arguments)
    if name.text() == "concat" and len(arguments) == 1:
        return Text((of, arguments[0]))
    if name.text() == "format" and of.text() == "String" and arguments:
        return Format(arguments[0], arguments[1:])
    if name.text() == "formatted" and arguments:
        return Format(of, arguments)
    if name.text() == "create" and of.text() == "URI" and arguments:
        return Call(Attribute(of, "create"), arguments)
    return Call(Attribute(None if of.kind() == "this" else of, name.text()), arguments)
