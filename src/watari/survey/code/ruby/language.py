"""Ruby, as the survey reads it."""

from __future__ import annotations

from watari.survey.code.language import Kinds, Language
from watari.survey.code.ruby.aws import aws_calls
from watari.survey.code.ruby.env import environment
from watari.survey.code.ruby.ports import ports
from watari.survey.code.ruby.sinks import CLIENTS, SINKS

RUBY = Language(
    name="ruby",
    suffixes=("rb",),
    kinds=Kinds(
        ("method", "singleton_method"),
        ("class",),
        ("call",),
        ("assignment", "pair", "operator_assignment", "method", "singleton_method"),
        "initialize",
    ),
    sinks=SINKS,
    tellers=(environment, aws_calls, ports),
    clients=CLIENTS,
)
