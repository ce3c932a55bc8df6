"""The region: as written, else as every deployment of the fleet names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.evidence import Evidence
from watari.model.fleet import Fleet, Service
from watari.plan.region import located
from watari.sources.config import Config

CIRCLECI = """version: 2.1
jobs:
  deploy:
    docker: [{{image: cimg/base:stable}}]
    environment: {{AWS_DEFAULT_REGION: {}}}
    steps: [checkout, {{run: aws deploy push}}]
workflows: {{main: {{jobs: [deploy]}}}}
"""


def fleet(root: Path, **regions: str) -> Fleet:
    for name, region in regions.items():
        (root / name / ".circleci").mkdir(parents=True)
        (root / name / ".circleci/config.yml").write_text(CIRCLECI.format(region))
    return Fleet(str(root), tuple(Service(name, name, ("go",), Evidence("go.mod", 1)) for name in regions))


@pytest.mark.parametrize(
    ("config", "regions", "expected"),
    [
        (Config(), {"card": "eu-west-1"}, "eu-west-1"),
        (Config(), {"card": "eu-west-1", "auth": "eu-west-1"}, "eu-west-1"),
        (Config(), {"card": "eu-west-1", "auth": "eu-west-2"}, "us-east-1"),
        (Config(), {"card": "$REGION"}, "us-east-1"),
        (Config(region="sa-east-1"), {"card": "eu-west-1"}, "sa-east-1"),
    ],
)
def test_the_region_is_written_or_named_by_all(
    tmp_path: Path, config: Config, regions: dict[str, str], expected: str
) -> None:
    assert located(config, fleet(tmp_path, **regions)).region == expected
