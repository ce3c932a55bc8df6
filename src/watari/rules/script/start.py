"""The way of the start: by which calls the loading of a module, or ``main``, reaches a line.

The search goes backwards from the line. What is kept for later (callbacks, handlers, threads) is not followed,
and a ``try`` that lives with the failure ends the way: then the line does not block the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.script.files import SHORT, Function, ScriptFile
from watari.rules.script.java import head_of, is_managed
from watari.rules.script.origins import Origins
from watari.rules.script.places import OWN, origin_of
from watari.rules.script.views import Format, Name, Text
from watari.sources.syntax import key

_MOST = 60
"""Functions that are looked at for one way; each of them once."""
_LEAVES = re.compile(r"\b(raise|throw|exit|_exit|abort|fatal|panic|reject)\b")
_ASIDE = re.compile(
    r"(^|/)(scripts?|bin|tools?|examples?|docs?|migrations?|db/migrate|lib/tasks|fixtures|benchmarks?)/"
)
"""Folders of programs that are not the service."""


class Start:
    """Answers whether lines of one project lie on the way of the start."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._project = origins.project

    def way_to(self, node: SgNode, file: ScriptFile) -> tuple[str, ...] | None:
        """The steps to ``node`` on which its failure ends the process; None where there are none."""
        if _ASIDE.search(file.path) or _absence_is_expected(node, file):
            return None
        return self._way(node, file, set())

    def _way(self, node: SgNode, file: ScriptFile, seen: set[str]) -> tuple[str, ...] | None:
        step = f"{file.path}:{file.tree.line(node)}"
        child, around = node, None
        for parent in node.ancestors():
            if _lived_with(parent, child, file):
                return None
            if parent.kind() in file.dialect.functions:
                around = parent
                named = file.function_at(parent) is not None
                if named or file.dialect.deferred(parent):
                    break
                around = None
            child = parent
        if around is None and self._is_kept(node, file):
            return self._way_of_uses(node, file, seen)
        if around is None:
            return (f"loading of {step}",) if self._loads(node, file) else self._way_of_makers(node, file, seen, step)
        function = file.function_at(around)
        owner = next((one for one in around.ancestors() if one.kind() in file.dialect.classes), None)
        if file.dialect.starts(around, owner):
            return (f"{function.label if function is not None else 'start'} {step}",)
        if function is None or origin_of(function) in seen or len(seen) >= _MOST:
            return None
        seen.add(origin_of(function))
        for site, where in self._sites(function):
            way = self._way(site, where, seen)
            if way is not None:
                return (*way, f"{function.label} {step}")
        return None

    def _is_kept(self, node: SgNode, file: ScriptFile) -> bool:
        """Whether ``node`` is a text, or a name, that is given to no call where it stands."""
        calls = file.dialect.calls
        text = isinstance(file.dialect.view(node), Text | Format | Name)
        return text and node.kind() not in calls and not any(one.kind() in calls for one in node.ancestors())

    def _way_of_uses(self, node: SgNode, file: ScriptFile, seen: set[str]) -> tuple[str, ...] | None:
        """The way to a call that gets the constant that ``node`` is kept under."""
        for name in file.names_of(node):
            if f"{file.path}={name}" in seen:
                continue
            seen.add(f"{file.path}={name}")
            for use in file.root.find_all(regex=f"^{re.escape(name)}$"):
                if not use.named_children() and not file.defines(use):
                    way = self._way(use, file, seen)
                    if way is not None:
                        return way
        return None

    def _way_of_makers(self, node: SgNode, file: ScriptFile, seen: set[str], step: str) -> tuple[str, ...] | None:
        """The way to where an object of the class around a field is made."""
        owner = file.owner_of(node) if file.dialect.fields_are_names else None
        origin = f"{OWN}{file.path}#{owner.name}" if owner is not None else ""
        if owner is None or origin in seen or len(seen) >= _MOST:
            return None
        seen.add(origin)
        for site, where in self._calls(owner.name, {origin}, file):
            way = self._way(site, where, seen)
            if way is not None:
                return (*way, f"{owner.name} {step}")
        return None

    def _loads(self, node: SgNode, file: ScriptFile) -> bool:
        """Whether what stands outside of functions runs at the start."""
        if file.dialect.top_level_runs():
            return True
        initializer = ""
        for one in node.ancestors():
            if one.kind() in ("static_initializer", "anonymous_initializer"):
                initializer = one.kind()
            if one.kind() in file.dialect.classes:
                once = initializer == "static_initializer" or (initializer and one.kind() == "object_declaration")
                return bool(once) or is_managed(head_of(one)) or self._is_static_beside_main(node, one, file)
        return False

    def _is_static_beside_main(self, node: SgNode, owner: SgNode, file: ScriptFile) -> bool:
        """Whether ``node`` is the value of a static field of the class whose ``main`` is run."""
        field = next((one for one in node.ancestors() if one.kind() == "field_declaration"), None)
        known = file.classes.get(file.dialect.class_name(owner))
        main = known.methods.get("main") if known is not None else None
        static = field is not None and re.match(r"[^=(]*\bstatic\b", field.text()) is not None
        return static and main is not None and file.dialect.starts(main.node, owner)

    def _sites(self, function: Function) -> Iterator[tuple[SgNode, ScriptFile]]:
        """The calls of a function: in its own file by name, in others only where the origin says so."""
        own = function.file
        name = function.owner if function.name in own.dialect.constructors else function.name
        wanted = {origin_of(function), f"{OWN}{own.path}#{function.owner}"}
        alone = len(own.functions.get(function.name, ())) == 1
        for site in own.calls_of(name):
            called = self._origins.callees(site, own)
            if called & wanted or (alone and not any(one.startswith(OWN) for one in called) and _plain(called, name)):
                yield site, own
        yield from (one for one in self._calls(name, wanted, own) if one[1] is not own)

    def _calls(self, name: str, wanted: set[str], own: ScriptFile) -> Iterator[tuple[SgNode, ScriptFile]]:
        """The calls of what has one of the origins ``wanted``, in every file that mentions it."""
        for other in {one.path: one for one in (own, *self._mentioning(name, own))}.values():
            for site in other.calls_of(name):
                if self._origins.callees(site, other) & wanted:
                    yield site, other

    def _mentioning(self, name: str, of: ScriptFile) -> list[ScriptFile]:
        return self._project.mentioning(name, of) if len(name) > SHORT else []


