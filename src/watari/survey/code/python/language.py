"""Python, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.language import Kinds, Language
from watari.survey.code.python.aws import aws_calls
from watari.survey.code.python.declared import with_declared
from watari.survey.code.python.env import environment
from watari.survey.code.python.names import python_names
from watari.survey.code.python.rpc import rpc_names
from watari.survey.code.python.settings import settings_read
from watari.survey.code.python.signals import sigterm
from watari.survey.code.python.sinks import CLIENTS, SINKS

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
        settings_read,
        rpc_names,
        aws_calls,
        sigterm,
    ),
    clients=CLIENTS,
    complete=with_declared,
    names=python_names,
    main=re.compile(r"^if __name__ == [\"\']__main__[\"\']", re.M),
)
