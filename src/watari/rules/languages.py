"""Which grammar reads a file, which rules are for it, and which files are nobody's service."""

from __future__ import annotations

import re
from functools import lru_cache

GRAMMARS = {
    ".go": "go",
    ".py": "python",
    ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascript",
    ".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "tsx",
    ".java": "java",
    ".kt": "kotlin", ".kts": "kotlin",
    ".rb": "ruby", ".rake": "ruby", ".ru": "ruby",
    ".tf": "hcl", ".hcl": "hcl",
    ".yml": "yaml", ".yaml": "yaml",
    ".json": "json",
    ".sh": "bash", ".bash": "bash",
}  # fmt: skip
"""ast-grep's name of the grammar, by suffix."""

_NAMED = {"Rakefile": "ruby", "Capfile": "ruby"}

RULES_OF = {"typescript": "javascript", "tsx": "javascript"}
"""Grammars whose trees name things as another's do share its rules."""

DOCUMENTS = frozenset({"hcl", "yaml", "json", "bash"})
"""Grammars of configuration: there are no values to follow and there is no start."""

_TEST_FOLDER = re.compile(
    r"(^|/)(tests?|tst|buildSrc|__tests__|__mocks__|mocks|spec|e2e|fixtures|cypress|src/([\w-]*[tT]est[\w-]*)|features/(step_definitions|support)"
    r"|[\w-]+-(tests?|testkit|test-\w+)/src/main|[\w-]+(?<!/ab)(?<!a-b)-testing/src/main)(/|$)"
)
_TEST = re.compile(
    r"^(test_[^/]*|conftest|tests|\w+_test)\.py$|[._-](test|tests|spec|mock|stories|cy|e2e)\.\w+$|_(spec|test)\.rb$"
    r"|(Tests?|IT|Spec)\.(java|kts?)$|^Test[A-Z]\w*\.(java|kt)$|\.gradle\.kts$|^(jest|karma|vitest|cypress|playwright)\.\w+(\.\w+)?$"
)
_DEVELOPMENT = re.compile(r"(^|/)config/(environments|puma|deploy|unicorn)/(development|test)\.rb$")
_GENERATED_FOLDER = re.compile(r"(^|/)(dist|bundle|generated|node_modules)(/|$)")
_BROWSER_FOLDER = re.compile(r"(^|/)(public|static|assets|wwwroot|staticfiles)(/|$)")
_GENERATED = re.compile(r"\.d\.ts$|\.min\.js$|_pb2(_grpc)?\.py$|_pb\.(js|ts)$|\.(bundle|chunk)\.js$")


_TEMPLATE = re.compile(r"\.(tpl|tftpl|tmpl|template|j2|jinja2?|erb)$")


def grammar_of(path: str) -> str | None:
    """The grammar for a path; None where there is none.

    A template of a document (``user_data.sh.tftpl``, ``task.json.tpl``) is read as the document.
    """
    name = path.rpartition("/")[2]
    plain = _TEMPLATE.sub("", name)
    grammar = _NAMED.get(name) or GRAMMARS.get("." + plain.rpartition(".")[2])
    return grammar if plain == name or grammar in DOCUMENTS else None


def is_aside(path: str, grammar: str) -> bool:
    """Whether a file is a test, generated, or packed for a browser: nothing in it runs on the server as it is."""
    if grammar == "go":
        # A Go test says so by its name alone: the compiler leaves only that out.
        return path.endswith("_test.go")
    folder, _, name = path.rpartition("/")
    of = _kind_of(folder)
    if "test" in of or _TEST.search(name) is not None or _DEVELOPMENT.search(path) is not None:
        return True
    if grammar in DOCUMENTS:
        return False
    browser = "browser" in of and RULES_OF.get(grammar, grammar) == "javascript"
    return browser or "generated" in of or _GENERATED.search(name) is not None


@lru_cache(maxsize=4096)
def _kind_of(folder: str) -> frozenset[str]:
    """What the names of folders say of everything below: most files of a tree share few folders."""
    kinds = {"test": _TEST_FOLDER, "generated": _GENERATED_FOLDER, "browser": _BROWSER_FOLDER}
    return frozenset(kind for kind, pattern in kinds.items() if pattern.search(folder) is not None)
