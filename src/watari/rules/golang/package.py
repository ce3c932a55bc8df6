"""Go packages of a tree: files with their imports, declarations, and the module they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ast_grep_py import SgNode

from watari.rules.golang.nodes import named
from watari.sources.syntax import Tree, parse
from watari.sources.walk import SourceFile

_NO_FOLDER = "."
_BESIDE = "#"
"""Before the name of a second package in one folder, in its import path: no Go path holds this sign."""
_VERSION = re.compile(r"^v\d+$")
_PACKAGE = re.compile(rb"^package\s+(\w+)", re.MULTILINE)
_GENERATED = re.compile(rb"^// Code generated .* DO NOT EDIT\.$", re.MULTILINE)
_DECLARATION = re.compile(rb"^(?:func|type|var|const)\b", re.MULTILINE)
_IMPORTED = re.compile(rb'^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([^"\s]+)"', re.MULTILINE)
_MODULE = re.compile(rb"^module\s+\"?([^\s\"]+)", re.MULTILINE)


def is_generated(data: bytes) -> bool:
    """Whether the file says so as ``go help generate`` prescribes."""
    return _GENERATED.search(data) is not None


@dataclass(slots=True)
class GoFile:
    """A parsed file. ``imports`` gives the path behind each local name, ``dots`` the dot imports."""

    path: str
    tree: Tree
    package: GoPackage
    imports: dict[str, str] = field(default_factory=dict)
    dots: tuple[str, ...] = ()

    @property
    def root(self) -> SgNode:
        """The ``source_file`` node."""
        return self.tree.root


@dataclass(frozen=True, slots=True)
class Function:
    """A declared function; ``receiver`` is the plain type name, empty for a function."""

    file: GoFile
    node: SgNode
    receiver: str
    name: str

    @property
    def label(self) -> str:
        """As Go's own traces write it: ``(*store).open`` is shortened to ``store.open``."""
        return f"{self.receiver}.{self.name}" if self.receiver else self.name


@dataclass(frozen=True, slots=True)
class Declared:
    """Where a name gets its type: from ``type_node``, or from the value at ``index`` of ``values``."""

    file: GoFile
    type_node: SgNode | None = None
    values: tuple[SgNode, ...] = ()
    index: int = 0
    count: int = 1
    from_range: bool = False
    constant: bool = False


@dataclass
class GoPackage:
    """The non-test files of one folder that share a package clause."""

    folder: str
    name: str
    import_path: str
    files: list[GoFile] = field(default_factory=list)
    functions: dict[tuple[str, str], Function] = field(default_factory=dict)
    types: dict[str, tuple[GoFile, SgNode]] = field(default_factory=dict)
    variables: dict[str, Declared] = field(default_factory=dict)

    def add(self, file: SourceFile, data: bytes) -> None:
        """Parses and indexes one file; UnicodeDecodeError where it is not UTF-8."""
        one = GoFile(file.path, parse(data, "go"), self)
        self.files.append(one)
        dots = []
        for node in one.root.find_all(kind="import_spec"):
            local, path = _import(node)
            if local == ".":
                dots.append(path)
            for name in (local,) if local else default_names(path):
                one.imports[name] = path
        one.dots = tuple(dots)
        for node in named(one.root):
            self._declare(one, node)

    def _declare(self, file: GoFile, node: SgNode) -> None:
        kind = node.kind()
        if kind in ("function_declaration", "method_declaration"):
            name = node.field("name")
            if name is not None:
                function = Function(file, node, _receiver(node), name.text())
                self.functions.setdefault((function.receiver, function.name), function)
        elif kind == "type_declaration":
            for spec in named(node):
                name = spec.field("name")
                if name is not None:
                    self.types[name.text()] = (file, spec)
        elif kind in ("var_declaration", "const_declaration"):
            self.variables.update(declared_by(file, node))


def declared_by(file: GoFile, declaration: SgNode) -> dict[str, Declared]:
    """The names of a ``var`` or ``const`` declaration, grouped ones too."""
    found: dict[str, Declared] = {}
    constant = declaration.kind() == "const_declaration"
    specs = [spec for child in named(declaration) for spec in _specs(child)]
    for spec in specs:
        children = spec.field_children("name")
        names = [one.text() for one in children if one.is_named()]
        value = spec.field("value")
        values = named(value) if value is not None else ()
        for index, name in enumerate(names):
            found[name] = Declared(file, spec.field("type"), values, index, count=len(names), constant=constant)
    return found


def _specs(node: SgNode) -> tuple[SgNode, ...]:
    return named(node) if node.kind() == "var_spec_list" else (node,)


def _import(node: SgNode) -> tuple[str, str]:
    path, name = node.field("path"), node.field("name")
    return (name.text() if name is not None else "", path.text().strip('"`') if path is not None else "")


