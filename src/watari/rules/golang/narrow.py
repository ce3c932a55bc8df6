"""From a spelling to a meaning: whether a match is what its rule is about."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.rules.golang.nodes import Call, as_call, qualified, unwrap, whole_call
from watari.rules.golang.package import GoFile
from watari.rules.golang.sdk import GROUPS, is_input
from watari.rules.golang.texts import OWN_PATHS, metadata_path, text_of
from watari.rules.golang.values import Values
from watari.rules.rule import Rule, Where


def narrowed(rule: Rule, match: SgNode, file: GoFile, values: Values) -> SgNode | None:
    """The expression that the finding is about; None where the match means something else.

    A match on a callee is widened to the call.
    """
    expression = whole_call(match)
    where = rule.metadata.where
    if where is None:
        return expression
    for variable, meaning in where.names.items():
        wanted = GROUPS.get(meaning) or frozenset(meaning.split())
        if not _stands_for(match, match.get_match(variable), wanted, file, values):
            return None
    if where.path is not None and not _asks_for(where, expression, file, values):
        return None
    for variable, wanted_text in where.texts.items():
        node = match.get_match(variable)
        text = text_of(node, file, values) if node is not None else None
        if text is None or re.search(wanted_text, text) is None:
            return None
    return expression


def _stands_for(match: SgNode, name: SgNode | None, wanted: frozenset[str], file: GoFile, values: Values) -> bool:
    if name is None:
        return _dot_imported(match, wanted, file)
    name = unwrap(name)
    if values.imported(name, file) in wanted:
        return True
    of = values.type_of(name, file)
    parts = qualified(match)
    if of is not None and parts is not None:
        return values.method_owner(of, parts[1]) in wanted or (
            of not in wanted and _given_input(match, wanted, file, values)
        )
    return _given_input(match, wanted, file, values) or _type_expression(name, wanted, file, values)


def _given_input(match: SgNode, wanted: frozenset[str], file: GoFile, values: Values) -> bool:
    """Whether the call takes an SDK v2 input: then it asks IMDS through whatever interface."""
    call = as_call(whole_call(match))
    clients = GROUPS["imds-client"]
    return (
        call is not None
        and wanted == clients
        and any(is_input(values.type_of(argument, file)) for argument in call.arguments[1:2])
    )


def _type_expression(name: SgNode, wanted: frozenset[str], file: GoFile, values: Values) -> bool:
    """``(*ec2metadata.EC2Metadata).Region``: a method named through its type."""
    return qualified(name) is not None and values.named_type(name, file) in wanted


def _dot_imported(match: SgNode, wanted: frozenset[str], file: GoFile) -> bool:
    own = file.package
    text = match.text()
    declared = ("", text) in own.functions or text in own.variables or text in own.types
    return not declared and any(path in wanted for path in file.dots)


def _asks_for(where: Where, expression: SgNode, file: GoFile, values: Values) -> bool:
    call: Call | None = as_call(expression)
    if call is not None:
        path = metadata_path(call, file, values)
    else:
        # A method that is handed on as a value: its name alone may say what it asks for.
        parts = qualified(expression)
        path = OWN_PATHS.get(parts[1]) if parts is not None else None
    return path is not None and where.path is not None and re.search(where.path, path) is not None
