"""Taking jobs and entries out of a CircleCI configuration."""

from __future__ import annotations

from collections.abc import Collection

from watari.pipeline.circleci.model import read
from watari.pipeline.cutting import entry_lines, merged, pair_lines
from watari.pipeline.document import Document


def without_jobs(document: Document, jobs: Collection[str]) -> Document:
    """The jobs go with their lines and the blank line before them."""
    pipeline = read(document)
    return document.edited(
        merged(document, [pair_lines(document, pair) for name, pair in pipeline.jobs.items() if name in jobs])
    )


def without_entries(document: Document, names: Collection[str]) -> Document:
    """The entries of those names go out of every workflow."""
    cuts = []
    for workflow in read(document).workflows:
        cuts += [entry_lines(document, entry.item) for entry in workflow.entries if entry.name in names]
    return document.edited(merged(document, cuts))
