"""Where a Ruby file finds a file of its own repository, and ``require`` lines in their place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Home
from watari.flag.splice import apply, line_end, line_start, without_lines
from watari.model.edit import Splice
from watari.sources.syntax import parse

_ROOTS = ("Gemfile", "config.ru", "Rakefile")


_FOREIGN = re.compile(r"(?:^|/)(?:lib/facter|lib/puppet|(?:site-)?cookbooks|ohai/plugins)/")
"""Files that Chef and Puppet evaluate by themselves, without a place to require from."""


def home_of(repository: Path, file: CodeFile, name: str) -> Home:
    """Where ``name`` is generated for ``file``: the project's ``lib``, else beside the file."""
    if _FOREIGN.search(file.path):
        raise NoEdit("Chef or Puppet evaluates this file on the host; it does not run in a container.")
    root = _root(repository, file.folder)
    folder = file.folder if root is None else root
    if root is not None and (repository / root / "lib").is_dir():
        folder = posixpath.join(root, "lib")
    test = next((one for one in ("test", "tests") if root is not None and (repository / root / one).is_dir()), None)
    where = posixpath.join(root or "", test) if test else folder
    relative = posixpath.relpath(posixpath.join(folder, name), file.folder or ".")
    return Home(posixpath.join(folder, f"{name}.rb"), relative, frozenset(), posixpath.join(where, f"{name}_test.rb"))


def _root(repository: Path, folder: str) -> str | None:
    while True:
        if any((repository / folder / one).is_file() for one in _ROOTS) or (
            any((repository / folder).glob("*.gemspec")) if (repository / folder).is_dir() else False
        ):
            return folder
        if not folder:
            return None
        folder = posixpath.dirname(folder)


def _requires(file: CodeFile) -> list[SgNode]:
    """The ``require`` and ``require_relative`` lines of the file's own level."""
    return [one for one in file.root.children() if re.match(r"require(?:_relative)?[ (]", one.text())]


def requires_of(file: CodeFile, name: str) -> list[SgNode]:
    """The lines that load the file ``name``."""
    return [one for one in _requires(file) if re.search(rf"""['"](?:[\w./]*/)?{name}['"]""", one.text())]


def addition(file: CodeFile, home: Home) -> tuple[Splice, ...]:
    """``require_relative`` behind the other lines of its kind; nothing where it is there."""
    if requires_of(file, posixpath.basename(home.module)):
        return ()
    there = _requires(file)
    mark = (
        '"'
        if any('"' in one.text() for one in there) or (not there and file.data.count(b'"') > file.data.count(b"'"))
        else "'"
    )
    line = f"require_relative {mark}{home.module}{mark}".encode() + file.eol
    if there:
        at = line_end(file.data, file.span(there[-1])[1])
        own = any(one.text().startswith("require_relative") for one in there)
        ended = b"" if file.data[:at].endswith(b"\n") else file.eol
        return (Splice(at, at, ended + line if own else ended + file.eol + line),)
    at = 3 if file.data.startswith(b"\xef\xbb\xbf") else 0
    while file.data[at : at + 1] == b"#":
        at = line_end(file.data, at)
    blank = at > 0 and file.data[at:].startswith((b"\n", b"\r\n"))
    at = line_end(file.data, at) if blank else at
    lead = b"" if blank or at in (0, 3) else file.eol
    return (Splice(at, at, lead + line + file.eol),)


def without_useless(before: CodeFile, after: bytes, prefixes: Iterable[str], module: Callable[[str], str]) -> bytes:
    """``after`` without lines that load a generated file which it no longer mentions."""
    for prefix in prefixes:
        file = CodeFile(before.path, parse(after, "ruby"))
        if re.search(rf"\b{prefix}\b".encode(), after):
            continue
        for one in requires_of(file, module(prefix)):
            start, end = file.span(one)
            after = apply(after, [without_lines(after, line_start(after, start), line_end(after, end))])
    return after
