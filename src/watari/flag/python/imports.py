"""Where a Python file finds a module of its own repository, and import statements in their right place."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Home
from watari.flag.splice import apply, line_end, line_start, without_lines
from watari.model.edit import Splice
from watari.sources.syntax import parse

_KINDS = ("import_statement", "import_from_statement")
_IMPORTED = re.compile(rb"^(?:from|import)[ \t]+([A-Za-z_][\w.]*)", re.MULTILINE)
_RELATIVE = re.compile(rb"^from[ \t]+\.", re.MULTILINE)
_SAMPLE = 40
"""So many files of a folder are enough to know its custom by."""


def home_of(repository: Path, file: CodeFile, module: str) -> Home:
    """Where ``module`` is generated for ``file``, and the name it is imported by, as the file's neighbours import."""
    folder = file.folder
    top = _top_package(repository, folder)
    if top is not None and _RELATIVE.search(file.data):
        up = 1 if folder == top else 2 + posixpath.relpath(folder, top).count("/")
        return _home(repository, posixpath.dirname(top), top, "." * up + module)
    custom = _custom(repository, file)
    if custom is not None:
        root, package = custom
        name = f"{package}.{module}" if package else module
        return _home(repository, root, posixpath.join(root, package), name)
    if top is not None:
        return _home(repository, posixpath.dirname(top), top, f"{posixpath.basename(top)}.{module}")
    return _home(repository, folder, folder, module)


def _home(repository: Path, root: str, folder: str, name: str) -> Home:
    """``root`` is where the repository's own names begin, ``folder`` where the module goes."""
    module = name.rpartition(".")[2]
    beside = "" if name.startswith(".") else root
    tests = next((one for one in (posixpath.join(beside, "tests"), "tests") if _has_tests(repository / one)), None)
    where = folder if tests is None or name.startswith(".") else tests
    test = posixpath.join(where, f"test_{module}.py")
    return Home(posixpath.join(folder, f"{module}.py").rstrip("/"), name, _own(repository, root), test)


def _has_tests(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("test_*.py"))


def _own(repository: Path, root: str) -> frozenset[str]:
    """The top-level names that a source root offers."""
    return frozenset(one.stem for one in (repository / root).iterdir() if one.suffix == ".py" or one.is_dir())


def _top_package(repository: Path, folder: str) -> str | None:
    """The outermost folder with an ``__init__.py`` around ``folder``, without a gap; None outside of packages."""
    top = None
    while folder and (repository / folder / "__init__.py").is_file():
        top, folder = folder, posixpath.dirname(folder)
    return top


def _custom(repository: Path, file: CodeFile) -> tuple[str, str] | None:
    """Source root and top package (empty for plain modules) by which the folder's files import their own."""
    texts = [file.data]
    beside = sorted((repository / file.folder).glob("*.py"))[:_SAMPLE]
    texts += [one.read_bytes() for one in beside if one.is_file()]
    for text in texts:
        for match in _IMPORTED.finditer(text):
            first = match[1].decode().partition(".")[0]
            root = file.folder
            while True:
                here = repository / root / first
                inside = f"{file.folder}/".startswith(f"{posixpath.join(root, first)}/")
                if inside and here.is_dir() and "." in match[1].decode():
                    return root, first
                if here.with_suffix(".py").is_file() and root == file.folder and f"{root}/{first}.py" != file.path:
                    return root, ""
                if not root:
                    break
                root = posixpath.dirname(root)
    return None


def addition(file: CodeFile, home: Home) -> tuple[Splice, ...]:
    """The import of the module where isort would put it; nothing where the file has it."""
    module = home.module
    package, _, name = module.rpartition(".")
    if module.startswith("."):
        package = module[: len(module) - len(name)]
    statements = _leading(file)
    if any(_imports(one, package, name) for one in _all(file)):
        return ()
    same = next((one for one in statements if package and _from(one) == package and _simple(one)), None)
    if same is not None:
        return (_joined(file, same, name),)
    line = f"from {package} import {name}" if package else f"import {name}"
    own = [one for one in statements if _first(one) in home.own or _from(one).startswith(".")]
    if own:
        before = next((one for one in own if _order(one) > _order_of(line)), None)
        at = (
            line_start(file.data, file.span(before)[0])
            if before is not None
            else line_end(file.data, file.span(own[-1])[1])
        )
        return (Splice(at, at, line.encode() + file.eol),)
    if statements:
        at = line_end(file.data, file.span(statements[-1])[1])
        ended = b"" if file.data[:at].endswith(b"\n") else file.eol
        return (Splice(at, at, ended + file.eol + line.encode() + file.eol),)
    at = _behind_docstring(file)
    gap = file.eol if file.data[at:].strip() and not file.data[at:].startswith(file.eol) else b""
    lead = file.eol if at and not file.data[:at].endswith(file.eol * 2) else b""
    return (Splice(at, at, lead + line.encode() + file.eol + gap),)


def _all(file: CodeFile) -> list[SgNode]:
    found = [one for kind in _KINDS for one in file.root.find_all(kind=kind)]
    return sorted(found, key=lambda one: file.span(one)[0])


