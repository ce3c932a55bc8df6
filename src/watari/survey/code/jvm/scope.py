"""The names of one Java or Kotlin file and their types: what a bare name in an expression stands for.

References are those of :mod:`watari.survey.code.refs`, said more exactly where the file tells a type:

- ``.Owner.field`` for a field, ``.Owner.inner.field`` through getters (``owner.getInner().getField()``),
- ``Owner.method()`` for a call on a value of a known type,
- ``%template`` for a value that configuration fills in (``%http://${catalog.host}``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from watari.survey.code.refs import LONGEST, STRING, literal_ref

_CHAIN = re.compile(
    r"(?<![\w.\"])([A-Za-z_]\w*(?:(?:\(\s*\))?\s*(?:\?|!!)?\.\s*[A-Za-z_]\w*)*)\s*(\()?",
)
_CHAINED = re.compile(r"\s*(?:\?|!!)?\.\s*")
_WORDS = frozenset(
    ["new", "return", "if", "else", "for", "while", "in", "is", "as", "not", "null", "true", "false", "this", "super",
     "instanceof", "final", "val", "var"]
)  # fmt: skip
_GETTER = re.compile(r"^(?:get|is)(?=[A-Z])")
_CONFIGURED = re.compile(
    r"\b(?:getProperty|getRequiredProperty|getValue|getOptionalValue|getString)\(\s*\"([\w.\-/]+)\"(?:\s*,\s*\"([^\"]*)\")?"
)
_HOLE = re.compile(r"\$(?:\{([^{}]+)\}|([A-Za-z_]\w*))")


@dataclass(slots=True)
class Scope:
    """One file's names. ``own`` is its first type, ``interpolates`` says that ``$name`` in a text is a value."""

    own: str
    interpolates: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    locals: dict[tuple[str, str], str] = field(default_factory=dict)

    def target(self, name: str, function: str | None) -> str:
        """How an assignment's left side is written."""
        parts = [part for part in _CHAINED.split(name) if part != "this"]
        if len(parts) == 1 and function and (function, parts[0]) in self.locals and not name.startswith("this"):
            return parts[0]
        owner = self.own if len(parts) == 1 else self._type(parts[-2], function)
        return f".{owner}.{parts[-1]}" if owner else "." + parts[-1]

    def callee(self, text: str, function: str | None) -> str:
        """A call's text with the value it starts from replaced by that value's type."""
        text = re.sub(r"^(?:this|super)\s*\.\s*", "", text)
        root = re.match(r"[A-Za-z_]\w*", text)
        if root is None:
            return text
        if root.end() == len(text):
            return text if text[0].isupper() else f"{self.own}.{text}"
        kind = self._type(root[0], function) if text[root.end()] in ".?!" else ""
        return kind + re.sub(r"^(?:\?|!!)\.", ".", text[root.end() :]) if kind else text

    def refs(self, text: str, function: str | None) -> tuple[str, ...]:
        """The references in an expression, in order, without repetition."""
        if len(text) > LONGEST:
            return ()
        found: dict[str, None] = {}
        for key, default in _CONFIGURED.findall(text):
            found["%${" + key + (":" + default if default else "") + "}"] = None
        for match in STRING.finditer(text):
            content = match.group(1)[1:-1]
            if (ref := literal_ref(content)) is not None:
                found[ref] = None
            for braced, plain in _HOLE.findall(content) if self.interpolates else ():
                found.update(dict.fromkeys(self.refs(braced or plain, function)))
        for match in _CHAIN.finditer(STRING.sub(" ", text)):
            for ref in self._chain(match.group(1), bool(match.group(2)), function):
                found[ref] = None
        return tuple(found)

    def _type(self, name: str, function: str | None) -> str:
        if function and (function, name) in self.locals:
            return self.locals[function, name]
        return self.fields.get(name) or (name if name[0].isupper() and not name.isupper() else "")

    def _variable(self, name: str, function: str | None) -> list[str]:
        if function and (function, name) in self.locals:
            return [name]
        if name in self.fields:
            return [f".{self.own}.{name}"]
        return ["." + name] if name not in _WORDS and (name.isupper() or not name[0].isupper()) else []

    def _chain(self, text: str, called: bool, function: str | None) -> list[str]:
        own = text.startswith(("this.", "super."))
        parts = [part for part in _CHAINED.split(text) if part not in ("this", "super")]
        while len(parts) > 1 and parts[0].islower() and any(p[0].isupper() for p in parts[1:-1]):
            parts.pop(0)  # a package before its type
        if not parts or parts[0] in _WORDS:
            return []
        root, rest = parts[0], parts[1:]
        if not rest:
            if called:
                return [f"{root}()" if root[0].isupper() else f"{self.own}.{root}()"]
            return [f".{self.own}.{root}"] if own else self._variable(root, function)
        if root.endswith("()"):
            return [f"{self.own}.{root}"]
        kind = self._type(root, function)
        found = self._variable(root, function) if called or not kind else []
        path = [_property(part.removesuffix("()")) for part in rest]
        if not kind:
            return [*found, "." + path[-1]] if not called else found
        getter = not called or _GETTER.match(rest[-1]) or rest[-1] == path[-1]
        if called and len(rest) == 1:
            found.append(f"{kind}.{rest[0]}()")
        if getter:
            found.append(f".{kind}." + ".".join(path))
        return found


def _property(name: str) -> str:
    """``getBaseUrl`` is the property ``baseUrl``."""
    bare = _GETTER.sub("", name)
    return bare[0].lower() + bare[1:] if bare != name else name
