"""Severity and guards in the languages whose values are followed, through a rule of the test's own."""

# ruff: noqa: E501  the tables hold one-line programs
from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from watari.model.finding import Finding
from watari.model.fleet import Fleet
from watari.rules.run import check

RULE = """
id: {language}-probe
language: {language}
message: probes
rule: {rule}
metadata:
  category: 1
  severity: blocks-start
  subject: probe
  recipe: none
  recipe_reason: None.
  replacement: None.
  why: None.
  example: probe()
  literals: [probe_it]
"""
CALLS = {
    "python": "{kind: call, has: {field: function, regex: '^probe_it$'}}",
    "javascript": "{kind: call_expression, has: {field: function, regex: '^probe_it$'}}",
    "java": "{kind: method_invocation, has: {field: name, regex: '^probe_it$'}}",
    "ruby": "{any: [{kind: identifier, regex: '^probe_it$'}, {kind: call, has: {field: method, regex: '^probe_it$'}}]}",
}
SUFFIX = {"python": "py", "javascript": "js", "java": "java", "ruby": "rb"}

STARTS = {
    "python": {
        "X = probe_it()": "blocks-start",
        "try:\n  X = probe_it()\nexcept Exception:\n  X = None": "misbehaves",
        "try:\n  X = probe_it()\nexcept Exception:\n  raise": "blocks-start",
        "import contextlib\nwith contextlib.suppress(OSError):\n  X = probe_it()": "misbehaves",
        "def f():\n  return probe_it()\nX = f()": "blocks-start",
        "def f():\n  return probe_it()\ntry:\n  X = f()\nexcept OSError:\n  pass": "misbehaves",
        "def f():\n  return probe_it()": "misbehaves",
        "class A:\n  def __init__(self):\n    self.x = probe_it()\na = A()": "blocks-start",
        "class A:\n  x = probe_it()": "blocks-start",
        "@app.get('/')\ndef view():\n  return probe_it()": "misbehaves",
        "def main():\n  probe_it()\nif __name__ == '__main__':\n  main()": "blocks-start",
        "X = lambda: probe_it()": "misbehaves",
    },
    "javascript": {
        "const x = probe_it()": "blocks-start",
        "try { probe_it() } catch (e) { console.error(e) }": "misbehaves",
        "try { probe_it() } catch (e) { process.exit(1) }": "blocks-start",
        "(async () => { await probe_it() })()": "blocks-start",
        "(async () => { await probe_it() })().catch(e => log(e))": "misbehaves",
        "const f = () => probe_it(); f()": "blocks-start",
        "app.get('/', () => { probe_it() })": "misbehaves",
        "class A { constructor() { probe_it() } } const a = new A()": "blocks-start",
        "load().then(() => probe_it())": "blocks-start",
        "setTimeout(() => probe_it(), 10)": "misbehaves",
    },
    "java": {
        "class A { public static void main(String[] a) { probe_it(); } }": "blocks-start",
        "class A { static { probe_it(); } }": "blocks-start",
        "@Component class A { A() { probe_it(); } }": "blocks-start",
        "@Service class A { private final X x = probe_it(); }": "blocks-start",
        "class A { A() { probe_it(); } }": "misbehaves",
        "@Component class A { @PostConstruct void f() { g(); } void g() { probe_it(); } }": "blocks-start",
        "@Component class A { @PostConstruct void f() { try { probe_it(); } catch (E e) { log(e); } } }": "misbehaves",
        "@RestController class A { @GetMapping String f() { return probe_it(); } }": "misbehaves",
    },
    "ruby": {
        "X = probe_it": "blocks-start",
        "X = probe_it rescue nil": "misbehaves",
        "begin\n  probe_it\nrescue StandardError\n  nil\nend": "misbehaves",
        "begin\n  probe_it\nrescue StandardError\n  raise\nend": "blocks-start",
        "Rails.application.configure do\n  config.x = probe_it\nend": "blocks-start",
        "get '/' do\n  probe_it\nend": "misbehaves",
        "Notifications.subscribe('x') do\n  probe_it\nend": "misbehaves",
        "def f\n  probe_it\nend\nf": "blocks-start",
        "class A\n  def initialize\n    probe_it\n  end\nend\nA.new": "blocks-start",
        "class A\n  def x\n    probe_it\n  end\nend": "misbehaves",
    },
}  # fmt: skip

