"""A rehearsal's result: on the terminal, as JSON, as one self-contained HTML file."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from watari.rehearse.result import NOTHING_TO_DO, Attempt, PipelineRun, RehearsalResult, ServiceResult

TEMPLATES = Path(__file__).parent / "templates"


def as_json(result: RehearsalResult) -> str:
    """The contract of DESIGN.md; times are ISO 8601 in UTC, durations in seconds."""
    return json.dumps(as_data(result), indent=1, ensure_ascii=False)


def as_data(result: RehearsalResult) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "format_version": "1.0",
        "run": result.run_id,
        "fleet": result.fleet,
        "passed": result.passed,
        "host_kind": result.host_kind,
        "isolation": result.isolation,
        "balancer": result.balancer,
        "started_at": _iso(result.started_at),
        "seconds": round(result.ended_at - result.started_at, 1),
        "requests_total": result.traffic.total,
        "requests_failed": result.traffic.failed,
        "requests_held_back": result.traffic.held_back,
        "latency_ms": {"p50": round(result.traffic.p50_ms, 1), "p99": round(result.traffic.p99_ms, 1)},
        "failures": [
            {"at": _iso(one.at), "request": one.request, "reason": one.reason} for one in result.traffic.failures
        ],
        "verification": None
        if result.verification is None
        else {"ok": result.verification.ok, "output": result.verification.output},
        "scaling": [
            {"service": one.service, "before": one.before, "after": one.after, "seconds": round(one.seconds, 1)}
            for one in result.scaling
        ],
        "services": [_service_data(service) for service in result.services],
        "moments": [
            {"at": _iso(moment.at), "service": moment.service, "text": moment.text} for moment in result.moments
        ],
        "notes": list(result.notes),
    }


def _service_data(service: ServiceResult) -> dict[str, Any]:
    return {
        "name": service.name,
        "crossed": service.crossed,
        "reason": service.reason,
        "unedited_starts_on_fargate": _started(service.unedited_on_fargate),
        "edited_starts_on_fargate": _started(service.edited_on_fargate),
        "edited_starts_on_ec2": _started(service.edited_on_ec2),
        "unedited_log": service.unedited_on_fargate.log if service.unedited_on_fargate else None,
        "binary_sha256": {
            "fargate": service.edited_on_fargate.binary_sha256 if service.edited_on_fargate else None,
            "ec2": service.edited_on_ec2.binary_sha256 if service.edited_on_ec2 else None,
        },
        "pipeline": _pipeline_data(service.pipeline),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "path": finding.path,
                "line": finding.line,
                "edit": finding.edit,
            }
            for finding in service.findings
        ],
        "changes": [
            {
                "path": change.path,
                "purpose": change.purpose,
                "reason": change.reason,
                "compiled": change.compiled,
                "recipes": list(change.recipes),
            }
            for change in service.changes
        ],
        "commits": [{"id": commit, "title": title} for commit, title in service.commits],
        "weights": [
            {
                "at": _iso(change.at),
                "ec2": change.weights.ec2,
                "fargate": change.weights.fargate,
                "reason": change.reason,
            }
            for change in service.weights
        ],
        "instances": [
            {
                "id": instance.instance_id,
                "launched_at": _iso(instance.launched_at),
                "gone_at": None if instance.gone_at is None else _iso(instance.gone_at),
            }
            for instance in service.instances
        ],
    }


def _pipeline_data(run: PipelineRun | None) -> dict[str, Any] | None:
    if run is None:
        return None
    steps = [
        {
            "job": one.job,
            "name": one.name,
            "seconds": round(one.seconds, 1),
            "exit_code": one.exit_code,
            "said": one.said,
            "note": one.note,
        }
        for one in run.steps
    ]
    return {"ok": run.failed is None, "image": run.image, "steps": steps}


def _started(attempt: Attempt | None) -> bool | None:
    return None if attempt is None else attempt.started


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def print_text(result: RehearsalResult, console: Console) -> None:
    """The report on the terminal: a table, each service's story, the sum."""
    console.print(_table(result))
    for service in result.services:
        _print_service(service, result.started_at, console)
    _print_sum(result, console)


def _table(result: RehearsalResult) -> Table:
    table = Table(title=f"{result.fleet}: from EC2 to Fargate", title_justify="left", expand=False)
    for heading in (
        "service",
        "found",
        "unedited on Fargate",
        "edited on Fargate",
        "edited on EC2",
        "crossed",
    ):
        table.add_column(heading, overflow="fold")
    for service in result.services:
        table.add_row(
            service.name,
            str(len(service.findings)),
            _word(service.unedited_on_fargate, ("starts", "fails")),
            _word(service.edited_on_fargate, ("starts", "[red]fails[/red]")),
            _word(service.edited_on_ec2, ("starts", "[red]fails[/red]")),
            "[green]yes[/green]" if service.crossed else "stays on EC2",
        )
    return table


