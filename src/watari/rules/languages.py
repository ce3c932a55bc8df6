"""Which grammar reads a file, which rules are for it, and which files are nobody's service."""

from __future__ import annotations

import re

GRAMMARS = {
    ".go": "go",
    ".py": "python",
    ".js": "javascript", ".mjs": "javascript", ".cjs": "javascript", ".jsx": "javascript",
    ".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "tsx",
    ".java": "java",
    ".kt": "kotlin", ".kts": "kotlin",
    ".rb": "ruby", ".rake": "ruby", ".ru": "ruby",
    ".tf": "hcl",
    ".yml": "yaml", ".yaml": "yaml",
    ".json": "json",
    ".sh": "bash", ".bash": "bash",
}  # fmt: skip
"""ast-grep's name of the grammar, by suffix."""

_NAMED = {"Rakefile": "ruby", "Capfile": "ruby", "Guardfile": "ruby", "Vagrantfile": "ruby"}

RULES_OF = {"typescript": "javascript", "tsx": "javascript"}
"""Grammars whose trees name things as another's do share its rules."""

DOCUMENTS = frozenset({"hcl", "yaml", "json", "bash"})
"""Grammars of configuration: there are no values to follow and there is no start."""

_TEST = re.compile(
    r"(^|/)(tests?|__tests__|__mocks__|mocks|spec|e2e|fixtures|cypress|src/(\w*[tT]est\w*))/"
    r"|_test\.py$|(^|/)(test_[^/]*|conftest|tests)\.py$|[._-](test|tests|spec|mock|stories|cy|e2e)\.\w+$|_spec\.rb$|_test\.rb$"
    r"|(Test|Tests|IT|Spec)\.(java|kts?)$|(^|/)(jest|karma|vitest|cypress|playwright)\.\w+(\.\w+)?$"
)
_GENERATED = re.compile(
    r"\.d\.ts$|\.min\.js$|_pb2(_grpc)?\.py$|_pb\.(js|ts)$|\.(bundle|chunk)\.js$|(^|/)(dist|bundle|generated|node_modules)/"
    r"|(^|/)(public|static|assets|wwwroot|staticfiles)/([^/]+/)*[^/]+\.[mc]?js$"
)


def grammar_of(path: str) -> str | None:
    """The grammar for a path; None where there is none."""
    name = path.rpartition("/")[2]
    return _NAMED.get(name) or GRAMMARS.get("." + name.rpartition(".")[2])


def is_aside(path: str, language: str) -> bool:
    """Whether a file is a test, generated, or packed for a browser: nothing in it runs on the server as it is."""
    if language == "go":
        # A Go test says so by its name alone: the compiler leaves only that out.
        return path.endswith("_test.go")
    return _TEST.search(path) is not None or (language not in DOCUMENTS and _GENERATED.search(path) is not None)
