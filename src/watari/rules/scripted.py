"""Python and JavaScript: rules as ast-grep finds them, with the place that decides the severity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ast_grep_py import SgNode

from watari.model.finding import Finding, Severity
from watari.rules.found import Found, finding_at, without_doubles
from watari.rules.matching import find_all
from watari.rules.rule import Rule
from watari.sources.syntax import Tree

_DEFERRED = frozenset(
    {
        "function_definition", "lambda", "function_declaration", "function_expression", "arrow_function",
        "method_definition", "generator_function_declaration",
    }
)  # fmt: skip


def findings(path: str, tree: Tree, rules: Iterable[Rule]) -> Iterator[Finding]:
    """The findings of one file."""
    found = [
        Found(rule, node, tree.start(node), tree.end(node))
        for rule in rules
        for node in find_all(tree.root, rule.matcher)
    ]
    for one in without_doubles(found):
        yield finding_at(
            one.rule,
            path,
            tree,
            one.node,
            severity=_severity(one.rule, one.node),
            recipe=one.rule.metadata.recipe,
            reason=one.rule.metadata.recipe_reason,
        )


def _severity(rule: Rule, node: SgNode) -> Severity:
    """The rule's worst only for code that runs when the module is loaded; calls are not followed here yet."""
    worst = rule.metadata.severity
    if worst != "blocks-start":
        return worst
    deferred = any(ancestor.kind() in _DEFERRED for ancestor in node.ancestors())
    return "misbehaves" if deferred else "blocks-start"