def _word(attempt: Attempt | None, words: tuple[str, str]) -> str:
    return "not tried" if attempt is None else words[0] if attempt.started else words[1]


def _print_service(service: ServiceResult, start: float, console: Console) -> None:
    def line(text: str) -> None:
        console.print(f"  {text}", markup=False, highlight=False)

    console.print(f"\n[bold]{service.name}[/bold]")
    if service.reason is not None:
        line(f"stays on EC2: {service.reason}")
    for rule, count in sorted(Counter(finding.rule for finding in service.findings).items()):
        line(f"found    {count} x {rule}")
    for change in service.changes:
        recipes = ", ".join(f"{count} {name}" for name, count in sorted(Counter(change.recipes).items()))
        line(f"edited   {change.path}" + (f" ({recipes})" if recipes else ""))
    if service.unedited_on_fargate and not service.unedited_on_fargate.started:
        line(f"unedited on Fargate, its own words: {service.unedited_on_fargate.log}")
    if service.edited_on_fargate and service.edited_on_ec2:
        same = service.edited_on_fargate.binary_sha256 == service.edited_on_ec2.binary_sha256
        digest = service.edited_on_fargate.binary_sha256[:12]
        line(f"binary   {'the same in both homes' if same else 'NOT the same'}, sha256 {digest}…")
    if service.pipeline is not None:
        line(f"pipeline {_pipeline_text(service.pipeline)}")
    for step in service.weights:
        weights = f"EC2 {step.weights.ec2:3} : {step.weights.fargate:3} Fargate"
        line(f"weight   {step.at - start:6.1f} s  {weights}  {step.reason}")
    for instance in service.instances:
        if instance.gone_at is not None:
            line(f"gone     {instance.gone_at - start:6.1f} s  {instance.instance_id}")


def _pipeline_text(run: PipelineRun) -> str:
    if run.failed is not None:
        return f"fails at {run.failed.job}, {run.failed.name}: {run.failed.said}"
    noted = [f"{one.name} {one.note}" for one in run.steps if one.note and one.note != NOTHING_TO_DO]
    jobs = ", ".join(dict.fromkeys(one.job for one in run.steps))
    return f"{jobs}: {run.image.rpartition('/')[2]} built, pushed, deployed" + "".join(f"; {one}" for one in noted)


def _print_sum(result: RehearsalResult, console: Console) -> None:
    traffic = result.traffic
    colour = "green" if result.passed else "red"
    console.print(
        f"\n[{colour}]{traffic.total} requests sent, {traffic.failed} failed[/{colour}] "
        f"(p50 {traffic.p50_ms:.0f} ms, p99 {traffic.p99_ms:.0f} ms). "
        f"{len(result.crossed)} of {len(result.services)} services crossed in "
        f"{result.ended_at - result.started_at:.0f} s.",
        highlight=False,
    )
    for failure in traffic.failures[:10]:
        moment = failure.at - result.started_at
        console.print(f"  failed {moment:.1f} s {failure.request}: {failure.reason}", markup=False)
    for one in result.scaling:
        console.print(
            f"Scaled {one.service} from {one.before} to {one.after} tasks in {one.seconds:.1f} s.", highlight=False
        )
    if result.verification is not None:
        verdict = "consistent" if result.verification.ok else "NOT consistent"
        console.print(
            f"Data after the crossing: {verdict}. {result.verification.output}", markup=False, highlight=False
        )
    console.print(
        f"Hosts: {result.host_kind} ({result.isolation}). Load balancer's data plane: {result.balancer}.",
        highlight=False,
    )
    for note in result.notes:
        console.print(f"Note: {note}", markup=False, highlight=False)


def as_html(result: RehearsalResult) -> str:
    """One file that needs no other: styles, pictures and data are inside."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from watari.report import charts

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    span = charts.Span(result.started_at, result.ended_at)
    pictures = {
        service.name: charts.weights(
            span,
            [(change.at, change.weights.fargate_percent) for change in service.weights],
            [(moment.at, moment.text) for moment in result.moments if moment.service == service.name],
        )
        for service in result.services
        if service.weights
    }
    seconds = [(second.at, second.sent, second.failed) for second in result.traffic.seconds]
    return environment.get_template("rehearsal.html").render(
        result=result,
        traffic_picture=charts.traffic(span, seconds, "Requests a second, failed ones in red"),
        pictures=pictures,
        iso=_iso,
        count=Counter,
    )
