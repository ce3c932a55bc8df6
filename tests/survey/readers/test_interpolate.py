"""Variables of compose files, form by form (Docker's page «Interpolation»)."""

from __future__ import annotations

import pytest

from watari.survey.readers.interpolate import interpolate

KNOWN = {"HOST": "ferry", "EMPTY": ""}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("http://$HOST:80", "http://ferry:80"),
        ("http://${HOST}:80", "http://ferry:80"),
        ("${HOST:-other}", "ferry"),
        ("${EMPTY:-other}", "other"),
        ("${EMPTY-other}", ""),
        ("${MISSING-other}", "other"),
        ("${MISSING:-${HOST}:80}", "ferry:80"),
        ("${MISSING:-http://a/b?c}", "http://a/b?c"),
        ("${HOST:?must be set}", "ferry"),
        ("${MISSING:?must be set}", "${MISSING:?must be set}"),
        ("${HOST:+yes}", "yes"),
        ("${MISSING:+yes}", ""),
        ("costs $$HOST", "costs $HOST"),
        ("${MISSING}", "${MISSING}"),
        ("100$", "100$"),
    ],
)
def test_each_form(value: str, expected: str) -> None:
    assert interpolate(value, KNOWN) == expected
