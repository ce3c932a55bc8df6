"""Java, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.java.env import environment
from watari.survey.code.java.names import annotate, names
from watari.survey.code.jvm.aws import aws
from watari.survey.code.jvm.sinks import SINKS
from watari.survey.code.language import Kinds, Language

JAVA = Language(
    name="java",
    suffixes=("java",),
    kinds=Kinds(
        ("method_declaration", "constructor_declaration"),
        (),
        ("method_invocation", "object_creation_expression"),
        ("variable_declarator", "assignment_expression", "return_statement"),
        type_first=True,
    ),
    sinks=SINKS,
    tellers=(environment, aws),
    main=re.compile(r"SpringApplication\.run\(|public static void main\(", re.M),
    names=names,
    annotate=annotate,
)
