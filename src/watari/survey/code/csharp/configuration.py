"""Keys that C# code reads from its configuration.

.NET joins JSON files, environment variables and more into one tree; ``A:B`` in code is ``A__B`` as a
variable (https://learn.microsoft.com/aspnet/core/fundamentals/configuration, read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.survey.code.csharp.scope import Scope

_HOLDER = re.compile(r"(?i)config|settings?\b|section|^_?cfg$|env")
_SECTION = re.compile(r"^(?:GetSection|GetRequiredSection)$")
_VALUE = re.compile(r"^(?!GetSection|GetRequiredSection|GetConnectionString)Get\w+(?:<(?:string|int|bool|Uri)\??>)?$")
_BINDERS = re.compile(r"^(?:Get\w*|Configure\w*|Bind\w*)<(.+)>$")
_OWN_BINDERS = re.compile(r"^(?:Get|Bind|Load|Read)\w*(?:Options|Settings)<([\w.]+)>$")
"""Teams' own short forms, ``configuration.BindOptions<T>()``: the section is called as the type."""
_MADE = "cfg__env__"


@dataclass(frozen=True, slots=True)
class Read:
    """A key that an expression reads; ``name`` as a variable names it, from ``start`` to ``end`` in characters."""

    name: str
    default: str | None
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Bound:
    """A section whose keys become the properties of a type."""

    kind: str
    section: str
    line: int


class Configuration:
    """The configuration that one file reads."""

    def __init__(self, root: SgNode, scope: Scope) -> None:
        self._scope = scope
        self._constants = _constants(root)
        self._sections: dict[str, str] = {}
        for one in root.find_all(kind="variable_declarator"):
            value = one.children()[-1] if one.children() else None
            name = one.field("name")
            if value is not None and name is not None and (path := self._section(value)) is not None:
                self._sections[name.text()] = path
        self.reads = list(self._reads(root))
        self.bound = list(self._bound(root))

    def _reads(self, root: SgNode) -> Iterator[Read]:
        for node in root.find_all(kind="element_access_expression"):
            prefix, key = self._prefix(node.field("expression")), self.text_of(_first(node.field("subscript")))
            if prefix is not None and key is not None:
                yield _read(node, prefix, key, None)
        for node in root.find_all(kind="invocation_expression"):
            yield from self._called(node)
        for node in root.find_all(kind="member_access_expression"):
            holder = node.field("expression")
            path = self._section(holder) if _last(node) == "Value" and holder is not None else None
            if path is not None:
                yield _read(node, "", path, None)

    def _called(self, node: SgNode) -> Iterator[Read]:
        """``GetConnectionString("A")``, ``GetValue<T>("A", default)``, and what teams write in their place."""
        function, arguments = node.field("function"), _arguments(node)
        key = self.text_of(arguments[0]) if arguments else None
        if function is None or key is None:
            return
        name, prefix = _last(function), self._prefix(function.field("expression"))
        if name == "GetConnectionString":
            yield _read(node, "ConnectionStrings", key, None)
        elif name == "GetEnvironmentVariable":
            yield _read(node, "", key, None)
        elif _VALUE.match(name) and prefix is not None:
            yield _read(node, prefix, key, self.text_of(arguments[1]) if len(arguments) > 1 else None)

    def _bound(self, root: SgNode) -> Iterator[Bound]:
        for node in root.find_all(kind="invocation_expression"):
            function = node.field("function")
            match = _BINDERS.match(_last(function))
            kind = match[1].split(",")[0].rsplit(".", 1)[-1] if match else ""
            if match is None or function is None or not kind[:1].isupper():
                continue
            section = self._bound_section(match[0], [*_arguments(node), function.field("expression")])
            if section is not None:
                yield Bound(kind, section, int(node.range().start.line) + 1)
        yield from self._options(root)

    def _bound_section(self, name: str, parts: list[SgNode | None]) -> str | None:
        """The section of ``Get<T>()`` or ``Configure<T>(…)``; empty for the whole configuration."""
        known = [one for one in parts if one is not None]
        section = next((path for one in known if (path := self._section(one)) is not None), None)
        if section is None and len(known) > 1 and not name.startswith("Configure"):
            section = self.text_of(known[0])
        if section is None and name.startswith(("Get<", "Configure<")):
            return "" if any(self._prefix(one) == "" for one in known) else None
        if section is None and (own := _OWN_BINDERS.match(name)) and any(self._prefix(one) == "" for one in known):
            return own[1].rsplit(".", 1)[-1]
        return section

    def _options(self, root: SgNode) -> Iterator[Bound]:
        """``AddOptions<T>().Bind(section)``, ``section.Bind(instance)``, ``configuration.Bind("A", instance)``."""
        for node in root.find_all(kind="invocation_expression"):
            function, arguments = node.field("function"), _arguments(node)
            name = _last(function)
            if function is None or name not in ("Bind", "BindConfiguration") or not arguments:
                continue
            options = re.search(r"AddOptions\w*<([\w.]+)>", node.text())
            instance = arguments[-1].children()[-1]
            kind = options[1].rsplit(".", 1)[-1] if options else self._scope.type_of(instance)
            section = (
                self._section(arguments[0]) or self.text_of(arguments[0]) or self._prefix(function.field("expression"))
            )
            if kind and section is not None:
                yield Bound(kind, section, int(node.range().start.line) + 1)

    def _section(self, node: SgNode) -> str | None:
        """``A:B`` of ``configuration.GetSection("A").GetSection("B")``, or of a variable that holds it."""
        if node.kind() in ("argument", "parenthesized_expression", "postfix_unary_expression"):
            inner = next((one for one in node.children() if one.is_named()), None)
            return self._section(inner) if inner is not None else None
        if node.kind() == "identifier":
            return self._sections.get(node.text())
        function = node.field("function") if node.kind() == "invocation_expression" else None
        if function is None or not _SECTION.match(_last(function)) or not _arguments(node):
            return None
        key, holder = self.text_of(_arguments(node)[0]), function.field("expression")
        above = self._section(holder) if holder is not None else None
        return None if key is None else f"{above}:{key}" if above else key

    def _prefix(self, holder: SgNode | None) -> str | None:
        """The section that ``holder`` is; empty for the configuration itself, None for anything else."""
        if holder is None:
            return None
        section = self._section(holder)
        if section is not None:
            return section
        last = re.sub(r"[!?]|\(\)$", "", holder.text()).rsplit(".", 1)[-1]
        return "" if _HOLDER.search(last) and not holder.text().rstrip().endswith(">") else None

    def text_of(self, node: SgNode | None) -> str | None:
        """The text of a literal, of ``nameof``, or of a constant of this file; None for all else."""
        if node is None:
            return None
        if node.kind() == "argument":
            return self.text_of(node.children()[-1])
        if node.kind() == "string_literal":
            return node.text().strip('"')
        if node.kind() == "invocation_expression" and node.text().startswith("nameof("):
            return node.text()[7:-1].rsplit(".", 1)[-1].strip()
        return self._constants.get(node.text().rsplit(".", 1)[-1])


