"""Rendering a template: text with the template's line for each of its lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from watari.survey.helm.functions import FUNCTIONS, UNKNOWN, Unknown, field_of, text_of
from watari.survey.helm.syntax import Node, TemplateError, Token, parse

_HOLE = "\0"
_MOST_STEPS = 50_000
"""A template that needs more is no manifest a person wrote (nodes evaluated)."""
_DEEPEST = 40


class Renderer:
    """Renders the templates of one chart; ``library`` are the templates that ``include`` finds, by name."""

    def __init__(self, root: dict[str, Any], library: dict[str, list[Node]]) -> None:
        self._root = root
        self._library = library
        self._steps = 0
        self._depth = 0
        self.left_out = 0
        """How many lines were left out because a value in them is not known."""

    def render(self, nodes: list[Node]) -> tuple[str, tuple[int, ...]]:
        """The text, unknown lines left out, and the template's line of each line of it."""
        pieces: list[tuple[str, int]] = []
        self._nodes(nodes, self._root, {"$": self._root}, pieces)
        rows: list[tuple[str, int]] = [("", 1)]
        for text, line in pieces:
            for number, part in enumerate(text.split("\n")):
                if number:
                    rows.append(("", 0))
                old, origin = rows[-1]
                rows[-1] = (old + part, line if part.strip() or not origin else origin)
        kept = [(text, line) for text, line in rows if _HOLE not in text]
        self.left_out = len(rows) - len(kept)
        return "\n".join(text for text, _ in kept), tuple(line for _, line in kept)

    def _nodes(self, nodes: list[Node], dot: Any, scope: dict[str, Any], out: list[tuple[str, int]]) -> None:
        for node in nodes:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                raise TemplateError("has too many steps")
            match node.kind:
                case "text":
                    out += [(part, node.line + i) for i, part in enumerate(_by_lines(node.text))]
                case "action":
                    self._action(node, dot, scope, out)
                case "unknown":
                    out.append((_HOLE, node.line))
                case "template":
                    value = self._call("include", [*self._operands(_Tokens(node.tokens), dot, scope), dot][:2])
                    out.append((_HOLE if isinstance(value, Unknown) else text_of(value), node.line))
                case "if" | "with" | "range" | "block":
                    self._block(node, dot, scope, out)

    def _action(self, node: Node, dot: Any, scope: dict[str, Any], out: list[tuple[str, int]]) -> None:
        parts = node.tokens
        if len(parts) > 1 and parts[1].text in (":=", "="):
            scope[parts[0].text] = self._value(parts[2:], dot, scope)
            return
        value = self._value(parts, dot, scope)
        out.append((_HOLE if isinstance(value, Unknown) else text_of(value), node.line))

    def _block(self, node: Node, dot: Any, scope: dict[str, Any], out: list[tuple[str, int]]) -> None:
        names, expression = _assigned(node.tokens)
        if node.kind == "block":
            expression = node.tokens[1:]
        value = self._value(expression, dot, scope)
        if isinstance(value, Unknown):
            return
        if node.kind == "range":
            self._range(node, names, value, dot, scope, out)
        elif value or node.kind == "block":
            inner = scope if node.kind == "if" else {**scope, **dict.fromkeys(names, value)}
            self._nodes(node.branches[0], dot if node.kind == "if" else value, inner, out)
        else:
            self._nodes(node.branches[1], dot, scope, out)

    def _range(
        self, node: Node, names: list[str], value: Any, dot: Any, scope: dict[str, Any], out: list[tuple[str, int]]
    ) -> None:
        if isinstance(value, dict):
            pairs: list[tuple[Any, Any]] = sorted(value.items(), key=lambda pair: str(pair[0]))
        else:
            pairs = list(enumerate(range(value) if isinstance(value, int) else value or []))
        for key, one in pairs:
            given = dict(zip(names, (key, one) if len(names) > 1 else (one,), strict=False))
            self._nodes(node.branches[0], one, {**scope, **given}, out)
        if not pairs:
            self._nodes(node.branches[1], dot, scope, out)

    def _value(self, parts: tuple[Token, ...], dot: Any, scope: dict[str, Any]) -> Any:
        return self._pipeline(_Tokens(parts), dot, scope)

    def _pipeline(self, rest: _Tokens, dot: Any, scope: dict[str, Any]) -> Any:
        value = self._command(rest, dot, scope, ())
        while rest.take("|"):
            value = self._command(rest, dot, scope, (value,))
        return value

    def _command(self, rest: _Tokens, dot: Any, scope: dict[str, Any], piped: tuple[Any, ...]) -> Any:
        first = rest.peek()
        if first is not None and first.kind == "word" and first.text not in ("true", "false", "nil"):
            rest.next()
            return self._call(first.text, [*self._operands(rest, dot, scope), *piped])
        values = self._operands(rest, dot, scope)
        return values[0] if len(values) == 1 and not piped else UNKNOWN

    def _operands(self, rest: _Tokens, dot: Any, scope: dict[str, Any]) -> list[Any]:
        values: list[Any] = []
        while (token := rest.peek()) is not None and token.text not in ("|", ")"):
            rest.next()
            if token.kind == "path" and token.joined and values:
                values[-1] = _walk(values[-1], token.text)
            elif token.text == "(":
                values.append(self._pipeline(rest, dot, scope))
                rest.take(")")
            else:
                values.append(self._operand(token, dot, scope))
        return values

    def _operand(self, token: Token, dot: Any, scope: dict[str, Any]) -> Any:
        if token.kind == "string":
            plain = token.text[1:-1]
            return plain.replace('\\"', '"').replace("\\n", "\n") if token.text[0] == '"' else plain
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "path" and token.text.startswith("$"):
            name, _, path = token.text.partition(".")
            return _walk(scope.get(name, UNKNOWN), "." + path)
        if token.kind == "path":
            return _walk(dot, token.text)
        return {"true": True, "false": False, "nil": None}.get(token.text, UNKNOWN)

    def _call(self, name: str, arguments: list[Any]) -> Any:
        if name in ("include", "tpl") and len(arguments) == 2 and not isinstance(arguments[0], Unknown):
            return self._inner(name, text_of(arguments[0]), arguments[1])
        function: Callable[..., Any] | None = FUNCTIONS.get(name)
        # `and` and `or` may stop before what is unknown; `default` has an answer for it.
        if name in ("or", "default", "coalesce"):
            arguments = [None if isinstance(one, Unknown) else one for one in arguments]
        if function is None or any(isinstance(one, Unknown) for one in arguments):
            return UNKNOWN
        try:
            return function(*arguments)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError):
            return UNKNOWN

    def _inner(self, name: str, text: str, dot: Any) -> Any:
        nodes = self._library.get(text) if name == "include" else parse(text)
        if nodes is None or self._depth > _DEEPEST:
            return UNKNOWN
        self._depth += 1
        pieces: list[tuple[str, int]] = []
        self._nodes(nodes, dot, {"$": dot}, pieces)
        self._depth -= 1
        return "".join(piece for piece, _ in pieces)


class _Tokens:
    """Tokens that are read one after the other."""

    def __init__(self, parts: tuple[Token, ...]) -> None:
        self._parts, self._at = parts, 0

    def peek(self) -> Token | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def next(self) -> None:
        self._at += 1

    def take(self, text: str) -> bool:
        token = self.peek()
        if token is not None and token.text == text:
            self._at += 1
            return True
        return False


def _by_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _assigned(parts: tuple[Token, ...]) -> tuple[list[str], tuple[Token, ...]]:
    """The variables before ``:=``, and the expression after it."""
    at = next((index for index, token in enumerate(parts) if token.text == ":="), -1)
    return [token.text for token in parts[: max(at, 0)] if token.kind == "path"], parts[at + 1 :]


def _walk(value: Any, path: str) -> Any:
    for name in path.split("."):
        if name:
            value = field_of(value, name)
    return value
