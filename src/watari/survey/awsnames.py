"""IAM's names for services and operations of the SDKs, from ``data/aws_names.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _names() -> dict[str, Any]:
    text = files("watari.survey").joinpath("data/aws_names.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


def iam_service(package: str) -> str:
    """IAM's prefix for an SDK's package (``cloudwatchlogs`` is ``logs``); most are the same."""
    return str(_names()["services"].get(package.lower(), package.lower()))


def iam_operation(service: str, operation: str) -> str:
    """The IAM action of an API operation (S3's ``HeadObject`` is ``GetObject``); most are the same."""
    return str(_names()["operations"].get(service, {}).get(operation, operation))