GUARDED = {
    "python": [
        "import os\nif not os.environ.get('ECS_CONTAINER_METADATA_URI_V4'):\n  probe_it()",
        "import os\nif os.environ.get('ECS_CONTAINER_METADATA_URI_V4'):\n  pass\nelse:\n  probe_it()",
        "import os\nON_ECS = 'ECS_CONTAINER_METADATA_URI' in os.environ\nif not ON_ECS:\n  probe_it()",
        "def f(settings):\n  if settings.ECS_FLAG:\n    return None\n  return probe_it()",
        "import os\nx = None if os.getenv('AWS_EXECUTION_ENV') == 'AWS_ECS_FARGATE' else probe_it()",
        "if running_on_ec2():\n  probe_it()",
        "import os\ndef hosted():\n  return 'ECS_CONTAINER_METADATA_URI_V4' in os.environ\nif not hosted():\n  probe_it()",
    ],
    "javascript": [
        "if (!process.env.ECS_CONTAINER_METADATA_URI_V4) { probe_it() }",
        "const ecs = Boolean(process.env.ECS_CONTAINER_METADATA_URI_V4); const x = ecs ? null : probe_it()",
        "function f() { if (process.env.ECS_FLAG) return null; return probe_it() }",
        "if (isEc2Instance()) probe_it()",
    ],
    "java": [
        'class A { void f() { if (System.getenv("ECS_CONTAINER_METADATA_URI_V4") == null) { probe_it(); } } }',
        'class A { boolean onEcs() { return System.getenv("AWS_EXECUTION_ENV") != null; } void f() { if (!onEcs()) { probe_it(); } } }',
    ],
    "ruby": [
        "probe_it unless ENV['ECS_CONTAINER_METADATA_URI_V4']",
        "if ENV.key?('ECS_FLAG')\n  1\nelse\n  probe_it\nend",
        "def f\n  return if ENV['ECS_FLAG']\n  probe_it\nend",
    ],
}  # fmt: skip

UNGUARDED = {
    "python": [
        "import os\nif os.environ.get('ECS_CONTAINER_METADATA_URI_V4'):\n  probe_it()",
        "import os\nif os.environ.get('DEBUG'):\n  probe_it()",
        "def f(settings):\n  if not settings.ECS_FLAG:\n    return None\n  return probe_it()",
    ],
    "javascript": ["if (process.env.ECS_FLAG) { probe_it() }", "if (!isEc2Instance()) { probe_it() }"],
    "ruby": ["probe_it if ENV['ECS_FLAG']"],
}


def finding(tmp_path: Path, language: str, source: str) -> Finding | None:
    rules, tree = tmp_path / "rules", tmp_path / "tree"
    rules.mkdir()
    tree.mkdir()
    (rules / "probe.yml").write_text(RULE.format(language=language, rule=CALLS[language]), encoding="utf-8")
    (tree / f"app.{SUFFIX[language]}").write_text(dedent(source), encoding="utf-8")
    found = [one for one in check(Fleet(str(tree), ()), (rules,)).findings if one.rule == f"{language}-probe"]
    assert len(found) < 2
    return found[0] if found else None


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, source) for language, sources in table.items() for source in sources]


@pytest.mark.parametrize(
    ("language", "source", "severity"),
    [(language, source, severity) for language, table in STARTS.items() for source, severity in table.items()],
)
def test_severity_says_what_happens(language: str, source: str, severity: str, tmp_path: Path) -> None:
    found = finding(tmp_path, language, source)
    assert found is not None
    assert found.severity == severity
    assert bool(found.way) is (severity == "blocks-start")


@pytest.mark.parametrize(("language", "source"), rows(GUARDED))
def test_what_a_platform_check_guards_is_no_finding(language: str, source: str, tmp_path: Path) -> None:
    assert finding(tmp_path, language, source) is None


@pytest.mark.parametrize(("language", "source"), rows(UNGUARDED))
def test_another_condition_guards_nothing(language: str, source: str, tmp_path: Path) -> None:
    assert finding(tmp_path, language, source) is not None


def test_the_way_goes_through_other_files(tmp_path: Path) -> None:
    rules, tree = tmp_path / "rules", tmp_path / "tree"
    (tree / "app").mkdir(parents=True)
    rules.mkdir()
    (rules / "probe.yml").write_text(RULE.format(language="python", rule=CALLS["python"]), encoding="utf-8")
    (tree / "app" / "host.py").write_text("def identity():\n    return probe_it()\n", encoding="utf-8")
    (tree / "app" / "main.py").write_text("from app.host import identity\n\nWHO = identity()\n", encoding="utf-8")
    (found,) = check(Fleet(str(tree), ()), (rules,)).findings
    assert found.severity == "blocks-start"
    assert found.way == ("loading of app/main.py:3", "identity app/host.py:2")
