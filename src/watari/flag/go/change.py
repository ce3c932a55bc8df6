"""What a recipe gives: splices by file, and what they need around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from watari.flag.go.guard import Region
from watari.flag.go.package import Function
from watari.model.edit import Solved, Splice

DEFAULTS = "github.com/aws/aws-sdk-go/aws/defaults"


@dataclass(frozen=True, slots=True)
class Guard:
    """Statements to be skipped on Fargate, and how their file asks the flag."""

    region: Region
    condition: str
    imports: frozenset[str]
    joined: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One recipe carried out, by file.

    ``imports`` are wanted by the files that ``splices`` names, ``functions`` are
    called in the generated package.
    """

    solved: tuple[Solved, ...]
    splices: Mapping[str, tuple[Splice, ...]] = field(default_factory=dict)
    imports: frozenset[str] = frozenset()
    functions: frozenset[Function] = frozenset()
    guards: Mapping[str, Guard] = field(default_factory=dict)
