"""A client that is made in one file and asked in another, which does not name the SDK."""

# ruff: noqa: E501  the tables hold one-line programs
from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.fleet import Fleet
from watari.rules.run import check

RULE = """
id: {language}-probe
language: {language}
message: probes
rule: {rule}
metadata:
  category: 1
  severity: misbehaves
  subject: probe
  recipe: none
  recipe_reason: None.
  replacement: None.
  why: None.
  example: probe()
  requires_import: ['{module}']
  where: {{names: {{OF: '{origin}'}}}}
"""
PROBES = {
    "python": (
        "{kind: call, has: {field: function, kind: attribute, has: {field: object, pattern: $OF}, regex: 'probe_it$'}}",
        "sdk.meta",
        r"sdk\.meta\.Client\(\)",
    ),
    "javascript": (
        "{kind: call_expression, has: {field: function, kind: member_expression, has: {field: object, pattern: $OF}, regex: 'probe_it$'}}",
        "sdk/meta",
        r"sdk/meta\.Client\(\)",
    ),
    "java": (
        "{kind: method_invocation, all: [{has: {field: object, pattern: $OF}}, {has: {field: name, regex: '^probe_it$'}}]}",
        "sdk.meta",
        r"sdk\.meta\.Client(\.create)?\(\)",
    ),
    "ruby": (
        "{kind: call, all: [{has: {field: receiver, pattern: $OF}}, {has: {field: method, regex: '^probe_it$'}}]}",
        "Sdk::Client",
        r"Sdk::Client\(\)",
    ),
}  # fmt: skip
TREES = {
    "a wrapper function": (
        "python",
        {"app/host.py": "from sdk.meta import Client\n\ndef meta():\n    return Client()\n", "app/web.py": "from app.host import meta\n\nx = meta().probe_it()\n"},
        "app/web.py:3",
    ),
    "an object of a class": (
        "python",
        {"app/host.py": "import sdk.meta\n\nclass Host:\n    def __init__(self):\n        self.meta = sdk.meta.Client()\n", "app/web.py": "from .host import Host\n\nx = Host().meta.probe_it()\n"},
        "app/web.py:3",
    ),
    "a name of the module": (
        "javascript",
        {"src/meta.js": "const { Client } = require('sdk/meta')\nmodule.exports = new Client()\n", "src/web.js": "const meta = require('./meta')\n\nmeta.probe_it()\n"},
        "src/web.js:3",
    ),
    "a class of the same package": (
        "java",
        {"a/Host.java": "package a;\nimport sdk.meta.Client;\nclass Host { final Client meta = Client.create(); }\n", "a/Web.java": "package a;\nclass Web {\n  Host host;\n  void f() { host.meta.probe_it(); }\n}\n"},
        "a/Web.java:4",
    ),
    "a class by its name": (
        "ruby",
        {"lib/host.rb": "class Host\n  def meta\n    @meta ||= Sdk::Client.new\n  end\nend\n", "lib/web.rb": "Host.new.meta.probe_it\n"},
        "lib/web.rb:1",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TREES)
def test_values_are_followed_into_files_that_do_not_name_the_sdk(name: str, tmp_path: Path) -> None:
    language, files, place = TREES[name]
    rule, module, origin = PROBES[language]
    rules, tree = tmp_path / "rules", tmp_path / "tree"
    rules.mkdir()
    (rules / "probe.yml").write_text(
        RULE.format(language=language, rule=rule, module=module, origin=origin), encoding="utf-8"
    )
    for path, text in {**files, "other.md": ""}.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_text(text, encoding="utf-8")
    found = [one for one in check(Fleet(str(tree), ()), (rules,)).findings if one.rule == f"{language}-probe"]
    assert [f"{one.path}:{one.line}" for one in found] == [place]
