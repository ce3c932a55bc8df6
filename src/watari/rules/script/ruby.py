"""Ruby, to the engine. A call without arguments looks like an attribute, so both are one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.rules.script.dialect import Bound, Dialect, Import, Parameter, Paths
from watari.rules.script.views import Attribute, Call, Format, Name, One, Text, This, View, named
from watari.sources.syntax import key

_LATER = frozenset(
    {
        "lambda",
        "proc",
        "define_method",
        "get",
        "post",
        "put",
        "delete",
        "patch",
        "at_exit",
        "trap",
        "scope",
        "before_action",
        "after_commit",
        "rescue_from",
        "subscribe",
        "setcode",
        "namespace",
        "task",
        "every",
        "new",
    }
)
"""Methods that keep their block for later; ``new`` is a thread's or a proc's."""
_VARIABLES = frozenset({"instance_variable", "class_variable", "global_variable"})
_BODY_ENDS = frozenset({"rescue", "ensure", "else"})


class Ruby(Dialect):
    """Ruby 2 and 3. Blocks run where they stand unless the method they are given to keeps them."""

    functions = frozenset({"method", "singleton_method", "block", "do_block", "lambda"})
    calls = frozenset({"call", "identifier"})
    classes = frozenset({"class", "module"})
    tries = frozenset({"begin", "body_statement", "rescue_modifier"})
    catches = frozenset({"rescue"})
    conditions = frozenset({"if", "unless", "if_modifier", "unless_modifier", "conditional", "elsif"})
    constructors = frozenset({"initialize"})
    dot = "::"
    fields_are_names = True

    def view(self, node: SgNode) -> View | None:
        """See :class:`Dialect`."""
        kind = node.kind()
        if kind in ("constant", "scope_resolution"):
            return Name(node.text().removeprefix("::"))
        if kind in _VARIABLES:
            return Attribute(None, node.text())
        if kind == "identifier":
            holder = node.parent()
            if holder is not None and holder.kind() in ("method", "singleton_method", "call", "method_parameters"):
                # The name of what is defined or called; as a receiver or an argument it is a call of its own.
                role = holder.field("method") or holder.field("name")
                if role is not None and key(role) == key(node):
                    return None
            return Call(Name(node.text()), (), silent=True)
        if kind == "self":
            return This()
        if kind == "call":
            return _call(node)
        if kind in ("string", "chained_string", "bare_string"):
            return Text(tuple(_parts(node)))
        if kind in ("string_content", "heredoc_content"):
            return Text((node.text(),))
        if kind == "binary":
            return _operator(node)
        if kind == "conditional":
            return One(named(node)[1:])
        if kind in ("parenthesized_statements", "begin"):
            return One(tuple(one for one in named(node) if one.kind() not in _BODY_ENDS)[-1:])
        return None

    def imports(self, root: SgNode) -> Iterator[Import]:
        """Constants are global: what a file requires gives no names."""
        yield from ()

    def bound(self, root: SgNode) -> Iterator[Bound]:
        """See :class:`Dialect`."""
        for kind in ("assignment", "operator_assignment"):
            for node in root.find_all(kind=kind):
                left, right = node.field("left"), node.field("right")
                if left is None or right is None:
                    continue
                own = left.kind() in _VARIABLES or (left.kind() == "constant" and self._in_class(node))
                yield Bound(left.text(), node, right, own=own)

    def _in_class(self, node: SgNode) -> bool:
        nearest = self.nearest(node, self.functions | self.classes)
        return nearest is not None and nearest[2] in self.classes

    def parameters(self, function: SgNode) -> Iterator[Parameter]:
        """See :class:`Dialect`."""
        for one in named(function.field("parameters")):
            name = one.field("name") or one
            yield Parameter(name.text(), None, one.field("value"))

    def returned(self, function: SgNode) -> Iterator[SgNode]:
        """See :class:`Dialect`; the last expression of the body too."""
        body = function.field("body")
        last = [one for one in named(body) if one.kind() not in _BODY_ENDS][-1:]
        for one in last if body is None or body.kind() == "body_statement" else (body,):
            yield _value(one)
        for statement in function.find_all(kind="return"):
            for arguments in named(statement):
                yield from named(arguments)[:1]

    def locate(self, module: str, path: str, files: Paths) -> str | None:
        """See :class:`Dialect`: a constant's file is named after it, as autoloaders want it."""
        words = [_snake(one) for one in module.split("::")]
        return files.ending(posixpath.join(*words) + ".rb", path) if words[0] else None

    def starts(self, function: SgNode, owner: SgNode | None) -> bool:
        """Nothing but what is called from the top of a file."""
        return False

    def deferred(self, function: SgNode) -> bool:
        """A block is kept for later by the methods that are known for it."""
        call = function.parent()
        if function.kind() == "lambda" or call is None or call.kind() != "call":
            return True
        method = call.field("method")
        return method is not None and method.text() in _LATER


def _snake(name: str) -> str:
    return "".join(f"_{one.lower()}" if one.isupper() and place else one.lower() for place, one in enumerate(name))


def _value(node: SgNode) -> SgNode:
    right = node.field("right") if node.kind() in ("assignment", "operator_assignment") else None
    return right if right is not None else node


def _call(node: SgNode) -> View | None:
    of, method = node.field("receiver"), node.field("method")
    arguments = named(node.field("arguments"))
    if method is None:
        return None
    name = method.text()
    if of is None:
        if name in ("format", "sprintf") and arguments:
            return Format(arguments[0], arguments[1:])
        if name == "URI" and arguments:
            return One(arguments[:1])
        return Call(Name(name), arguments, silent=True)
    if name == "new":
        return Call(of, arguments)
    if name in ("freeze", "to_s", "dup", "strip", "chomp"):
        return One((of,))
    if of.text() in ("URI", "File") and name in ("parse", "join") and arguments:
        parts = [part for one in arguments for part in (one, "/" if of.text() == "File" else "")]
        return Text(tuple(parts[:-1]))
    return Call(Attribute(None if of.kind() == "self" else of, name), arguments, silent=True)


def _parts(node: SgNode) -> Iterator[str | SgNode]:
    for one in named(node):
        if one.kind() == "interpolation":
            yield next(iter(named(one)), one)
        elif one.kind() == "string":
            yield from _parts(one)
        else:
            yield one.text()


def _operator(node: SgNode) -> View | None:
    left, right, operator = node.field("left"), node.field("right"), node.field("operator")
    if left is None or right is None or operator is None:
        return None
    match operator.text():
        case "+" | "<<":
            return Text((left, right))
        case "%":
            return Format(left, named(right) if right.kind() == "array" else (right,))
        case "||" | "or":
            return One((left, right))
    return None
