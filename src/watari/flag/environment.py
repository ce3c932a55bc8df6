"""The flag's variable out of what sets it: task definitions, compose, pipelines, Dockerfiles, Terraform, ``.env``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from watari.flag.splice import apply, line_end, line_start, without_lines
from watari.model.edit import Edit, EditResult, Splice
from watari.sources.walk import Walk

_SUFFIXES = (
    ".json", ".yml", ".yaml", ".tf", ".tfvars", ".hcl", ".jsonnet", ".env", ".service", ".conf", ".properties", ".sh",
    ".toml", ".ini", ".example",
)  # fmt: skip
_CODE = (".go", ".py", ".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".java", ".kt", ".rb", ".php", ".cs")
_NAMES = re.compile(r"(?:^|/)(?:Dockerfile[\w.-]*|Procfile|\.env[\w.-]*|[\w.-]+\.env)$")
_REASON = "Nothing asks the flag any more, so nothing sets it."


def without_variable(repository: Path, name: str, made: Iterable[Edit] = ()) -> EditResult:
    """Edits of purpose ``removal`` that no longer set the variable ``name``; lines that are not understood are told.

    Nothing while code reads it by itself, with the edits ``made``.
    """
    edits: list[Edit] = []
    refused: list[str] = []
    after_of = {one.path: one.after for one in made}
    for source in Walk(repository).files():
        if source.path.endswith(_CODE):
            code = after_of.get(source.path, b"") if source.path in after_of else source.read()
            if re.search(rf"\b{name}\b".encode(), code or b""):
                return EditResult(refused=(f"{source.path} still reads {name}, so what sets it stays.",))
        if not source.path.endswith(_SUFFIXES) and _NAMES.search(source.path) is None:
            continue
        data = source.read()
        if name.encode() not in data:
            continue
        after = _without(data, name)
        if after != data:
            edits.append(Edit(source.path, "removal", data, after, _REASON))
        for number, line in enumerate(after.splitlines(), 1):
            if re.search(rf"\b{name}\b".encode(), line):
                refused.append(f"{source.path}:{number} still names {name}; take it out by hand.")
    return EditResult(tuple(edits), refused=tuple(refused))


def _without(data: bytes, name: str) -> bytes:
    while True:
        splice = _pair(data, name) or _member(data, name) or _lines(data, name)
        if splice is None:
            return data
        data = apply(data, [splice])


def _pair(data: bytes, name: str) -> Splice | None:
    """``{"name": "X", "value": "…"}`` in a list, and the same in HCL, with the comma that belongs to it."""
    value = rb'"?(?:value)"?\s*[:=]\s*"[^"]*"'
    named = rb'"?name"?\s*[:=]\s*"' + name.encode() + rb'"'
    found = re.search(
        rb"\{\s*(?:" + named + rb"\s*,?\s*" + value + rb"|" + value + rb"\s*,?\s*" + named + rb")\s*,?\s*\}", data
    )
    return _listed(data, *found.span()) if found else None


def _member(data: bytes, name: str) -> Splice | None:
    """``"X": "…"`` in a JSON object."""
    found = re.search(rb'"' + name.encode() + rb'"\s*:\s*"[^"]*"', data)
    return _listed(data, *found.span()) if found else None


def _listed(data: bytes, start: int, end: int) -> Splice:
    """An element of a comma list, with its line where it has one."""
    behind = re.compile(rb"\s*,").match(data, end)
    if behind is not None:
        last = behind.end()
        first, stop = line_start(data, start), line_end(data, last)
        if not data[first:start].strip() and not data[last:stop].strip():
            return Splice(first, stop, b"")
        space = re.compile(rb"[ \t]*").match(data, last)
        return Splice(start, space.end() if space else last, b"")
    before = data[:start].rstrip()
    return Splice(len(before) - 1, end, b"") if before.endswith(b",") else Splice(start, end, b"")


def _lines(data: bytes, name: str) -> Splice | None:
    """Lines of their own: ``X=…``, ``X: …``, ``- X=…``, ``- name: X`` with its value, ``ENV X=…``, ``X = "…"``."""
    word = name.encode()
    one = rb"^[ \t]*(?:-[ \t]+)?(?:export[ \t]+|ENV[ \t]+|Environment=)?[\"']?" + word + rb"[\"']?[ \t]*[:=][^\n\\]*$"
    two = rb"^[ \t]*-[ \t]+name:[ \t]*[\"']?" + word + rb"[\"']?[ \t]*\r?\n[ \t]+value:[^\n]*$"
    three = rb"^[ \t]*ENV[ \t]+" + word + rb"[ \t]+[^\n\\]*$"
    found = re.search(rb"|".join((two, one, three)), data, re.MULTILINE)
    if found is None:
        return None
    start, end = found.span()
    return without_lines(data, line_start(data, start), line_end(data, end))
