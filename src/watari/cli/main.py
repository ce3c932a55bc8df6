"""The command line: parses, calls a stage, hands the value to report. Nothing else."""

from __future__ import annotations

import sys

from cyclopts import App
from cyclopts.exceptions import CycloptsError

from watari import __version__
from watari.cli.exits import Exit
from watari.errors import WatariError

app = App(
    name="watari",
    version=__version__,
    help="Moves microservices from EC2 instances to ECS on Fargate.",
    help_format="plaintext",
)

# Each verb lives in a module of its own that is imported when it is called:
# `watari --version` must not pay for boto3, DBOS or ast-grep.
VERBS: dict[str, tuple[str, str]] = {
    "survey": ("survey:survey", "Describe every service, whom it calls, and the order to move in."),
    "check": ("check:check", "Find what works on EC2 and not on Fargate, worst first."),
    "explain": ("explain:explain", "Tell why a rule exists, with an example and the replacement."),
    "plan": ("plan:plan", "Plan every edit of code, image, task, pipeline and infrastructure."),
    "apply": ("apply:apply", "Write an approved plan as a branch; nothing else is touched."),
    "rehearse": ("rehearse:rehearse", "Live the whole crossing through on this machine, under traffic."),
    "deploy": ("deploy:deploy", "Put the Fargate service beside the EC2 one, at weight 0."),
    "status": ("status:status", "Show tasks, targets, weights and events of both homes."),
    "scale": ("scale:scale", "Type a number; that many tasks run."),
    "exec": ("exec:exec_command", "Run a command inside a task."),
    "cutover": ("cutover:app", "Move traffic step by step; a bad step returns to EC2."),
    "retire": ("retire:retire", "Show what of EC2 can go now; then it goes."),
}


def register() -> None:
    """Adds the verbs to the application, without importing them."""
    for name, (target, summary) in VERBS.items():
        app.command(f"watari.cli.{target}", name=name, help=summary)


register()


def main(arguments: list[str]) -> int:
    """Runs one command and gives its exit code. Errors become one sentence on standard error."""
    from rich.console import Console

    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        result = app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
    except CycloptsError as error:
        errors.print(f"watari: {error}", style="red", markup=False)
        errors.print("Type watari --help for the commands.", markup=False)
        return Exit.WRONG_USE
    except WatariError as error:
        errors.print(f"watari: {error}", style="red", markup=False)
        return error.exit_code
    except KeyboardInterrupt:
        errors.print("watari: interrupted.", markup=False)
        return 130
    except BrokenPipeError:
        return 0
    return int(result or 0)


def run() -> None:
    """The console script."""
    sys.exit(main(sys.argv[1:]))
