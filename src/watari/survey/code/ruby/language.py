"""Ruby, as the survey reads it."""

from __future__ import annotations

from watari.survey.code.language import Kinds, Language
from watari.survey.code.ruby.env import environment
from watari.survey.code.ruby.sinks import SINKS

RUBY = Language(
    name="ruby",
    suffixes=("rb",),
    kinds=Kinds(("method",), ("class",), ("call",), ("assignment", "pair"), "initialize"),
    sinks=SINKS,
    tellers=(environment,),
)
