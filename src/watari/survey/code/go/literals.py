"""Struct literals in Go that name no fields: ``&Server{store, client}`` in the order of the declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ast_grep_py import SgNode

from watari.survey.code.refs import refs
from watari.survey.facts import Assignment, CodeFile

_UNNAMED = re.compile(r"\b[A-Za-z]\w*\{\s*[\w&*.()]+(\{\})?\s*[,}]")


def unnamed_fields(root: SgNode, text: str, code: CodeFile) -> Iterator[Assignment]:
    """An assignment for each value of such a literal whose struct the same file declares."""
    if not _UNNAMED.search(text):
        return
    declared = {name: fields for node in root.find_all(kind="type_spec") for name, fields in _struct(node)}
    for literal in root.find_all(kind="composite_literal") if declared else ():
        kind, body = literal.field("type"), literal.field("body")
        fields = declared.get(kind.text(), ()) if kind is not None else ()
        values = [one for one in body.children() if one.kind() == "literal_element"] if body is not None else []
        if len(values) == len(fields):
            for field, value in zip(fields, values, strict=True):
                line = int(value.range().start.line) + 1
                around = [one.name for one in code.functions if one.start <= line <= one.end]
                yield Assignment("." + field, refs(value.text()), line, around[-1] if around else None)


def _struct(node: SgNode) -> Iterator[tuple[str, tuple[str, ...]]]:
    name, kind = node.field("name"), node.field("type")
    if name is None or kind is None or kind.kind() != "struct_type":
        return
    fields: list[str] = []
    for one in kind.find_all(kind="field_declaration"):
        names = [child.text() for child in one.children() if child.kind() == "field_identifier"]
        embedded = one.field("type")
        fields += names or ([embedded.text().strip("*").rsplit(".", 1)[-1]] if embedded is not None else [])
    yield name.text(), tuple(fields)
