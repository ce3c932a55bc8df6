"""Go, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.go.aws import aws_calls
from watari.survey.code.go.env import environment, with_tags
from watari.survey.code.go.signals import sigterm
from watari.survey.code.go.sinks import SINKS
from watari.survey.code.language import Kinds, Language

GO = Language(
    name="go",
    suffixes=("go",),
    kinds=Kinds(
        ("function_declaration", "method_declaration"),
        (),
        ("call_expression",),
        (
            "short_var_declaration",
            "assignment_statement",
            "var_spec",
            "const_spec",
            "keyed_element",
            "return_statement",
            "range_clause",
        ),
    ),
    sinks=SINKS,
    tellers=(
        environment,
        aws_calls,
        sigterm,
    ),
    main=re.compile(r"^func main\(\)", re.M),
    complete=with_tags,
)
