"""The hash is GitHub's: values that github/codeql-action's own tests expect."""

from __future__ import annotations

import pytest

from watari.report.findings.linehash import line_hashes

TRAILING = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (" a\nb\n  \t\tc\n d", ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", TRAILING),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", TRAILING),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", TRAILING),
    ],
)
def test_values_of_codeql_action(text: str, hashes: list[str]) -> None:
    assert list(line_hashes(text, range(1, 20)).values()) == hashes


def test_equal_lines_are_counted_and_only_wanted_ones_told() -> None:
    text = "call()\n" * 150
    found = line_hashes(text, {1, 3})
    assert [one.partition(":")[2] for one in found.values()] == ["1", "3"]
    assert len({one.partition(":")[0] for one in found.values()}) == 1