def default_names(path: str) -> tuple[str, ...]:
    """The names a package may have by its path; only its own source would say for certain."""
    parts = path.split("/")
    last = parts[-2] if len(parts) > 1 and _VERSION.match(parts[-1]) else parts[-1]
    last = re.sub(r"\.v\d+$", "", last)
    trimmed = last.removeprefix("go-").removesuffix("-go").removesuffix(".go")
    return tuple({last, trimmed, trimmed.replace("-", ""), trimmed.replace("-", "_")})


def _receiver(node: SgNode) -> str:
    receiver = node.field("receiver")
    found = receiver.find(kind="type_identifier") if receiver is not None else None
    return found.text() if found is not None else ""


class Workspace:
    """All Go files of a walk, read and parsed only when somebody asks.

    ``files`` are the non-test files; ``modules`` the ``go.mod`` files.
    """

    def __init__(self, files: Iterable[SourceFile], modules: Iterable[SourceFile]) -> None:
        self._by_folder: dict[str, list[SourceFile]] = {}
        for file in files:
            self._by_folder.setdefault(_folder(file.path), []).append(file)
        self._modules = dict(_module(one) for one in modules)
        self._packages: dict[str, tuple[GoPackage, ...]] = {}
        self.unread: list[tuple[str, str]] = []

    def packages_in(self, folder: str) -> tuple[GoPackage, ...]:
        """The packages of a folder: one, or more where build tags keep them apart."""
        if folder not in self._packages:
            self._packages[folder] = self._load(folder)
        return self._packages[folder]

    def package(self, import_path: str) -> GoPackage | None:
        """The package with that import path; None where it is not in these trees."""
        path, _, beside = import_path.partition(_BESIDE)
        folder = self._folder_of(path)
        found = self.packages_in(folder) if folder is not None else ()
        named_so = (one for one in found if one.name == beside) if beside else iter(found)
        return next(named_so, None)

    def importers(self, of: GoPackage, mention: str) -> tuple[GoPackage, ...]:
        """Packages other than ``of`` with a file that imports it and holds the text ``mention``."""
        word = mention.encode()
        return tuple(
            package
            for folder in sorted(self._importing.get(of.import_path, ()))
            if folder != of.folder and any(word in _read(file) for file in self._by_folder[folder])
            for package in self.packages_in(folder)
        )

    @cached_property
    def _importing(self) -> dict[str, set[str]]:
        """The folders with a file that imports a path, by that path: read once from the heads of all files."""
        found: dict[str, set[str]] = {}
        for folder, files in self._by_folder.items():
            for file in files:
                head = _DECLARATION.split(_read(file), maxsplit=1)[0]
                for path in _IMPORTED.findall(head):
                    found.setdefault(path.decode(errors="replace"), set()).add(folder)
        return found

    def _folder_of(self, import_path: str) -> str | None:
        parts = import_path.split("/")
        for end in range(len(parts), 0, -1):
            root = self._root_of.get("/".join(parts[:end]))
            folder = "/".join(filter(None, (root, *parts[end:]))) if root is not None else None
            if folder is not None and folder in self._by_folder:
                return folder
        # A tree from before modules: the import path ends with the folder.
        if import_path == _NO_FOLDER:
            return "" if "" in self._loose else None
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((tail for tail in tails if tail in self._loose), None)

    @cached_property
    def _root_of(self) -> dict[str, str]:
        """The folder of each module by its path."""
        return {module: root for root, module in self._modules.items()}

    @cached_property
    def _loose(self) -> frozenset[str]:
        """The folders that belong to no module."""
        return frozenset(folder for folder in self._by_folder if self._module_root(folder) is None)

    def _module_root(self, folder: str) -> str | None:
        while folder not in self._modules:
            if not folder:
                return None
            folder = folder.rpartition("/")[0]
        return folder

    def _import_path(self, folder: str) -> str:
        root = self._module_root(folder)
        if root is None:
            return folder or _NO_FOLDER
        rest = folder[len(root) :].strip("/")
        return "/".join(filter(None, (self._modules[root], rest)))

    def _load(self, folder: str) -> tuple[GoPackage, ...]:
        packages: dict[str, GoPackage] = {}
        for file in self._by_folder.get(folder, ()):
            try:
                data = file.read()
                clause = _PACKAGE.search(data)
                name = clause.group(1).decode() if clause else ""
                package = packages.setdefault(name, GoPackage(folder, name, ""))
                package.add(file, data)
            except OSError as error:
                self.unread.append((file.path, f"not read: {error.strerror}"))
            except UnicodeDecodeError:
                self.unread.append((file.path, "not read: it is not UTF-8"))
        # The package that others import is the largest; a lone file beside it is a build-tagged helper.
        found = sorted(packages.values(), key=lambda one: -len(one.files))
        for index, package in enumerate(found):
            package.import_path = self._import_path(folder) + (f"{_BESIDE}{package.name}" if index else "")
        return tuple(found)


def _read(file: SourceFile) -> bytes:
    try:
        return file.read()
    except OSError:
        return b""


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _module(file: SourceFile) -> tuple[str, str]:
    try:
        found = _MODULE.search(file.read())
    except OSError:
        found = None
    return _folder(file.path), found.group(1).decode(errors="replace") if found else ""
