"""Temporary space that a service takes from its host."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.evidence import Evidence
from watari.model.fleet import FileUse
from watari.survey.facts import CodeFile
from watari.survey.owned import Owned

_BELOW_TMP = re.compile(r"^/(?:var/)?tmp(?:/|$)")
_CALLS = {
    "go": re.compile(r"^(os|ioutil)\.(TempDir|TempFile|MkdirTemp|CreateTemp)$"),
    "python": re.compile(r"^(tempfile\.)?(NamedTemporaryFile|TemporaryFile|TemporaryDirectory|mkdtemp|mkstemp"
                         r"|SpooledTemporaryFile|gettempdir)$"),
    "javascript": re.compile(r"^(os\.tmpdir|tmp\.(file|dir|fileSync|dirSync)"
                             r"|fs(Promises|\.promises)?\.mkdtemp(Sync)?)$"),
    "java": re.compile(r"^(File|Files)\.create(TempFile|TempDirectory)$"),
    "csharp": re.compile(r"^(System\.IO\.)?Path\.GetTemp(Path|FileName)$"),
    "php": re.compile(r"^(tempnam|tmpfile|sys_get_temp_dir)$"),
    "ruby": re.compile(r"^(Tempfile\.(new|create|open)|Dir\.(mktmpdir|tmpdir))$"),
}  # fmt: skip
_CALLS |= {"typescript": _CALLS["javascript"], "tsx": _CALLS["javascript"], "kotlin": _CALLS["java"]}


def temp_files(owned: Owned, used: tuple[FileUse, ...]) -> tuple[FileUse, ...]:
    """Paths below ``/tmp``, and ``/tmp`` itself where code asks the library for a place; each path once.

    ``used`` are the files read and written.
    """
    found: dict[str, FileUse] = {one.path: one for one in used if _BELOW_TMP.match(one.path)}
    for evidence in _asked(owned):
        found.setdefault("/tmp", FileUse("/tmp", evidence))  # noqa: S108  the name of the place, not a file of ours
    return tuple(found[path] for path in sorted(found))


def _asked(owned: Owned) -> Iterator[Evidence]:
    for file in owned.of(CodeFile):
        pattern = _CALLS.get(file.language)
        for call in file.calls if pattern else ():
            if pattern is not None and pattern.search(call.callee):
                yield Evidence(file.evidence.path, call.line)
