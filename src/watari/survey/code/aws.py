"""AWS operations in code: what languages share."""

from __future__ import annotations

from watari.model.fleet import AwsCall
from watari.survey.awsnames import iam_operation, iam_service
from watari.survey.facts import AwsFact
from watari.survey.source import Source


def operation_fact(source: Source, package: str, operation: str, line: int) -> AwsFact:
    """An operation as IAM names it, from an SDK's package and method."""
    service = iam_service(package)
    return AwsFact(AwsCall(service, iam_operation(service, operation), source.at(line)))
