"""The errors of watari: each says what, where, why, and the next command to type.

::

    WatariError                1   failed
    ├── UsageError             2   the command was used wrongly
    ├── NothingToRead          3   nothing readable at the path
    ├── CredentialsMissing     4   no AWS credentials, or not allowed
    ├── ConfigError            2   watari.yaml says something impossible
    ├── PlanRefused            1   the plan no longer fits the repository or the account
    ├── AwsFailed              1   an AWS call failed
    ├── DeployFailed           1   the Fargate side did not become stable
    ├── RehearsalFailed        1   the rehearsal could not go on
    └── RolledBack            21   traffic was sent back to EC2

Exit codes 0, 10 and 20 are results, not errors: they stand in
:mod:`watari.cli.exits`.
"""

from __future__ import annotations


class WatariError(Exception):
    """Something failed; ``str()`` is one sentence a person can act on.

    ``next_step`` is the command to type, or what to do, after it.
    """

    exit_code = 1

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class UsageError(WatariError):
    """The command line asks for something that is not to be had."""

    exit_code = 2


class NothingToRead(WatariError):
    """The path does not exist, cannot be read, or holds no service."""

    exit_code = 3


class CredentialsMissing(WatariError):
    """AWS would not let us in."""

    exit_code = 4


class ConfigError(WatariError):
    """``watari.yaml`` cannot be read or does not fit its schema."""

    exit_code = 2


class PlanRefused(WatariError):
    """A plan cannot be made, or was made for another commit or another remote state."""


class AwsFailed(WatariError):
    """An AWS call failed for another reason than credentials."""


class DeployFailed(WatariError):
    """The Fargate service did not become stable."""


class RehearsalFailed(WatariError):
    """The rehearsal could not go on."""


class RolledBack(WatariError):
    """A step was judged bad and the traffic went back to EC2."""

    exit_code = 21
