"""What type a Go expression has, as far as the findings need it.

A type is a string: ``import/path.Name``, with pointers left out; ``[]`` before
it for anything that is indexed (slices, arrays, maps, channels). None is
"unknown".
"""

from __future__ import annotations

from ast_grep_py import SgNode

from watari.rules.golang.nodes import Call, as_call, named, qualified, unwrap
from watari.rules.golang.package import Declared, Function, GoFile, GoPackage, Workspace
from watari.rules.golang.scope import declaration, local_declaration
from watari.rules.golang.sdk import RESULTS
from watari.sources.syntax import NEW

_DEEPEST = 16
"""Steps from a value to its origin; a longer way is taken as unknown (and loops end)."""

_INDEXED = {"slice_type": "element", "array_type": "element", "map_type": "value", "channel_type": "value"}


class Values:
    """Answers questions about expressions of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def type_of(self, expression: SgNode, file: GoFile, depth: int = 0) -> str | None:
        """The type of an expression with one value."""
        if depth > _DEEPEST:
            return None
        node, depth = unwrap(expression), depth + 1
        kind = node.kind()
        if kind in ("identifier", "package_identifier"):
            found = declaration(node, file)
            return self.declared_type(found, depth) if found is not None else None
        if kind == "selector_expression":
            return self._field(node, file, depth)
        if kind in ("unary_expression", "index_expression", "slice_expression"):
            return self._part(node, file, depth)
        if kind in ("composite_literal", "type_assertion_expression"):
            of = node.field("type")
            return self.named_type(of, file) if of is not None else None
        call = as_call(node)
        if call is None:
            return None
        results = self.results_of(call, file, depth)
        return results[0] if results else None

    def _part(self, node: SgNode, file: GoFile, depth: int) -> str | None:
        operand = node.field("operand")
        of = self.type_of(operand, file, depth) if operand is not None else None
        if node.kind() == "index_expression":
            return of[2:] if of and of.startswith("[]") else None
        received = node.kind() == "unary_expression" and node.text().startswith("<-")
        return of[2:] if received and of and of.startswith("[]") else of

    def declared_type(self, found: Declared, depth: int = 0) -> str | None:
        """The type that a declaration gives its name."""
        if found.type_node is not None:
            return self.named_type(found.type_node, found.file)
        if found.from_range and found.values:
            of = self.type_of(found.values[0], found.file, depth)
            return of[2:] if of and of.startswith("[]") and found.index == found.count - 1 else None
        if len(found.values) == found.count:
            return self.type_of(found.values[found.index], found.file, depth)
        call = as_call(unwrap(found.values[0])) if len(found.values) == 1 else None
        if call is None:
            return None
        results = self.results_of(call, found.file, depth)
        return results[found.index] if found.index < len(results) else None

    def named_type(self, node: SgNode, file: GoFile) -> str | None:
        """The type that a type expression names; aliases are followed."""
        kind = node.kind()
        if kind in ("pointer_type", "parenthesized_type", "negated_type") and named(node):
            return self.named_type(named(node)[0], file)
        if kind in _INDEXED:
            element = node.field(_INDEXED[kind])
            of = self.named_type(element, file) if element is not None else None
            return f"[]{of}" if of else None
        if kind == "implicit_length_array_type":
            return self.named_type(named(node)[-1], file)
        if kind == "qualified_type":
            parts = qualified(node)
            path = file.imports.get(parts[0].text()) if parts else None
            return self._follow_alias(f"{path}.{parts[1]}") if parts and path else None
        return self._local_type(node, file) if kind == "type_identifier" else None

    def _local_type(self, node: SgNode, file: GoFile) -> str:
        name = node.text()
        if name not in file.package.types and file.dots:
            return f"{file.dots[0]}.{name}"
        return self._follow_alias(f"{file.package.import_path}.{name}")

    def _follow_alias(self, name: str) -> str:
        spec = self._spec(name)
        if spec is None or spec[1].kind() != "type_alias":
            return name
        of = spec[1].field("type")
        return (self.named_type(of, spec[0]) if of is not None else None) or name

    def _spec(self, name: str) -> tuple[GoFile, SgNode] | None:
        package = self._package(name.rpartition(".")[0])
        return package.types.get(name.rpartition(".")[2]) if package else None

    def _package(self, path: str) -> GoPackage | None:
        return self.workspace.package(path)

    def _field(self, node: SgNode, file: GoFile, depth: int) -> str | None:
        parts = qualified(node)
        if parts is None:
            return None
        operand, name = parts
        imported = self.imported(operand, file)
        if imported is not None:
            package = self._package(imported)
            found = package.variables.get(name) if package else None
            return self.declared_type(found, depth) if found is not None else None
        of = self.type_of(operand, file, depth)
        return self.field_type(of, name) if of else None

    def imported(self, node: SgNode, file: GoFile) -> str | None:
        """The import path that an identifier stands for; None where it is shadowed or no package."""
        if node.kind() not in ("identifier", "package_identifier"):
            return None
        path = file.imports.get(node.text())
        return path if path is not None and local_declaration(node, file) is None else None

    def field_type(self, of: str, name: str, depth: int = 0) -> str | None:
        """The type of the field ``name`` of a struct type, through embedded structs too."""
        fields, embedded = self._struct(of)
        if name in fields:
            return fields[name]
        if depth > _DEEPEST:
            return None
        found = (self.field_type(one, name, depth + 1) for one in embedded)
        return next((one for one in found if one is not None), None)

    def _struct(self, of: str) -> tuple[dict[str, str | None], tuple[str, ...]]:
        spec = self._spec(of)
        body = spec[1].field("type") if spec is not None else None
        if spec is None or body is None:
            return {}, ()
        if body.kind() in ("qualified_type", "type_identifier", "pointer_type"):
            other = self.named_type(body, spec[0])
            return self._struct(other) if other and other != of else ({}, ())
        if body.kind() != "struct_type":
            return {}, ()
        fields: dict[str, str | None] = {}
        embedded: list[str] = []
        for one in body.find_all({"rule": {"kind": "field_declaration", "inside": {"kind": "field_declaration_list"}}}):
            type_node = one.field("type")
            type_name = self.named_type(type_node, spec[0]) if type_node is not None else None
            names = [child.text() for child in one.field_children("name") if child.is_named()]
            fields.update(dict.fromkeys(names, type_name))
            if not names and type_name:
                embedded.append(type_name)
                fields.setdefault(type_name.rpartition(".")[2], type_name)
        return fields, tuple(embedded)

    def method_owner(self, of: str, name: str, depth: int = 0) -> str:
        """The type whose method ``of.name`` is: ``of``, or the embedded type that it is promoted from."""
        spec = self._spec(of)
        if spec is None or (of.rpartition(".")[2], name) in spec[0].package.functions or depth > _DEEPEST:
            return of
        for one in self._struct(of)[1]:
            owner = self.method_owner(one, name, depth + 1)
            if self._spec(owner) is None or self._has_method(owner, name):
                return owner
        return of

    def _has_method(self, of: str, name: str) -> bool:
        spec = self._spec(of)
        return spec is not None and (of.rpartition(".")[2], name) in spec[0].package.functions

    def results_of(self, call: Call, file: GoFile, depth: int = 0) -> tuple[str | None, ...]:
        """The types of a call's results; empty where unknown."""
        if call.operand is None:
            return self._plain_results(call, file)
        path = self.imported(call.operand, file)
        if path is not None:
            known = RESULTS.get(f"{path}.{call.name}")
            return known if known is not None else self.declared_results(self.function(call, file))
        return self.declared_results(self.function(call, file, depth))

    def _plain_results(self, call: Call, file: GoFile) -> tuple[str | None, ...]:
        if call.name in ("new", NEW) and call.arguments:
            return (self._type_argument(call.arguments[0], file),)
        declared = self.function(call, file)
        if declared is not None:
            return self.declared_results(declared)
        for path in file.dots:
            if f"{path}.{call.name}" in RESULTS:
                return RESULTS[f"{path}.{call.name}"]
        if call.name in file.package.types:
            return (f"{file.package.import_path}.{call.name}",)
        return ()

    def _type_argument(self, node: SgNode, file: GoFile) -> str | None:
        parts = qualified(node)
        if parts is not None:
            path = file.imports.get(parts[0].text())
            return f"{path}.{parts[1]}" if path else None
        return f"{file.package.import_path}.{node.text()}" if node.text() in file.package.types else None

    def function(self, call: Call, file: GoFile, depth: int = 0) -> Function | None:
        """The declared function or method of these trees that a call goes to; None where unknown."""
        if call.operand is None:
            return file.package.functions.get(("", call.name))
        path = self.imported(call.operand, file)
        if path is not None:
            package = self._package(path)
            return package.functions.get(("", call.name)) if package else None
        of = self.type_of(call.operand, file, depth)
        if of is None:
            return None
        owner = self.method_owner(of, call.name)
        spec = self._spec(owner)
        return spec[0].package.functions.get((owner.rpartition(".")[2], call.name)) if spec else None

    def declared_results(self, function: Function | None) -> tuple[str | None, ...]:
        """The result types that a function of these trees declares."""
        result = function.node.field("result") if function is not None else None
        if function is None or result is None:
            return ()
        if result.kind() != "parameter_list":
            return (self.named_type(result, function.file),)
        types: list[str | None] = []
        for parameter in named(result):
            type_node = parameter.field("type")
            one = self.named_type(type_node, function.file) if type_node is not None else None
            names = [name for name in parameter.field_children("name") if name.is_named()]
            types.extend([one] * max(1, len(names)))
        return tuple(types)
