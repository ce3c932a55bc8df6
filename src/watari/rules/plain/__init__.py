"""Configuration that no grammar reads: Dockerfiles, units, crontabs, nginx, properties and the like.

A file becomes logical lines (:mod:`watari.rules.plain.line`), and a rule asks one line at a time with the part
of ast-grep's rule language that makes sense there (:mod:`watari.rules.plain.match`).
"""

from watari.rules.plain.check import findings, parse
from watari.rules.plain.kinds import LANGUAGES, kind_of
from watari.rules.plain.match import matches, refusal

__all__ = ["LANGUAGES", "findings", "kind_of", "matches", "parse", "refusal"]
