"""A corpus of made-up services, as large as asked for, to check and to search.

Files are of the length and the word mix of ordinary server code (about 9 KB: imports, handlers, data access, logging,
tests, configuration), in the proportions in which languages meet in a company. One service in fifty holds EC2-only
code; many more hold what only looks like it (localhost as a default, temporary files, CPU counts in comments).
"""

# ruff: noqa: E501, S608  the lines of the made-up files are long, and run nowhere
from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

WORDS = [
    "account",
    "amount",
    "audit",
    "balance",
    "batch",
    "buffer",
    "cache",
    "card",
    "charge",
    "client",
    "config",
    "context",
    "counter",
    "credit",
    "currency",
    "customer",
    "data",
    "debit",
    "decode",
    "delivery",
    "detail",
    "device",
    "encode",
    "entry",
    "error",
    "event",
    "export",
    "fee",
    "field",
    "filter",
    "handler",
    "header",
    "health",
    "history",
    "import",
    "index",
    "input",
    "invoice",
    "item",
    "job",
    "key",
    "ledger",
    "limit",
    "line",
    "list",
    "load",
    "lock",
    "log",
    "mail",
    "member",
    "merchant",
    "message",
    "metric",
    "name",
    "notify",
    "number",
    "order",
    "output",
    "owner",
    "page",
    "parse",
    "partner",
    "path",
    "payment",
    "payload",
    "policy",
    "price",
    "process",
    "product",
    "profile",
    "query",
    "queue",
    "rate",
    "read",
    "record",
    "refund",
    "region",
    "report",
    "request",
    "reset",
    "response",
    "result",
    "retry",
    "route",
    "row",
    "rule",
    "save",
    "schema",
    "score",
    "search",
    "send",
    "service",
    "session",
    "settle",
    "shop",
    "size",
    "sort",
    "source",
    "state",
    "status",
    "store",
    "stream",
    "table",
    "task",
    "tax",
    "template",
    "tenant",
    "token",
    "total",
    "trace",
    "transfer",
    "type",
    "update",
    "upload",
    "user",
    "validate",
    "value",
    "vendor",
    "version",
    "wallet",
    "window",
]


HOSTS = ("localhost", *(f"{name}.shop.internal" for name in WORDS[:19]))
"""Defaults for the address of another service: one in twenty is for a developer's machine."""


def words(chance: random.Random, count: int, join: str = "_") -> str:
    """A name of so many words."""
    return join.join(chance.choice(WORDS) for _ in range(count))


def go(chance: random.Random, ec2_only: bool) -> str:
    """A Go file of about 300 lines."""
    package = words(chance, 1)
    lines = [f"package {package}", "", "import (", '\t"context"', '\t"errors"', '\t"fmt"', '\t"net/http"']
    if ec2_only:
        lines.append('\t"github.com/aws/aws-sdk-go/aws/ec2metadata"')
    lines += [")", ""]
    if ec2_only:
        lines += ["func region() (string, error) {", "\treturn ec2metadata.New(nil).Region()", "}", ""]
    for _ in range(22):
        name, kind = words(chance, 2, "").title(), words(chance, 1).title()
        lines += [
            f"// {name} {words(chance, 9, ' ')}.",
            f"func (s *{kind}) {name}(ctx context.Context, id string) (*{kind}, error) {{",
            f'\trow := s.db.QueryRowContext(ctx, "select {words(chance, 4, ", ")} from {words(chance, 1)} where id = $1", id)',
            f"\tvar found {kind}",
            "\tif err := row.Scan(&found.ID, &found.Name); err != nil {",
            f'\t\treturn nil, fmt.Errorf("{words(chance, 3, " ")} %s: %w", id, err)',
            "\t}",
            f'\ts.log.Info("{words(chance, 4, " ")}", "id", id)',
            "\treturn &found, nil",
            "}",
            "",
        ]
    return "\n".join(lines)


def python(chance: random.Random, ec2_only: bool) -> str:
    """A Python file of about 250 lines."""
    lines = ["from __future__ import annotations", "", "import logging", "import os", "", "import requests"]
    if ec2_only:
        lines += [
            'BASE = "http://169.254.169.254/latest/meta-data"',
            'ZONE = requests.get(BASE + "/placement/availability-zone").text',
        ]
    lines += [
        "log = logging.getLogger(__name__)",
        f'HOST = os.environ.get("{words(chance, 2).upper()}", "{chance.choice(HOSTS)}")',
        "",
    ]
    for _ in range(24):
        name = words(chance, 3)
        lines += [
            f"def {name}({words(chance, 1)}_id: str, *, limit: int = {chance.randrange(900)}) -> dict[str, str]:",
            f'    """{words(chance, 11, " ")}."""',
            f'    answer = requests.get(f"https://{{HOST}}/{words(chance, 2, "/")}", timeout=5)',
            "    answer.raise_for_status()",
            f'    log.info("{words(chance, 4, " ")} %s", limit)',
            f'    return {{"{words(chance, 1)}": answer.json()["{words(chance, 1)}"], "{words(chance, 1)}": str(limit)}}',
            "",
            "",
        ]
    return "\n".join(lines)


