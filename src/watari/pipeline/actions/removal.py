"""One half of a workflow taken out: the ECS half byte for byte, or the EC2 half with the names given back."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import yaml

from watari.pipeline.actions.edits import intended_names, read_by, rename, reread
from watari.pipeline.actions.model import Workflow, read
from watari.pipeline.actions.valid import problems
from watari.pipeline.cutting import entry_lines, merged, pair_lines, without_comment
from watari.pipeline.document import Document, Refused, Splice, child, parse
from watari.pipeline.meaning import difference, plain
from watari.pipeline.names import Pairing, coming_back, keeping, recorded
from watari.pipeline.render import scalar
from watari.pipeline.variables import without_type as _without_type
from watari.pipeline.variables import written_values


def restored(text: str) -> str:
    """The workflow as it was before the ECS half came; the same text where no comment records one."""
    pairings = recorded(text)
    if not pairings:
        return text
    kept = keeping(text)
    document = without_comment(parse(text))
    document = _without_jobs(document, {name for one in pairings for name in one.ecs})
    for job in kept:
        document = _without_last_steps(document, job)
    for one in pairings:
        document = without_type(document, one.ec2)
    return rename(document, {one.ec2: one.before for one in pairings}).text


def without_type(document: Document, name: str) -> Document:
    """``TYPE`` leaves the job, and its ``env`` with it where that holds nothing else."""
    job = read(document).jobs.get(name)
    if job is None:
        return document
    return _without_type(document, job.pair, "env", job.data.get("env"))


def _without_jobs(document: Document, names: set[str]) -> Document:
    jobs = read(document).jobs
    return document.edited(
        merged(document, [pair_lines(document, job.pair) for name, job in jobs.items() if name in names])
    )


def _without_last_steps(document: Document, name: str) -> Document:
    """The two steps that keep the artefact for the image go."""
    for _ in range(2):
        job = read(document).jobs.get(name)
        steps = list(written_values(document, job.pair.value, "steps")) if job is not None else []
        if not steps or not isinstance(steps[0], yaml.SequenceNode) or not steps[0].value:
            raise Refused(f"job {name} has no steps. Restore it from git.")
        document = document.edited([entry_lines(document, steps[0].value[-1])])
    return document


def retired(text: str) -> str:
    """The workflow without its EC2 half; the same text where it has not both. Raises Refused."""
    document = parse(text)
    workflow = read(document)
    pairings = recorded(text) or _by_prefix(workflow)
    deploys = {one.ec2: _of(one, "ecs-deploy") for one in pairings if _of(one, "ecs-deploy")}
    if not set(deploys) & set(workflow.jobs):
        return text
    going = dict(deploys)
    names: dict[str, str] = {}
    for one in pairings:
        if one.ec2 in deploys:
            twins = deploys[one.ec2]
            names |= {twin: one.before if len(twins) == 1 else twin.removeprefix("ecs-") for twin in twins}
            names |= {image: image.replace("ecs-build", "build", 1) for image in _of(one, "ecs-build")}
        else:
            names |= {one.ec2: one.before}
            names |= {image: image.replace("ecs-build", "build-image", 1) for image in _of(one, "ecs-build")}
    names = coming_back(names, set(workflow.jobs) - set(going))
    read_instead = {ec2: twins[0] for ec2, twins in going.items()}
    result = without_comment(_without_jobs(_waiting_for(document, workflow, going), set(going)))
    _refuse_outputs(result, going)
    result = reread(result, read_instead)
    typed = [name for name in read(result).jobs if name in names and "$TYPE" not in str(read(result).jobs[name].data)]
    for name in typed:
        result = without_type(result, name)
    result = rename(result, names)
    wanted = intended_names(read_by(_meaning(document.data, workflow, going, typed), read_instead), names)
    place = difference(wanted, result.data, "")
    if place is not None:
        raise Refused(f"without the EC2 half {place.lstrip('.')} would change in a way that is not meant.")
    new = set(problems(result.data)) - set(problems(document.data))
    if new:
        raise Refused(f"without the EC2 half {min(new)}. Correct that reference.")
    return result.text


def _refuse_outputs(document: Document, going: Collection[str]) -> None:
    """What the EC2 deployment gave to others its twin cannot give."""
    for name, job in read(document).jobs.items():
        for one in going:
            if re.search(rf"\bneeds\.{re.escape(one)}\.outputs\b", str(job.data)):
                raise Refused(
                    f"job {name} reads an output of {one}, which goes. Let it do without, or give it another."
                )


def _by_prefix(workflow: Workflow) -> tuple[Pairing, ...]:
    rests = [name.removeprefix("ec2-") for name in workflow.jobs if name.startswith("ec2-")]
    return tuple(Pairing(one, f"ec2-{one}", (f"ecs-{one}",)) for one in rests if f"ecs-{one}" in workflow.jobs)


def _of(one: Pairing, kind: str) -> tuple[str, ...]:
    return tuple(name for name in one.ecs if name.startswith(kind))


def _needs(workflow: Workflow, name: str, going: dict[str, tuple[str, ...]]) -> list[str]:
    """What a job waits for when the EC2 half is gone: the twins, each once, and never itself."""
    waited = [one for one in workflow.jobs[name].needs if name not in going.get(one, ())]
    found = [two for one in waited for two in going.get(one, (one,))]
    return list(dict.fromkeys(found))


def _waiting_for(document: Document, workflow: Workflow, going: dict[str, tuple[str, ...]]) -> Document:
    splices = []
    for name, job in workflow.jobs.items():
        if name in going or not set(job.needs) & set(going):
            continue
        needs = _needs(workflow, name, going)
        pair = child(document, job.pair.value, "needs")
        if pair is None:
            raise Refused(f"the needs of job {name} are not written in it. Write them there.")
        if not needs:
            splices.append(pair_lines(document, pair, blank=False))
            continue
        start, end = pair.value.start_mark.index, document.end(pair.value)
        if isinstance(pair.value, yaml.SequenceNode) and not pair.value.flow_style:
            first = pair.value.value[0].start_mark.index
            lead = document.newline + document.text[document.line_start(first) : first]
            splices.append(Splice(first, end, lead.join(scalar(one) for one in needs)))
        else:
            splices.append(Splice(start, end, f"[{', '.join(scalar(one) for one in needs)}]"))
    return document.edited(splices)


def _meaning(data: dict[Any, Any], workflow: Workflow, going: dict[str, tuple[str, ...]], typed: list[str]) -> Any:
    result: dict[Any, Any] = plain(data)
    result["jobs"] = {name: job for name, job in result["jobs"].items() if name not in going}
    for name, job in workflow.jobs.items():
        if name not in going and set(job.needs) & set(going):
            needs = _needs(workflow, name, going)
            if needs:
                result["jobs"][name]["needs"] = needs
            else:
                result["jobs"][name].pop("needs", None)
    for name in typed:
        environment = result["jobs"][name].get("env") or {}
        environment.pop("TYPE", None)
        if not environment:
            result["jobs"][name].pop("env", None)
    return result
