"""Configuration that has a grammar: rules as ast-grep finds them, with the severity that they name.

A script or a document often stands inside another one as a text of many lines (user data, a heredoc). There
``where.texts`` says which lines of the match a rule is about; comments are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from watari.model.finding import Finding
from watari.rules.found import Found, finding_at, line_around, without_doubles
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
        finding = finding_at(
            one.rule,
            path,
            tree,
            one.node,
            severity=metadata.severity,
            recipe=metadata.recipe,
            reason=metadata.recipe_reason,
        )
        texts = metadata.where.texts if metadata.where is not None else {}
        yield from _lines(finding, tree, one, texts.values()) if texts else (finding,)


def _lines(whole: Finding, tree: Tree, found: Found, expressions: Iterable[str]) -> Iterator[Finding]:
    """A finding for each line of the match in which every expression is found."""
    start, line = found.start, whole.line
    for raw in tree.data[found.start : found.end].split(b"\n"):
        text = raw.decode("utf-8", "replace")
        bare = text.strip()
        if not bare.startswith(("#", "//")) and all(_compiled(one).search(text) for one in expressions):
            begin = start + len(raw) - len(raw.lstrip())
            yield _placed(whole, tree, begin, begin + len(raw.strip()), line)
        start += len(raw) + 1
        line += 1


def _placed(whole: Finding, tree: Tree, start: int, end: int, line: int) -> Finding:
    shown, column = line_around(tree.data, start)
    return replace(whole, line=line, end_line=line, start=start, end=end, snippet=shown, column=column)


@lru_cache(maxsize=1024)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
