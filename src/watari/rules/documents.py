"""Configuration that has a grammar: rules as ast-grep finds them, with the severity that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watari.model.finding import Finding
from watari.rules.found import Found, finding_at, without_doubles
from watari.rules.matching import find_all
from watari.rules.rule import Rule
from watari.sources.syntax import Tree


def findings(path: str, tree: Tree, rules: Iterable[Rule]) -> Iterator[Finding]:
    """The findings of one file."""
    found = [
        Found(rule, node, tree.start(node), tree.end(node))
        for rule in rules
        for node in find_all(tree.root, rule.matcher)
    ]
    for one in without_doubles(found):
        metadata = one.rule.metadata
        yield finding_at(
            one.rule,
            path,
            tree,
            one.node,
            severity=metadata.severity,
            recipe=metadata.recipe,
            reason=metadata.recipe_reason,
        )
