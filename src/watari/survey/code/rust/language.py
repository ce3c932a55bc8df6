"""Rust, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.language import Kinds, Language
from watari.survey.code.rust.aws import aws_calls
from watari.survey.code.rust.env import environment
from watari.survey.code.rust.signals import sigterm
from watari.survey.code.rust.sinks import SINKS

RUST = Language(
    name="rust",
    suffixes=("rs",),
    kinds=Kinds(
        functions=("function_item",),
        classes=("impl_item",),
        calls=("call_expression",),
        assignments=(
            "let_declaration", "const_item", "static_item", "assignment_expression", "field_initializer",
            "return_expression",
        ),
    ),
    sinks=SINKS,
    tellers=(environment, aws_calls, sigterm),
    main=re.compile(r"^(?:async )?fn main\(\)", re.M),
)  # fmt: skip
