"""The edit taken back: the ECS half goes, the EC2 half has the names that it had, byte for byte."""

from __future__ import annotations

import yaml

from watari.pipeline.circleci.cutting import (
    entry_lines,
    only_pair,
    pair_lines,
    without_comment,
    without_entries,
    without_jobs,
)
from watari.pipeline.circleci.edits import rename
from watari.pipeline.circleci.jobs import ORBS
from watari.pipeline.circleci.model import read, written_values
from watari.pipeline.document import ALIAS, MERGE, Document, Refused, Splice, child, pairs, parse
from watari.pipeline.names import keeping, recorded


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
    """``TYPE: ec2`` leaves the job, and its environment with it where that holds nothing else of its own."""
    pair = read(document).jobs.get(job)
    environment = child(document, document.resolve(pair.value), "environment") if pair is not None else None
    kind = child(document, environment.value, "TYPE") if environment is not None else None
    if pair is None or environment is None or kind is None or getattr(kind.value, "value", "") not in ("ec2", "ecs"):
        return document
    if only_pair(document, environment) or _is_only_merged(document, job, pair.value):
        return document.edited([pair_lines(document, environment, blank=False)])
    others = [one for one in pairs(document, environment.value) if one.name != "TYPE"]
    if len(others) == 1 and others[0].name == MERGE and others[0].value.tag == ALIAS:
        start, end = environment.value.start_mark.index, document.end(environment.value)
        start = document.text.rindex(":", 0, start) + 1
        return document.edited([Splice(start, end, f" *{others[0].value.value}")])
    return document.edited([pair_lines(document, kind, blank=False)])


def _is_only_merged(document: Document, job: str, value: yaml.Node) -> bool:
    """Whether the environment but for TYPE is what a merge key of the job would give anyway."""
    data = document.data["jobs"].get(job)
    merged = list(written_values(document, value, "environment"))[1:]
    if not merged or not isinstance(data, dict):
        return False
    given = document.value(merged[0])
    own = {key: one for key, one in (data.get("environment") or {}).items() if key != "TYPE"}
    return bool(given == own)


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
