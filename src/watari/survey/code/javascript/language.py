"""JavaScript and TypeScript, as the survey reads it."""

from __future__ import annotations

from watari.survey.code.javascript.aws import aws_calls
from watari.survey.code.javascript.env import environment
from watari.survey.code.javascript.signals import sigterm
from watari.survey.code.javascript.sinks import SINKS
from watari.survey.code.language import Kinds, Language

_KINDS = Kinds(
    ("function_declaration", "method_definition", "arrow_function", "function_expression"),
    ("class_declaration",),
    ("call_expression", "new_expression"),
    ("variable_declarator", "assignment_expression", "pair", "return_statement"),
    "constructor",
)
_TELLERS = (
    environment,
    aws_calls,
    sigterm,
)

JAVASCRIPT = Language("javascript", ("js", "mjs", "cjs"), _KINDS, SINKS, _TELLERS)
TYPESCRIPT = Language("typescript", ("ts",), _KINDS, SINKS, _TELLERS)
TSX = Language("tsx", ("tsx", "jsx"), _KINDS, SINKS, _TELLERS)