def java(chance: random.Random, ec2_only: bool) -> str:
    """A Java file of about 250 lines."""
    name = words(chance, 2, " ").title().replace(" ", "")
    imported = "import com.amazonaws.util.EC2MetadataUtils;\n" if ec2_only else ""
    lines = [
        f"package com.example.{words(chance, 1)};",
        "",
        "import java.util.List;",
        imported,
        "@Service",
        f"public class {name} {{",
    ]
    if ec2_only:
        lines.append("    private final String instance = EC2MetadataUtils.getInstanceId();")
    for _ in range(20):
        method = words(chance, 2, " ").title().replace(" ", "")
        lines += [
            f"    /** {words(chance, 10, ' ')}. */",
            f"    public List<{name}> find{method}(final String id, final int limit) {{",
            f'        log.info("{words(chance, 4, " ")} {{}}", id);',
            "        if (limit < 1) {",
            f'            throw new IllegalArgumentException("{words(chance, 3, " ")}");',
            "        }",
            f'        return repository.findAllBy{method}(id, PageRequest.of(0, limit, Sort.by("{words(chance, 1)}")));',
            "    }",
            "",
        ]
    return "\n".join([*lines, "}"])


def javascript(chance: random.Random, ec2_only: bool) -> str:
    """A JavaScript file of about 250 lines."""
    lines = ["'use strict'", "const express = require('express')", "const axios = require('axios')"]
    if ec2_only:
        lines.append(
            "axios.get('http://169.254.169.254/latest/meta-data/instance-id').then((r) => { module.exports.id = r.data })"
        )
    lines += ["const router = express.Router()", ""]
    for _ in range(22):
        lines += [
            f"// {words(chance, 10, ' ')}",
            f"router.get('/{words(chance, 2, '/')}/:id', async (req, res, next) => {{",
            "  try {",
            f"    const {{ data }} = await axios.get(`${{process.env.{words(chance, 2).upper()}}}/{words(chance, 2, '/')}`)",
            f"    req.log.info({{ {words(chance, 1)}: data.{words(chance, 1)} }}, '{words(chance, 4, ' ')}')",
            f"    res.json({{ {words(chance, 1)}: data.{words(chance, 1)}, {words(chance, 1)}: req.params.id }})",
            "  } catch (error) {",
            "    next(error)",
            "  }",
            "})",
            "",
        ]
    return "\n".join(lines)


def ruby(chance: random.Random, ec2_only: bool) -> str:
    """A Ruby file of about 250 lines."""
    lines = [f"class {words(chance, 2, ' ').title().replace(' ', '')}Service"]
    if ec2_only:
        lines.append("  CREDENTIALS = Aws::InstanceProfileCredentials.new")
    for _ in range(30):
        lines += [
            f"  # {words(chance, 10, ' ')}",
            f"  def {words(chance, 3)}({words(chance, 1)}_id, limit: {chance.randrange(900)})",
            f"    record = {words(chance, 1).title()}.where({words(chance, 1)}: limit).find_by!(id: {words(chance, 1)}_id)",
            f'    Rails.logger.info("{words(chance, 4, " ")} #{{record.id}}")',
            f"    record.update!({words(chance, 1)}: record.{words(chance, 1)} + 1)",
            "  end",
            "",
        ]
    return "\n".join([*lines, "end", ""])


def manifest(chance: random.Random, ec2_only: bool) -> str:
    """A YAML file of about 150 lines."""
    lines = ["services:"]
    for _ in range(12):
        lines += [
            f"  {words(chance, 2, '-')}:",
            f"    image: example.com/{words(chance, 2, '/')}:1",
            "    environment:",
        ]
        lines += [f"      {words(chance, 2).upper()}: {words(chance, 2, '-')}" for _ in range(10)]
    return "\n".join([*lines, ""])


KINDS: tuple[tuple[str, str, Callable[[random.Random, bool], str]], ...] = (
    ("internal/{}.go", "go", go),
    ("internal/{}_more.go", "go", go),
    ("app/{}.py", "python", python),
    ("app/{}_more.py", "python", python),
    ("src/main/java/{}.java", "java", java),
    ("src/main/java/{}More.java", "java", java),
    ("routes/{}.js", "javascript", javascript),
    ("routes/{}-more.js", "javascript", javascript),
    ("lib/{}.rb", "ruby", ruby),
    ("deploy/{}.yml", "yaml", manifest),
)


def write(folder: Path, size: int) -> int:
    """Writes services into ``folder`` until there are ``size`` bytes; gives the number of files."""
    chance = random.Random(20261126)  # noqa: S311
    written = files = service = 0
    while written < size:
        ec2_only = service % 50 == 0
        home = folder / f"{words(chance, 1)}-{service:05}"
        for pattern, _, make in KINDS:
            for number in range(5):
                path = home / pattern.format(f"{words(chance, 2)}_{number}")
                path.parent.mkdir(parents=True, exist_ok=True)
                text = make(chance, ec2_only and number == 0)
                path.write_text(text, encoding="utf-8")
                written, files = written + len(text), files + 1
        service += 1
    return files
