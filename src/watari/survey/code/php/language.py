"""PHP, as the survey reads it."""

from __future__ import annotations

from watari.survey.code.language import Kinds, Language
from watari.survey.code.php.aws import aws_calls
from watari.survey.code.php.env import environment
from watari.survey.code.php.sinks import CLIENTS, SINKS

PHP = Language(
    name="php",
    suffixes=("php",),
    kinds=Kinds(
        ("method_declaration", "function_definition"),
        ("class_declaration",),
        ("function_call_expression", "member_call_expression", "scoped_call_expression", "object_creation_expression"),
        (
            "assignment_expression",
            "return_statement",
            "property_element",
            "array_element_initializer",
            "const_element",
        ),
        constructor="__construct",
        type_first=True,
    ),
    sinks=SINKS,
    tellers=(environment, aws_calls),
    clients=CLIENTS,
)
