"""JavaScript and TypeScript, as the survey reads it."""

from __future__ import annotations

from watari.survey.code.javascript.aws import aws_calls
from watari.survey.code.javascript.env import environment
from watari.survey.code.javascript.imports import packages
from watari.survey.code.javascript.modules import with_modules
from watari.survey.code.javascript.nest import with_clients
from watari.survey.code.javascript.ports import ports
from watari.survey.code.javascript.signals import sigterm
from watari.survey.code.javascript.sinks import CLIENTS, SINKS
from watari.survey.code.language import Kinds, Language
from watari.survey.facts import CodeFile
from watari.survey.source import Source


def _kinds(class_field: str) -> Kinds:
    return Kinds(
        ("function_declaration", "method_definition", "arrow_function", "function_expression"),
        ("class_declaration",),
        ("call_expression", "new_expression"),
        ("variable_declarator", "assignment_expression", "pair", "return_statement", "arrow_function", class_field),
        "constructor",
    )


_TELLERS = (
    environment,
    aws_calls,
    sigterm,
    packages,
    ports,
)


def _complete(source: Source, code: CodeFile) -> CodeFile:
    return with_clients(source, with_modules(source, code))


def _language(name: str, class_field: str, *suffixes: str) -> Language:
    return Language(name, suffixes, _kinds(class_field), SINKS, _TELLERS, clients=CLIENTS, complete=_complete)


JAVASCRIPT = _language("javascript", "field_definition", "js", "mjs", "cjs")
TYPESCRIPT = _language("typescript", "public_field_definition", "ts", "mts", "cts")
TSX = _language("tsx", "public_field_definition", "tsx", "jsx")