def _leading(file: CodeFile) -> list[SgNode]:
    """The import statements of the module's own level, up to the first other code behind them."""
    found: list[SgNode] = []
    for one in named(file.root):
        if one.kind() in _KINDS:
            found.append(one)
        elif found and one.kind() not in ("future_import_statement", "expression_statement"):
            break
    return found


def _from(statement: SgNode) -> str:
    module = statement.field("module_name")
    return module.text() if module is not None else ""


def _first(statement: SgNode) -> str | None:
    text = _from(statement) or next((one.text() for one in statement.field_children("name")), "")
    return text.split(".")[0].split(" ")[0] or None


def _imports(statement: SgNode, package: str, name: str) -> bool:
    names = [one.text() for one in statement.field_children("name")]
    return name in names and _from(statement) == package


def _simple(statement: SgNode) -> bool:
    text = statement.text()
    return "(" not in text and "\\" not in text and "*" not in text


def _joined(file: CodeFile, statement: SgNode, name: str) -> Splice:
    names = list(statement.field_children("name"))
    before = next((one for one in names if one.text().lower() > name), None)
    if before is not None:
        at = file.span(before)[0]
        return Splice(at, at, f"{name}, ".encode())
    at = file.span(names[-1])[1]
    return Splice(at, at, f", {name}".encode())


def _order(statement: SgNode) -> tuple[int, bool, str]:
    return _order_of(statement.text())


def _order_of(line: str) -> tuple[int, bool, str]:
    """isort's order inside a section: plain imports first, then ``from`` by module."""
    words = line.split()
    return (1 if words[1].startswith(".") else 0, words[0] == "from", words[1].lower())


def _behind_docstring(file: CodeFile) -> int:
    """Behind the comments at the very top and the module's docstring."""
    at = 0
    first = next(iter(named(file.root)), None)
    while file.data[at : at + 1] == b"#" or (at == 0 and file.data.startswith(b"\xef\xbb\xbf#")):
        at = line_end(file.data, at)
    text = first is not None and first.kind() == "expression_statement" and first.find(kind="string") is not None
    if first is not None and text and first.text()[:1] in "\"'rRuU":
        return line_end(file.data, file.span(first)[1])
    return max(at, 3 if file.data.startswith(b"\xef\xbb\xbf") else 0)


def without_unused(before: CodeFile, after: bytes) -> bytes:
    """``after`` without the imported names that ``before`` used and ``after`` does not."""
    file = CodeFile(before.path, parse(after, "python"))
    gone = _used(before) - _used(file)
    while True:
        file = CodeFile(before.path, parse(after, "python"))
        splices = next((made for one in _all(file) if (made := _dropped(file, one, gone))), [])
        if not splices:
            return after
        after = apply(after, splices)


def needing(file: CodeFile, modules: Iterable[str]) -> list[Splice]:
    """``import`` statements for modules that the file does not import, among its own kind."""
    found = []
    for module in sorted(set(modules)):
        plain = [one for one in _leading(file) if one.kind() == "import_statement"]
        if any(module in one.text().split() for one in plain):
            continue
        alike = [one for one in plain if _standard(_first(one)) == _standard(module)] or plain
        before = next((one for one in alike if one.text() > f"import {module}"), None)
        start = file.span(before)[0] if before is not None else None
        last = file.span(alike[-1])[1] if alike else _behind_docstring(file)
        at = line_start(file.data, start) if start is not None else line_end(file.data, last) if alike else last
        found.append(Splice(at, at, f"import {module}".encode() + file.eol))
    return found


def _standard(module: str | None) -> bool:
    return (module or "").split(".")[0] in sys.stdlib_module_names


def _used(file: CodeFile) -> set[str]:
    imports = {file.span(one) for one in _all(file)}
    return {
        one.text()
        for one in file.root.find_all(kind="identifier")
        if not any(low <= file.span(one)[0] < high for low, high in imports)
    } | set(re.findall(r"['\"](\w+)['\"]", file.data.decode()))


def _dropped(file: CodeFile, statement: SgNode, gone: set[str]) -> list[Splice]:
    names = list(statement.field_children("name"))
    useless = [one for one in names if _local(one, statement) in gone]
    if not useless:
        return []
    start, end = file.span(statement)
    if len(useless) == len(names):
        return [without_lines(file.data, line_start(file.data, start), line_end(file.data, end))]
    splices = []
    for one in useless:
        low, high = file.span(one)
        behind = re.match(rb"\s*,[ \t]*(?:\r?\n[ \t]*)?", file.data[high:end])
        if behind is not None and names.index(one) < len(names) - 1:
            splices.append(Splice(low, high + behind.end(), b""))
        else:
            comma = file.data.rfind(b",", start, low)
            splices.append(Splice(comma, high, b"") if comma >= 0 else Splice(low, high, b""))
    return splices


def _local(name: SgNode, statement: SgNode) -> str:
    alias = name.field("alias")
    if alias is not None:
        return alias.text()
    return name.text() if statement.kind() == "import_from_statement" else name.text().split(".")[0]


def imports_of(file: CodeFile, name: str) -> list[SgNode]:
    """The names in import statements that are the module ``name``."""
    names = [one for statement in _all(file) for one in statement.field_children("name")]
    return [one for one in names if one.text().split(".")[-1] == name]