def _plain(called: set[str], name: str) -> bool:
    """Whether a call goes to a bare name, or to that name of something that is not known."""
    return not called or any(one == name or re.fullmatch(rf"\w+\.{re.escape(name)}", one) for one in called)


def _absence_is_expected(node: SgNode, file: ScriptFile) -> bool:
    """Whether the value of a call is kept under a name that is asked, in the same function, whether there is one.

    Clients that give null where they get no answer are used like this; then the process goes on without it.
    """
    function = file.enclosing(node) if file.dialect.null_checks else None
    if function is None:
        return False
    around = {key(node), *map(key, node.ancestors())}
    names = {one.name for one in file.bounds if one.value is not None and key(one.value) in around}
    text = function.text()
    return any(re.search(file.dialect.null_checks.replace("NAME", re.escape(name)), text) for name in names)


def _lived_with(parent: SgNode, child: SgNode, file: ScriptFile) -> bool:
    """Whether ``parent`` catches what fails in ``child``, and goes on."""
    dialect, kind = file.dialect, parent.kind()
    if kind == "rescue_modifier":
        return key(parent.named_children()[0]) == key(child)
    if kind == "with_statement":
        return "suppress(" in parent.text().partition(":")[0]
    if kind == "call_expression":
        function = parent.field("function")
        caught = function is not None and key(function) == key(child) and function.text().endswith(".catch")
        return caught and _LEAVES.search((parent.field("arguments") or parent).text()) is None
    if kind not in dialect.tries or child.kind() in dialect.catches or child.kind() in ("finally_clause", "ensure"):
        return False
    catches = [one for one in parent.children() if one.kind() in dialect.catches]
    return bool(catches) and not any(_LEAVES.search(one.text()) for one in catches)
