"""Names in Python: what is imported under another name, and what stands under a key."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.sources.syntax import Tree
from watari.survey.code.python.parsed import parsed
from watari.survey.code.refs import ENV_NAME, field_ref, refs

_KEYED = re.compile(r"(?<![\w.\])])(?P<holder>[A-Za-z_][\w.]*)(?P<keys>(?:\[\s*(['\"])[A-Za-z_][\w-]*\3\s*\])+)")
_KEY = re.compile(r"\[\s*['\"]([\w-]+)['\"]\s*\]")
_SELF = re.compile(r"\bself\.(?=\w+\b(?!\s*\())")
_GETATTR = re.compile(r"\bgetattr\(\s*[\w.]+\s*,\s*['\"](\w+)['\"]")
_FROM = re.compile(r"^[ \t]*from[ \t]+(requests|httpx|aiohttp|urllib\.request|treq)[ \t]+import[ \t]+(.+)$", re.M)
_IMPORT = re.compile(r"^[ \t]*import[ \t]+(requests|httpx|aiohttp|treq|urllib\.request)[ \t]+as[ \t]+(\w+)", re.M)


@dataclass(frozen=True, slots=True)
class _Class:
    name: str
    base: str | None


class PythonNames:
    """``config["ORDERS_URL"]`` is the field ``.ORDERS_URL``; ``from requests import get`` makes ``get`` a request.

    ``self.url`` is the field ``.Client.url`` in a method whose name only one class of the file has.
    """

    def __init__(self, text: str) -> None:
        self._classes = _classes(text)
        self._imported: dict[str, str] = {name: module for module, name in _IMPORT.findall(text)}
        for module, names in _FROM.findall(text):
            for name, _, alias in (part.strip(" ()\\").partition(" as ") for part in names.split(",")):
                self._imported[alias.strip() or name] = f"{module}.{name}"

    def target(self, name: str, function: str | None) -> str:
        """The left side of an assignment."""
        keyed = _KEYED.fullmatch(name)
        if keyed is not None:
            return name if _of_environment(keyed) else _field(keyed)
        own = self._classes.get(function or "")
        return f".{own.name}.{name[5:]}" if own and re.fullmatch(r"self\.\w+", name) else name

    def callee(self, text: str, function: str | None) -> str:
        """The text of a call before its arguments."""
        own = self._classes.get(function or "")
        if own and own.base and re.fullmatch(r"super\(.*\)\.__init__", text):
            return own.base
        first, dot, rest = text.partition(".")
        return self._imported.get(first, first) + dot + rest

    def refs(self, text: str, function: str | None) -> tuple[str, ...]:
        """What an expression uses; of a mapping only what stands under the key that is written."""
        keyed = [one for one in _KEYED.finditer(text) if not _of_environment(one)]
        rest = _KEYED.sub(lambda one: one[0] if _of_environment(one) else " ", text) if keyed else text
        if own := self._classes.get(function or ""):
            rest = _SELF.sub(f"self.{own.name}.", rest)
        found = dict.fromkeys(refs(rest))
        for one in keyed:
            last = _KEY.findall(one["keys"])[-1]
            if ENV_NAME.match(last):
                found["$" + last] = None
            found[_field(one)] = None
        for name in _GETATTR.findall(text):
            found["." + name] = None
        return tuple(found)


def python_names(tree: Tree, function_of: Callable[[SgNode], str | None]) -> PythonNames:
    """The names of one file."""
    return PythonNames(tree.root.text())


def _classes(text: str) -> dict[str, _Class]:
    """The class of each function that only one class has; a constructor goes by its class's name."""
    found: dict[str, _Class | None] = {}
    tree = parsed(text.encode()) if "self" in text else None
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ClassDef):
            base = ast.unparse(node.bases[0]).rsplit(".", 1)[-1] if node.bases else None
            own = _Class(node.name, base)
            for one in node.body:
                if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
                    name = node.name if one.name == "__init__" else one.name
                    found[name] = own if name not in found else None
    return {name: one for name, one in found.items() if one is not None}


def _of_environment(keyed: re.Match[str]) -> bool:
    return keyed["holder"].rsplit(".", 1)[-1] in ("environ", "env")


def _field(keyed: re.Match[str]) -> str:
    return field_ref(["", *_KEY.findall(keyed["keys"])])
