"""The tables by the name of the grammar."""

from __future__ import annotations

from watari.survey.code.messaging import csharp, go, javascript, jvm, others, python
from watari.survey.code.messaging.rows import Table

TABLES: dict[str, Table] = {
    "python": python.TABLE,
    "javascript": javascript.TABLE,
    "typescript": javascript.TABLE,
    "tsx": javascript.TABLE,
    "go": go.TABLE,
    "java": jvm.TABLE,
    "kotlin": jvm.TABLE,
    "csharp": csharp.TABLE,
    "php": others.PHP,
    "ruby": others.RUBY,
    "rust": others.RUST,
}
