"""Kotlin, as the survey reads it."""

from __future__ import annotations

import re

from watari.survey.code.java.env import environment
from watari.survey.code.jvm.aws import aws
from watari.survey.code.jvm.sinks import SINKS
from watari.survey.code.kotlin.skeleton import skeleton
from watari.survey.code.language import Kinds, Language

KOTLIN = Language(
    name="kotlin",
    suffixes=("kt",),
    kinds=Kinds((), (), (), ()),
    sinks=SINKS,
    tellers=(environment, aws),
    main=re.compile(r"^\s*(?:suspend\s+)?fun main\(|runApplication<", re.M),
    skeleton=skeleton,
)
