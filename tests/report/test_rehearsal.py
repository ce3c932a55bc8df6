"""The report says what was measured, in all three forms."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from watari.model.crossing import WeightChange, Weights
from watari.rehearse.result import (
    Attempt,
    FailedRequest,
    InstanceFate,
    Moment,
    PipelineRun,
    RehearsalResult,
    Second,
    ServiceResult,
    StepRun,
    TrafficSummary,
    Verification,
)
from watari.report import rehearsal

LOG = 'account: NoCredentialProviders <"no valid providers in chain">'


@pytest.fixture
def result() -> RehearsalResult:
    account = ServiceResult(
        name="account",
        crossed=True,
        reason=None,
        unedited_on_fargate=Attempt(False, 5.2, LOG, "a" * 64),
        edited_on_fargate=Attempt(True, 1.1, "", "b" * 64),
        edited_on_ec2=Attempt(True, 0.9, "", "b" * 64),
        weights=(
            WeightChange(1010.0, Weights(900, 100), "10 %"),
            WeightChange(1020.0, Weights(0, 999), "100 %"),
        ),
        instances=(InstanceFate("i-0abc", "account", 1000.0, 1030.0),),
        pipeline=PipelineRun("account", (StepRun("ecs-build", "<Build>", 1.5, 0),), "registry.example/account:abc"),
    )
    statement = ServiceResult("statement", False, "JavaScript is not edited yet")
    seconds = tuple(Second(1000.0 + second, 40, 0, 3.0, 9.0) for second in range(40))
    return RehearsalResult(
        run_id="r1",
        fleet="wallet",
        host_kind="processes",
        isolation="namespaces",
        balancer="haproxy",
        started_at=1000.0,
        ended_at=1040.0,
        services=(account, statement),
        traffic=TrafficSummary(1600, 0, 3.0, 9.0, seconds),
        moments=(Moment(1010.0, "account", "weight 10 %"),),
        verification=Verification("verify", True, "42 payments"),
        notes=("the base image was stood in for",),
    )


def failed(result: RehearsalResult) -> RehearsalResult:
    lost = FailedRequest(1011.0, "POST /payments", "502 <b>")
    return replace(result, traffic=replace(result.traffic, failed=1, failures=(lost,)))


def test_the_json_is_the_contract(result: RehearsalResult) -> None:
    data = json.loads(rehearsal.as_json(result))
    assert data["format_version"] == "1.0"
    assert data["host_kind"] == "processes"
    assert (data["requests_total"], data["requests_failed"]) == (1600, 0)
    account, statement = data["services"]
    assert account["crossed"] is True
    assert account["unedited_starts_on_fargate"] is False
    assert account["edited_starts_on_fargate"] is True
    assert account["edited_starts_on_ec2"] is True
    assert [weight["fargate"] for weight in account["weights"]] == [100, 999]
    assert account["weights"][0]["at"] == "1970-01-01T00:16:50.000Z"
    assert statement["reason"] == "JavaScript is not edited yet"
    assert statement["unedited_starts_on_fargate"] is None


def test_one_lost_request_is_a_failed_rehearsal(result: RehearsalResult) -> None:
    assert result.passed
    assert not failed(result).passed
    assert not replace(result, verification=Verification("verify", False, "")).passed
    assert not replace(result, traffic=replace(result.traffic, total=0)).passed
    assert not replace(result, services=result.services[1:]).passed
    turned_back = replace(result.services[0], name="card", crossed=False, reason="rolled back")
    assert not replace(result, services=(*result.services, turned_back)).passed


def test_the_terminal_shows_the_last_words_the_weights_and_the_sum(result: RehearsalResult) -> None:
    out = io.StringIO()
    rehearsal.print_text(failed(result), Console(file=out, width=200, soft_wrap=True))
    text = out.getvalue()
    assert LOG in text
    assert "EC2 900 : 100 Fargate" in text
    assert "i-0abc" in text
    assert "1600 requests sent, 1 failed" in text
    assert "failed 11.0 s POST /payments: 502 <b>" in text
    assert "the same in both homes" in text


def test_different_binaries_are_called_different(result: RehearsalResult) -> None:
    account = replace(result.services[0], edited_on_ec2=Attempt(True, 1.0, "", "c" * 64))
    out = io.StringIO()
    rehearsal.print_text(replace(result, services=(account,)), Console(file=out, width=200))
    assert "NOT the same" in out.getvalue()


def test_the_html_needs_no_other_file_and_escapes_what_it_quotes(result: RehearsalResult) -> None:
    html = rehearsal.as_html(failed(result))
    assert not re.search(r"""(src|href)\s*=\s*["'](https?:)?//""", html)
    assert "<script" not in html
    assert "502 &lt;b&gt;" in html
    assert "NoCredentialProviders &lt;" in html
    assert html.count("<svg") == 2
    assert 'rect class="bad"' not in html
    with_failures = replace(
        failed(result).traffic, seconds=(Second(1011.0, 40, 1, 3.0, 9.0), Second(1012.0, 40, 0, 3.0, 9.0))
    )
    assert rehearsal.as_html(replace(result, traffic=with_failures)).count('rect class="bad"') == 1


def test_the_weights_stair_ends_at_the_top(result: RehearsalResult) -> None:
    html = rehearsal.as_html(result)
    stair = re.search(r'class="stair" d="([^"]+)"', html)
    assert stair is not None
    heights = [float(value) for value in re.findall(r"V([\d.]+)", stair.group(1))]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == pytest.approx(10.0)


def test_the_pipelines_run_is_told_in_every_form(result: RehearsalResult) -> None:
    run = rehearsal.as_data(result)["services"][0]["pipeline"]
    assert run["ok"] is True
    assert run["image"] == "registry.example/account:abc"
    assert run["steps"][0]["name"] == "<Build>"
    assert "&lt;Build&gt;" in rehearsal.as_html(result)
    text = io.StringIO()
    rehearsal.print_text(result, Console(file=text, width=200))
    assert "ecs-build: account:abc built, pushed, deployed" in text.getvalue()
    failed = PipelineRun("account", (StepRun("ecs-deploy", "Wait", 9.0, 1, "no such cluster"),), "")
    result = replace(result, services=(replace(result.services[0], pipeline=failed),))
    assert rehearsal.as_data(result)["services"][0]["pipeline"]["ok"] is False
    text = io.StringIO()
    rehearsal.print_text(result, Console(file=text, width=200))
    assert "fails at ecs-deploy, Wait: no such cluster" in text.getvalue()
