"""What counts as reading a variable in JavaScript and TypeScript, and with which default."""

from __future__ import annotations

import pytest

from watari.survey.facts import EnvRead
from watari.survey.readers import Source
from watari.survey.readers.code import CodeReader


def read(text: str, name: str = "app/env.ts") -> list[tuple[str, str | None, bool]]:
    facts = CodeReader().read(Source(name, text.encode()))
    return [(fact.name, fact.default, fact.required) for fact in facts if isinstance(fact, EnvRead)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("const a = process.env.QUAY_URL!;", [("QUAY_URL", None, True)]),
        ("const a = process.env['QUAY_URL'] ?? 'http://quay';", [("QUAY_URL", "http://quay", False)]),
        ("const a = Number(process.env.PORT) || 3000;", [("PORT", "3000", False)]),
        ("const a = import.meta.env.VITE_API;", [("VITE_API", None, False)]),
        ("if (!process.env.QUAY_URL) throw new Error('QUAY_URL');", [("QUAY_URL", None, True)]),
        (
            "const {\n  PORT = 80,\n  QUAY_URL: url,\n} = process.env;",
            [("PORT", "80", False), ("QUAY_URL", None, False)],
        ),
        ("config.get<string>('QUAY_URL', 'http://quay')", [("QUAY_URL", "http://quay", False)]),
        ("configService.getOrThrow('QUAY_URL')", [("QUAY_URL", None, True)]),
        ("env.get('PORT').required().asPortNumber()", [("PORT", None, True)]),
        ("env.get('PORT').default('80').asPortNumber()", [("PORT", "80", False)]),
        (
            "import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, {\n  QUAY_URL: str(),\n"
            "  MODE: str({ default: 'calm' }),\n});",
            [("QUAY_URL", None, True), ("MODE", "calm", False)],
        ),
        (
            "import convict from 'convict';\nconvict({ quay: {\n  default: 'http://quay',\n  env: 'QUAY_URL',\n} });",
            [("QUAY_URL", "http://quay", False)],
        ),
    ],
)
def test_reads(text: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "// process.env.QUAY_URL is read elsewhere",
        "map.get('QUAY_URL')",
        "const labels = {\n  NORTH: str('north'),\n};",
        "const { QUAY_URL } = labels;",
    ],
)
def test_is_no_read(text: str) -> None:
    assert read(text) == []


def test_a_secret_keeps_no_default() -> None:
    assert read("const a = process.env.QUAY_PASSWORD || 'swordfish';") == [("QUAY_PASSWORD", None, False)]
