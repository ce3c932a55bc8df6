"""A small account in moto."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import small_account
from moto import mock_aws


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[small_account.Account]:
    """One service on EC2 behind one rule."""
    small_account.credentials(monkeypatch)
    with mock_aws():
        yield small_account.make()
