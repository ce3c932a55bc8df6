"""How each form names the three severities."""

from __future__ import annotations

from watari.model.finding import Severity

STYLES: dict[Severity, str] = {"blocks-start": "bold red", "misbehaves": "yellow", "operational": "cyan"}
SARIF: dict[Severity, str] = {"blocks-start": "error", "misbehaves": "warning", "operational": "note"}
GITHUB: dict[Severity, str] = {"blocks-start": "error", "misbehaves": "warning", "operational": "notice"}
MEANINGS: dict[Severity, str] = {
    "blocks-start": "the task does not start, or never becomes healthy",
    "misbehaves": "it runs and does something else than on EC2",
    "operational": "it runs; operating it is different",
}
