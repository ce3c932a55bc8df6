"""What a check finds: a line that works on EC2 and not, or not the same, on Fargate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from watari.model.fleet import Note

Severity = Literal["blocks-start", "misbehaves", "operational"]
Recipe = Literal["portable", "adapter", "guard", "none"]

SEVERITIES: tuple[Severity, ...] = ("blocks-start", "misbehaves", "operational")
"""Worst first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in one file.

    ``line`` and ``end_line`` count from 1, both inclusive; ``start`` and ``end``
    are byte offsets into the file (``end`` exclusive), so that an edit can
    begin where the finding stands. ``edit`` is the recipe that fits, ``none``
    where no edit can honestly be made; ``edit_reason`` says why that one.
    ``subject`` names what the line wants of EC2 (``credentials``, ``region``,
    ``instance-id``, ``availability-zone``, ``local-ipv4``, ``identity-document``,
    ``user-data``, ``client``…), for the recipes.
    ``way`` are the steps by which the start of the process reaches the line.
    """

    rule: str
    category: int
    severity: Severity
    service: str
    path: str
    line: int
    end_line: int
    start: int
    end: int
    message: str
    replacement: str
    edit: Recipe
    subject: str = ""
    edit_reason: str = ""
    snippet: str = ""
    column: int = 1
    way: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a report says of a rule. ``severity`` is the worst that its findings can have; ``links`` are addresses."""

    id: str
    language: str
    category: int
    severity: Severity
    message: str
    why: str
    replacement: str
    example: str
    recipe: Recipe
    recipe_reason: str
    links: tuple[str, ...] = ()
    since: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Findings, worst first and then by path and line; ``root`` as in :class:`Fleet`.

    ``rules`` are those that found something, in the order of their ids.
    """

    root: str
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()
    files_read: int = 0
    rules: tuple[RuleText, ...] = ()

    def rule(self, name: str) -> RuleText | None:
        """What is to be said of a rule; None where it found nothing."""
        return next((one for one in self.rules if one.id == name), None)
