"""AWS operations in Rust: the ``aws-sdk-*`` crates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.aws import operation_fact
from watari.survey.code.python.aws import pascal, python_operation
from watari.survey.facts import AwsFact, CodeFile
from watari.survey.source import Source

_CRATE = re.compile(r"\baws_sdk_(\w+)\b")


def aws_calls(source: Source, code: CodeFile) -> Iterator[AwsFact]:
    """The operations that one file calls: ``client.put_object()`` where the file names one crate.

    Where it names several, the client's own name has to hold the service's.
    """
    if b"aws_sdk_" not in source.data:
        return
    crates = set(_CRATE.findall(source.text()))
    for call in code.calls:
        receiver, dot, name = call.callee.rpartition(".")
        if not dot or call.arguments or python_operation(name) is None:
            continue
        named = [crate for crate in crates if crate in receiver.rsplit(".", 1)[-1].lower()]
        known = named or (list(crates) if len(crates) == 1 else [])
        if len(known) == 1:
            yield operation_fact(source, known[0], pascal(name), call.line)
