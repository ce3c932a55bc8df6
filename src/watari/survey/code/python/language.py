"""Python, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.language import Kinds, Language
from watari.survey.code.python.aws import aws_calls
from watari.survey.code.python.env import environment
from watari.survey.code.python.signals import sigterm
from watari.survey.code.python.sinks import SINKS

PYTHON = Language(
    name="python",
    suffixes=("py",),
    kinds=Kinds(
        ("function_definition",),
        ("class_definition",),
        ("call",),
        ("assignment", "keyword_argument", "default_parameter", "typed_default_parameter", "pair", "return_statement"),
        "__init__",
    ),
    sinks=SINKS,
    tellers=(
        environment,
        aws_calls,
        sigterm,
    ),
    main=re.compile(r"^if __name__ == [\"\']__main__[\"\']", re.M),
)
