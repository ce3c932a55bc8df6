"""C#, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.csharp.aspire import hosted
from watari.survey.code.csharp.aws import aws_calls
from watari.survey.code.csharp.env import environment
from watari.survey.code.csharp.signals import stops
from watari.survey.code.csharp.sinks import SINKS
from watari.survey.code.csharp.skeleton import complete, tree_of
from watari.survey.code.csharp.stores import stores_opened
from watari.survey.code.language import Kinds, Language

CSHARP = Language(
    name="csharp",
    suffixes=("cs",),
    kinds=Kinds(
        ("method_declaration", "constructor_declaration"),
        (),
        ("invocation_expression", "object_creation_expression"),
        ("variable_declarator", "assignment_expression", "return_statement"),
        type_first=True,
    ),
    sinks=SINKS,
    tellers=(environment, hosted, stores_opened, stops, aws_calls),
    complete=complete,
    tree=tree_of,
    main=re.compile(r"static (?:async )?\w+ Main\(|WebApplication\.CreateBuilder\(|CreateHostBuilder\(", re.M),
)
