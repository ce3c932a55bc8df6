"""Helm charts: their files are kept until all are read, then rendered (:mod:`watari.survey.helm`)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from watari.survey.facts import ChartFile, Fact
from watari.survey.readers.interface import Source

_FILE = re.compile(r"(^|/)(Chart\.yaml|values\.yaml|templates/([\w.-]+/)*[\w.-]+\.(ya?ml|tpl))$")


class HelmReader:
    """``Chart.yaml``, ``values.yaml`` and what stands in ``templates``."""

    def wants(self, path: str) -> bool:
        return bool(_FILE.search(path)) and "/templates/tests/" not in path

    def read(self, source: Source) -> Iterable[Fact]:
        yield ChartFile(source.text(), source.at(1))