def marker(name: str) -> str:
    """An identifier that stands for a configuration key in rewritten source."""
    return _MADE + re.sub(r"\W", lambda match: f"_x{ord(match[0]):02x}_", name)


def unmarked(ref: str) -> str:
    """The reference that an identifier made by :func:`marker` means; any other as it is."""
    plain = ref.removeprefix(".")
    if not plain.startswith(_MADE):
        return ref
    return "$" + re.sub(r"_x([0-9a-f]{2})_", lambda match: chr(int(match[1], 16)), plain[len(_MADE) :])


def variable(key: str) -> str:
    """``A:B`` as an environment variable names it."""
    return key.replace(":", "__")


def _read(node: SgNode, prefix: str, key: str, default: str | None) -> Read:
    place = node.range()
    name = variable(f"{prefix}:{key}" if prefix else key)
    return Read(name, default, place.start.index, place.end.index, place.start.line + 1)


def _constants(root: SgNode) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in root.find_all(kind="variable_declarator"):
        match = re.fullmatch(r'(\w+)\s*=\s*"([^"]*)"', one.text())
        if match:
            found[match[1]] = match[2]
    return found


def _last(node: SgNode | None) -> str:
    if node is None:
        return ""
    name = node.field("name")
    return (name if name is not None else node).text()


def _first(node: SgNode | None) -> SgNode | None:
    return next((one for one in node.children() if one.is_named()), None) if node is not None else None


def _arguments(node: SgNode) -> list[SgNode]:
    given = node.field("arguments")
    return [one for one in given.children() if one.kind() == "argument"] if given is not None else []
