"""``watari cutover start | status | pause | resume | promote | abort | revert``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter

from watari.cli.account import UNSAID, Account, database_url, state_dir
from watari.cli.ask import confirmed
from watari.cli.exits import Exit

if TYPE_CHECKING:
    from watari.aws import Aws
    from watari.cutover.machine import Verb
    from watari.model.crossing import Route

app = App(
    name="cutover",
    help="Move traffic step by step; a bad step returns to EC2.",
    help_format="plaintext",
)

Format = Literal["text", "json"]
Yes = Annotated[bool, Parameter(negative="")]


@app.command
def start(
    service: str,
    /,
    *,
    rule: str | None = None,
    hold: bool = True,
    period: int = 60,
    poll: float = 5,
    yes: Yes = False,
    format: Format = "text",
    account: Account = UNSAID,
) -> int:
    """Moves the traffic to Fargate, each step judged; takes up a run that a crash left unfinished.

    Runs until the last step has passed or all traffic is back on EC2 (exit code 21). Ctrl-C goes
    back to EC2.

    Parameters
    ----------
    service
        The ECS service.
    rule
        The listener rule, where several forward to the service.
    hold
        Wait for watari cutover promote before 100 percent.
    period
        Resolution of the metrics in seconds; 60 is what AWS publishes.
    poll
        Seconds between looks.
    yes
        Agree without being asked.
    format
        text or json.
    """
    from rich.console import Console

    from watari.cutover.run import run
    from watari.report import cutover as report

    aws, route = _route(account, service, rule)
    settings = account.settings().cutover
    sys.stderr.write(report.plan_text(route, settings, hold))
    if not confirmed("Go on?", yes):
        return Exit.WAITING
    result = run(
        aws,
        route,
        settings,
        state_dir(),
        report.TerminalCutover(Console(stderr=True)),
        hold=hold,
        period=period,
        poll=poll,
        database_url=database_url(),
    )
    sys.stdout.write(report.result_json(result) if format == "json" else report.result_text(result))
    return Exit.DONE if result.outcome == "done" else Exit.ROLLED_BACK


@app.command
def status(
    service: str,
    /,
    *,
    rule: str | None = None,
    format: Format = "text",
    account: Account = UNSAID,
) -> int:
    """Shows the live weights and where the newest run stands.

    Parameters
    ----------
    service
        The ECS service.
    rule
        The listener rule, where several forward to the service.
    format
        text or json.
    """
    from watari.cutover.control import status as look
    from watari.report import cutover as report

    aws, route = _route(account, service, rule)
    seen = look(aws, route, state_dir(), database_url())
    sys.stdout.write(report.status_json(seen) if format == "json" else report.status_text(seen))
    waiting = seen.state is not None and seen.state.phase in report.NEXT_STEPS
    return Exit.WAITING if waiting else Exit.DONE


@app.command
def pause(service: str, /, *, rule: str | None = None, account: Account = UNSAID) -> int:
    """Stays at the step in force. A bad verdict still returns to EC2."""
    return _tell(account, service, rule, "pause")


@app.command
def resume(service: str, /, *, rule: str | None = None, account: Account = UNSAID) -> int:
    """Goes on after a pause, or gives an undecided step more time."""
    return _tell(account, service, rule, "resume")


@app.command
def promote(service: str, /, *, rule: str | None = None, account: Account = UNSAID) -> int:
    """Goes on from the hold before 100 percent, or from a step that only a person can decide."""
    return _tell(account, service, rule, "promote")


@app.command
def abort(service: str, /, *, rule: str | None = None, account: Account = UNSAID) -> int:
    """Sends all traffic back to EC2 now. Asks nothing: this is the safe direction."""
    return _home(account, service, rule, "abort")


@app.command
def revert(service: str, /, *, rule: str | None = None, yes: Yes = False, account: Account = UNSAID) -> int:
    """Sends all traffic back to EC2, also after a finished cutover, as long as EC2 is there."""
    if not confirmed(f"All traffic of {service} goes back to EC2. Go on?", yes):
        return Exit.WAITING
    return _home(account, service, rule, "revert")


def _route(account: Account, service: str, rule: str | None) -> tuple[Aws, Route]:
    from watari.cutover.route import find_route

    aws, cluster = account.connect()
    return aws, find_route(aws, cluster, service, rule)


def _tell(account: Account, service: str, rule: str | None, verb: Verb) -> int:
    from watari.cutover.control import tell

    _, route = _route(account, service, rule)
    tell(route, verb, state_dir(), database_url())
    print(f"{service}: told to {verb}.", file=sys.stderr)
    return Exit.DONE


def _home(account: Account, service: str, rule: str | None, verb: Verb) -> int:
    from watari.cutover.control import send_home

    aws, route = _route(account, service, rule)
    change = send_home(aws, route, verb, state_dir(), database_url())
    weights = change.weights
    print(f"{service}: EC2 {weights.ec2}, Fargate {weights.fargate} in force.", file=sys.stderr)
    return Exit.DONE
