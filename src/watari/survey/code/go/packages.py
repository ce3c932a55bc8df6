"""Which packages a Go program is built from, over all modules of the fleet; what no program imports is dead code."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable

from watari.survey.facts import BuildFile, CodeFile, EntryPoint, FactBase, GoImports
from watari.survey.tree import nearest

_SAYS_NOTHING = frozenset(
    ["cmd", "server", "main", "app", "apps", "src", "internal", "service", "services", "svc", "pkg", "go", "backend"]
)
_TOOL = re.compile(
    r"^(migrat\w*|seed\w*|init\w*|gen\w*|\w*cli|client|tools?|bench\w*|load-?test\w*|examples?|demo|test\w*)$"
)
_SERVES = frozenset(
    ["Serve", "ListenAndServe", "ListenAndServeTLS", "Listen", "MustNewServer", "NewServer", "NewService", "Spin",
     "Consume", "ConsumeClaim", "Subscribe", "QueueSubscribe", "ReadMessage", "FetchMessage", "ReceiveMessage"]
)  # fmt: skip
_RUNS = re.compile(
    r"(^|\.)(r|router|engine|e|app|g|server|srv|svc|service|\w*([gG]roup|[sS]cheduler|[wW]orker|[cC]onsumer))\.(Run|Start)$"
)


class Packages:
    """The import graph of the fleet's own Go packages, by folder."""

    def __init__(self, base: FactBase) -> None:
        self._modules: dict[str, list[str]] = defaultdict(list)
        for one in base.of(BuildFile):
            if one.kind == "go.mod" and one.name:
                self._modules[one.name].append(one.folder)
        self._written = {one.folder for one in base.of(GoImports)}
        self._imports: dict[str, set[str]] = defaultdict(set)
        for fact in base.of(GoImports):
            self._imports[fact.folder].update(
                folder for path in fact.imports if (folder := self._folder(path, fact.folder)) is not None
            )

    def reached(self, starts: Iterable[str]) -> frozenset[str]:
        """The folders of all packages that programs in ``starts`` are built from, theirs included."""
        stack = list(starts)
        seen = set(stack)
        while stack:
            new = self._imports.get(stack.pop(), set()) - seen
            seen |= new
            stack += new
        return frozenset(seen)

    def _folder(self, path: str, importer: str) -> str | None:
        """The folder of an imported package; of two modules of one name the one nearer to the importer."""
        module = path
        while module not in self._modules:
            module, slash, _ = module.rpartition("/")
            if not slash:
                return self._by_suffix(path, importer)
        root = max(self._modules[module], key=lambda one: len(posixpath.commonprefix([one + "/", importer + "/"])))
        return posixpath.normpath(posixpath.join(root, path[len(module) + 1 :]))

    def _by_suffix(self, path: str, importer: str) -> str | None:
        """The package of a repository from before modules: the longest end of its path that is a folder."""
        parts = path.split("/")
        of_a_module = nearest(importer, {one for folders in self._modules.values() for one in folders})
        if of_a_module is not None or "." not in parts[0]:
            return None
        ends = ("/".join(parts[start:]) for start in range(1, len(parts)))
        return next((end for end in ends if end in self._written), None)


def serving(base: FactBase, mains: list[EntryPoint]) -> dict[str, EntryPoint]:
    """The programs among ``mains`` that serve or consume, each under the name that its path gives it.

    ``app/stock/service/cmd/server`` is ``stock``, ``shop/rpc`` and ``shop/api`` are ``shop-rpc`` and ``shop-api``.
    Tools, such as those that migrate a database, are none.
    """
    packages = Packages(base)
    busy = {posixpath.dirname(file.evidence.path) or "." for file in base.of(CodeFile) if _serves(file)}
    return {
        name: main
        for main in mains
        if (name := program_name(main.folder)) and not _TOOL.match(name) and packages.reached([main.folder]) & busy
    }


def program_name(folder: str) -> str:
    """The parts of a program's path that say something; empty where none does."""
    return "-".join(part for part in folder.split("/") if part not in _SAYS_NOTHING and part != ".")


def _serves(file: CodeFile) -> bool:
    return file.language == "go" and any(call.name in _SERVES or _RUNS.match(call.callee) for call in file.calls)
