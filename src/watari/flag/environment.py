"""The flag's environment variable in what is no code: task definitions, ``.env`` files, images, pipelines."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from watari.model.edit import Edit
from watari.sources.walk import Walk

_CODE = frozenset({".go", ".py", ".js", ".mjs", ".cjs", ".ts", ".tsx", ".java", ".kt", ".rb", ".erb", ".php", ".cs"})
_TEXT = frozenset({".json", ".yml", ".yaml", ".tf", ".tfvars", ".hcl", ".env", ".sh", ".toml", ".properties"})
_NAMED = re.compile(r"^(?:\.env(?:\..+)?|.*\.env(?:\..+)?|Dockerfile(?:\..+)?|.*\.Dockerfile|Procfile)$")
_MOST = 1_000_000


def without_variable(repository: Path, name: str, edits: Iterable[Edit]) -> tuple[list[Edit], list[str]]:
    """Edits that take the variable ``name`` out, and the places where a person must.

    Nothing while code still asks for it, ``edits`` made.
    """
    after: dict[str, bytes | None] = {one.path: one.after for one in edits}
    if any(_word(name).search(data) for _, data in _files(repository, after, code=True)):
        return [], []
    made: list[Edit] = []
    refused: list[str] = []
    for path, data in _files(repository, after, code=False):
        if not _word(name).search(data):
            continue
        less = taken_out(data, name)
        if less != data:
            made.append(
                Edit(path, "removal", data, less, f"Nothing asks {name} any more.", compiled="not compiled here")
            )
        for match in _word(name).finditer(less):
            line = less.count(b"\n", 0, match.start()) + 1
            refused.append(f"{path}:{line}: {name} is named in a way that watari does not know; take it out by hand.")
    return made, refused


def _word(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![A-Za-z0-9_])" + re.escape(name.encode()) + rb"(?![A-Za-z0-9_])")


def _files(repository: Path, after: Mapping[str, bytes | None], *, code: bool) -> Iterator[tuple[str, bytes]]:
    for source in Walk(repository).files():
        suffix, base = posixpath.splitext(source.path)[1], posixpath.basename(source.path)
        wanted = suffix in _CODE if code else suffix in _TEXT or _NAMED.match(base) is not None
        if not wanted:
            continue
        data = after[source.path] if source.path in after else source.absolute.read_bytes()
        if data is not None and len(data) < _MOST:
            yield source.path, data


def taken_out(data: bytes, name: str) -> bytes:
    """``data`` without the variable, in the forms that are one line or one object of a list."""
    word = re.escape(name.encode())
    data = _without_objects(data, word)
    for form in _LINES:
        data = re.sub(form.replace(b"NAME", word), b"", data, flags=re.MULTILINE)
    return re.sub(rb",(\r?\n\s*)(?=[}\]])", rb"\1", data) if data.lstrip().startswith((b"{", b"[")) else data


_LINES = (
    rb"^[ \t]*(?:export[ \t]+)?NAME=[^\n]*\n",
    rb"^(?:ENV|ARG)[ \t]+NAME(?:[= \t][^\n]*)?(?<!\\)\n",
    rb"^[ \t]*-[ \t]*[\"']?NAME(?:=[^\n]*)?[\"']?\r?\n",
    rb"^[ \t]*-[ \t]*name:[ \t]*[\"']?NAME[\"']?\r?\n[ \t]*value:[^\n]*\n",
    rb"^[ \t]*-[ \t]*Name:[ \t]*[\"']?NAME[\"']?\r?\n[ \t]*Value:[^\n]*\n",
    rb"^[ \t]*[\"']?NAME[\"']?[ \t]*[:=][ \t]*[\"']?[\w.${}-]*[\"']?,?[ \t]*\r?\n",
)


def _without_objects(data: bytes, word: bytes) -> bytes:
    """Without ``{"name": "NAME", "value": …}`` in a list of JSON, YAML or Terraform."""
    inner = rb"\{\s*[\"']?[nN]ame[\"']?\s*[:=]\s*\"" + word + rb"\"\s*,?\s*[\"']?[vV]alue[\"']?\s*[:=]\s*[^{}\n]*?\s*\}"
    data = re.sub(rb"^[ \t]*" + inner + rb"[ \t]*,?[ \t]*\r?\n", b"", data, flags=re.MULTILINE)
    data = re.sub(inner + rb"\s*,\s*", b"", data)
    return re.sub(rb"\s*,?\s*" + inner, b"", data)
