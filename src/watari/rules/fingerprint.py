"""By what a finding is known again when its line has moved: rule, file, text, and which of its equals it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from watari.model.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class Fingerprint:
    """``text`` is a digest of the line without the space around it, never the line: it may hold a secret.

    ``ordinal`` counts from 1 the equals in one file, from its top.
    """

    path: str
    rule: str
    text: str
    ordinal: int = 1

    @property
    def without_place(self) -> tuple[str, str]:
        """What is the same when the whole file has moved."""
        return self.rule, self.text

    def __str__(self) -> str:
        digest = hashlib.sha256("\n".join((self.rule, self.path, self.text)).encode("utf-8", "surrogateescape"))
        return f"{digest.hexdigest()}:{self.ordinal}"


def fingerprints(findings: Iterable[Finding]) -> dict[Finding, Fingerprint]:
    """The fingerprint of each; give all findings of a file at once, or the ordinals are not those of the file."""
    seen: Counter[Fingerprint] = Counter()
    result = {}
    for one in sorted(findings, key=lambda one: (one.path, one.start, one.rule)):
        alone = Fingerprint(one.path, one.rule, digest_of(one.snippet))
        seen[alone] += 1
        result[one] = replace(alone, ordinal=seen[alone])
    return result


def digest_of(line: str) -> str:
    """Of the text without what an editor moves: the space around it."""
    return hashlib.sha256(line.strip().encode("utf-8", "surrogateescape")).hexdigest()[:32]
