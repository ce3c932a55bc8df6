"""The edit taken back: the ECS half goes, the EC2 half has the names that it had, byte for byte."""

from __future__ import annotations

import yaml

from watari.pipeline.circleci.cutting import without_entries, without_jobs
from watari.pipeline.circleci.edits import rename
from watari.pipeline.circleci.jobs import ORBS
from watari.pipeline.circleci.model import read
from watari.pipeline.cutting import entry_lines, pair_lines, without_comment
from watari.pipeline.document import Document, Refused, child, pairs, parse
from watari.pipeline.names import keeping, recorded
from watari.pipeline.variables import without_type as _without_type
from watari.pipeline.variables import written_values


def restored(text: str) -> str:
    """The configuration as it was before the ECS half came; the same text where no comment records one.

    Raises Refused where the file was changed so that its parts are not found any more.
    """
    pairings = recorded(text)
    if not pairings:
        return text
    document = parse(text)
    ecs = {name for one in pairings for name in one.ecs}
    kept = keeping(text)
    document = without_comment(document)
    document = without_entries(document, ecs)
    document = without_jobs(document, ecs)
    for job in kept:
        document = without_last_step(document, job)
    for one in pairings:
        document = without_type(document, one.ec2)
    document = without_orbs(document)
    back = {one.ec2: one.before for one in pairings}
    return rename(document, back, back).text


def without_last_step(document: Document, job: str) -> Document:
    """The job's last step goes, which keeps the artefact for the image."""
    pair = read(document).jobs.get(job)
    written = list(written_values(document, pair.value, "steps")) if pair is not None else []
    if not written or not isinstance(written[0], yaml.SequenceNode) or not written[0].value:
        raise Refused(f"job {job} has no steps. Restore it from git.")
    return document.edited([entry_lines(document, written[0].value[-1])])


def without_type(document: Document, job: str) -> Document:
    """``TYPE`` leaves the job, and its environment with it where that holds nothing else of its own."""
    pipeline = read(document)
    return _without_type(document, pipeline.jobs.get(job), "environment", pipeline.job(job).get("environment"))


def without_orbs(document: Document) -> Document:
    """The orbs that only the ECS half used go, with their section where it is empty then."""
    section = child(document, document.root, "orbs")
    if section is None or not isinstance(section.value, yaml.MappingNode):
        return document
    ours = {name: source for orbs in ORBS.values() for name, source in orbs.items()}
    going = [
        pair
        for pair in pairs(document, section.value)
        if ours.get(pair.name) == getattr(pair.value, "value", None)
        and f"{pair.name}/" not in _outside(document, pair.name)
    ]
    if going and len(going) == len(pairs(document, section.value)):
        return document.edited([pair_lines(document, section, blank=False)])
    return document.edited([pair_lines(document, pair, blank=False) for pair in going])


def _outside(document: Document, name: str) -> str:
    return document.text.replace(f"circleci/{name}@", "").replace(f"fujiwara/{name}@", "")
