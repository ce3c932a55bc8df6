"""Which recipe fits a Go finding, and the bytes that its edit would replace."""

from __future__ import annotations

from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.model.finding import Recipe
from watari.rules.golang.nodes import as_call, calls_below, following, function_of, named, statement_of
from watari.rules.golang.package import Function, GoFile
from watari.rules.golang.start import Site, Start
from watari.rules.golang.values import Values
from watari.rules.rule import Rule
from watari.sources.syntax import key

_WRAPPERS = frozenset({"NewCredentials", "NewChainCredentials", "NewCredentialsCache"})
"""What stands around a provider and makes one credentials value of it."""

_WITHIN_VALUE = frozenset(
    {
        "unary_expression",
        "parenthesized_expression",
        "argument_list",
        "literal_element",
        "literal_value",
        "composite_literal",
    }
)
_WHOLE = frozenset({"expression_statement", "if_statement", "for_statement", "go_statement", "defer_statement"})
_NO_GUARD = (
    "A name or a result leaves the statement, so no guard around it compiles; move it into a function of its own."
)
_LOOPS = frozenset({"for_statement"})


@dataclass(frozen=True, slots=True)
class Fit:
    """The recipe, why it is that one, and the node that the edit would replace."""

    recipe: Recipe
    reason: str
    node: SgNode
    file: GoFile


class Recipes:
    """Decides per finding; ``start`` knows who calls a function, ``values`` which function a call goes to."""

    def __init__(self, start: Start, values: Values) -> None:
        self._start = start
        self._values = values

    def fit(self, rule: Rule, node: SgNode, file: GoFile) -> Fit:
        """The first recipe that fits the expression ``node`` that ``rule`` found."""
        wanted, reason = rule.metadata.recipe, rule.metadata.recipe_reason
        if wanted == "guard":
            return self._guard(reason, node, file)
        if rule.metadata.subject == "credentials" and wanted == "portable":
            node = credentials_value(node)
        if rule.metadata.subject == "imds-address":
            return Fit(wanted, reason, node, file)
        if wanted in ("portable", "adapter") and as_call(node) is None and node.kind() not in _WITHIN_VALUE:
            return Fit("none", "The function is handed on as a value; look at where it is called.", node, file)
        return Fit(wanted, reason, node, file)

    def _guard(self, reason: str, node: SgNode, file: GoFile) -> Fit:
        site = self._only_site(node, file)
        outside = self._guardable(site.node) if site is not None else None
        if site is not None and outside is not None and site.file.path == file.path:
            return Fit("guard", reason, outside, file)
        inside = self._guardable(node)
        if inside is not None:
            return Fit("guard", reason, inside, file)
        if site is not None and outside is not None:
            return Fit("guard", reason, outside, site.file)
        return Fit("none", _NO_GUARD, node, file)

    def _only_site(self, node: SgNode, file: GoFile) -> Site | None:
        """The one call of the function around ``node``, where that function exists for nothing else.

        It gives at most an error, and calls no other function of the repository.
        """
        around = function_of(node)
        function = _plain_function(around, file) if around is not None else None
        if function is None or not _gives_at_most_error(function.node):
            return None
        if self._calls_others(function.node, file):
            return None
        sites = self._start.sites(function)
        return sites[0] if len(sites) == 1 else None

    def _calls_others(self, function: SgNode, file: GoFile) -> bool:
        return any(self._values.function(call, file) is not None for call in calls_below(function))

    def _guardable(self, node: SgNode) -> SgNode | None:
        """The innermost statement around ``node``, outside all loops, from which nothing escapes."""
        best: SgNode | None = None
        statement = statement_of(node)
        while statement is not None:
            if statement.kind() in _LOOPS:
                best = None
            if best is None and nothing_escapes(statement):
                best = statement
            parent = statement.parent()
            statement = statement_of(parent) if parent is not None and _within_function(parent) else None
        return best


def _plain_function(node: SgNode, file: GoFile) -> Function | None:
    """The declared function that ``node`` is, if others call it by its name."""
    name = node.field("name") if node.kind() == "function_declaration" else None
    if name is None or name.text() in ("main", "init"):
        return None
    return file.package.functions.get(("", name.text()))


def _within_function(node: SgNode) -> bool:
    return node.kind() not in ("function_declaration", "method_declaration", "func_literal", "source_file")


def credentials_value(node: SgNode) -> SgNode:
    """The whole credentials value around a provider: ``credentials.NewCredentials(&provider{…})``.

    Options such as ``config.WithCredentialsProvider`` are not part of it.
    """
    value = node
    for parent in node.ancestors():
        call = as_call(parent)
        wrapped = call is not None and call.name in _WRAPPERS
        addressed = parent.kind() == "unary_expression" and key(value) == key(node)
        if wrapped or addressed:
            value = parent
        elif call is not None or parent.kind() not in _WITHIN_VALUE:
            break
    return value


def _gives_at_most_error(function: SgNode) -> bool:
    result = function.field("result")
    return result is None or result.text() in ("error", "(error)", "(err error)")


def nothing_escapes(statement: SgNode) -> bool:
    """Whether ``statement`` can be put into an ``if`` as it is.

    It declares nothing that is used behind it, assigns nothing that is read
    behind it, holds no label, and does not end a function that must give a result.
    """
    if statement.kind() not in _WHOLE and not _only_blank(statement):
        return False
    if statement.find(kind="labeled_statement") is not None or _ends_function(statement):
        return False
    behind = {one.text() for later in _behind(statement) for one in later.find_all(kind="identifier")}
    return not (_assigned(statement) & behind)


def _only_blank(statement: SgNode) -> bool:
    left = statement.field("left") if statement.kind() == "assignment_statement" else None
    return left is not None and all(one.text() == "_" for one in named(left))


def _ends_function(statement: SgNode) -> bool:
    function = function_of(statement)
    if function is None or function.field("result") is None or following(statement):
        return False
    block = statement.parent()
    owner = block.parent() if block is not None and block.kind() == "statement_list" else block
    body = function.field("body")
    return body is not None and owner is not None and key(body) == key(owner)


def _behind(statement: SgNode) -> tuple[SgNode, ...]:
    found: list[SgNode] = []
    node: SgNode | None = statement
    while node is not None and _within_function(node):
        found.extend(following(node))
        node = node.parent()
    return tuple(found)


def _assigned(statement: SgNode) -> set[str]:
    """Names of the outside that ``statement`` assigns to with ``=``."""
    own = {
        one.text()
        for declared in statement.find_all(kind="short_var_declaration")
        if (left := declared.field("left")) is not None
        for one in named(left)
    }
    return {
        one.text()
        for assignment in statement.find_all(kind="assignment_statement")
        if (left := assignment.field("left")) is not None
        for one in left.find_all(kind="identifier")
        if one.text() != "_"
    } - own
