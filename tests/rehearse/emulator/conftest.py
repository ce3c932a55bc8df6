"""One emulated AWS for the tests of this folder that need a live one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from rehearse.fakes import FakeFactory

from watari.rehearse.emulator.emulator import Emulator

REGION = "ap-northeast-1"


@pytest.fixture(scope="module")
def factory() -> Iterator[FakeFactory]:
    with FakeFactory("app:1", "app:2", "broken:1", "unmakeable:1") as made:
        yield made


@pytest.fixture(scope="module")
def emulator(factory: FakeFactory, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    folder: Path = tmp_path_factory.mktemp("emulator")
    with Emulator(factory, folder, REGION) as made:
        yield made


@pytest.fixture(scope="module")
def client(emulator: Emulator) -> Callable[[str], Any]:
    """boto3 clients that use the front, as watari's own do."""

    def make(service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=emulator.front_url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    return make
