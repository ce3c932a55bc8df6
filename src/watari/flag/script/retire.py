"""Taking the flag out of the code of one language, when one of the homes is gone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit
from watari.flag.script.code import MARK, CodeFile
from watari.flag.script.conditions import Known, decide, squeezed
from watari.flag.script.holders import Holders
from watari.flag.script.language import ENABLED, Home, Language, Remaining
from watari.flag.script.leftovers import Leftovers
from watari.flag.splice import apply
from watari.model.edit import Edit, EditResult, Splice
from watari.sources.syntax import parse
from watari.sources.walk import Walk

Keep = Literal["ecs", "ec2"]

_ROUNDS = 40
"""More nested questions than anybody writes."""


class ScriptRetire:
    """One service in one language. ``expressions`` are flags that people wrote by hand, as they stand in the code."""

    def __init__(self, repository: Path, language: Language, keep: Keep, expressions: Sequence[str]) -> None:
        self.repository, self.language, self.keep = repository, language, keep
        self._files: dict[str, CodeFile] = {}
        self._after: dict[str, bytes] = {}
        self._functions: dict[str, tuple[Home, set[str]]] = {}
        self._refused: list[str] = []
        self._beside: dict[str, Path] = {}
        enabled = language.spelled(ENABLED)
        self._texts = frozenset(
            {f"{language.prefix}.{enabled}()", f"{language.prefix}.{enabled}", *map(squeezed, expressions)}
        )
        self._words = [
            language.prefix.encode(),
            language.setting.encode(),
            *(one.split("(")[0].split(".")[-1].encode() for one in expressions),
        ]

    def run(self) -> EditResult:
        """Edits of purpose ``removal``. What must stay is in ``refused``, with its place and the reason."""
        modules = self._read()
        self._each(self._calls)
        self._decide_all()
        leftovers = Leftovers(
            self.language, self._beside, {path: file.data for path, file in self._files.items()}, self._after
        )
        for path in self._after:
            self._after[path] = leftovers.cleaned(self._files[path], self._after[path])
        refused = {one.partition(":")[0] for one in self._refused}
        edits = [self._edit(path) for path in sorted(self._after) if path not in refused]
        if refused:
            return EditResult(tuple(edits), refused=tuple(self._refused))
        return EditResult((*edits, *self._modules(modules)), refused=())

    def _read(self) -> list[str]:
        """Parses the files that mention the flag; gives the generated ones."""
        modules = []
        for source in Walk(self.repository).files():
            if posixpath.splitext(source.path)[1] not in self.language.suffixes:
                continue
            data = source.read()
            if MARK in data[:200]:
                modules.append(source.path)
                continue
            self._beside[source.path] = source.absolute
            if not any(word in data for word in self._words):
                continue
            try:
                file = CodeFile(source.path, parse(data, self.language.grammar(source.path)))
            except UnicodeDecodeError:
                continue
            if file.tree.damaged:
                self._refused.append(f"{source.path}: the file cannot be parsed, so it is left alone.")
            else:
                self._files[source.path] = file
                self._after[source.path] = data
        return modules

    def _each(self, step: Callable[[CodeFile], list[Splice]]) -> bool:
        """Makes one step in every file; whether something changed."""
        changed = False
        for path in list(self._after):
            file = CodeFile(path, parse(self._after[path], self.language.grammar(path)))
            try:
                splices = step(file)
            except NoEdit as reason:
                self._refused.append(f"{path}: {reason}")
                continue
            if splices:
                after = apply(file.data, splices)
                if parse(after, self.language.grammar(path)).damaged:
                    self._refused.append(f"{path}: it would not parse without the flag; take it out by hand.")
                    continue
                self._after[path] = after
                changed = True
        return changed

    def _calls(self, file: CodeFile) -> list[Splice]:
        """Calls of the generated module, the outermost first; the flag's own question apart."""
        found: list[Splice] = []
        needed, modules = False, set[str]()
        for call, function in self._called(file):
            if function == self.language.spelled(ENABLED):
                continue
            start, end = file.span(call)
            if any(one.start <= start and end <= one.end for one in found):
                continue
            left = self.language.remaining(call, file)
            found.append(Splice(start, end, self._text(left).encode()))
            needed |= self._note(file, left)
            modules |= set(left.imports)
        if self.keep == "ec2":
            return [*found, *self.language.needing(file, modules)]
        return [*found, *self._imports(file)] if needed else found

    def _text(self, left: Remaining) -> str:
        return left.on_ecs if self.keep == "ecs" else left.on_ec2

    def _note(self, file: CodeFile, left: Remaining) -> bool:
        """Whether the call needs the module that is left."""
        if self.keep == "ec2" or not left.function:
            return False
        home = self._home(file)
        self._functions.setdefault(home.path, (home, set()))[1].add(left.function)
        return True

    def _home(self, file: CodeFile) -> Home:
        """The module that is left, beside the one that goes."""
        language, home = self.language, self.language.home(self.repository, file)
        old, new = language.module(language.prefix), language.module(language.remaining_prefix)
        ending = rf"{re.escape(old)}(?=(\.\w+)*$)"
        path, module = (re.sub(ending, new, one) for one in (home.path, home.module))
        folder, _, name = home.test.rpartition("/")
        test = posixpath.join(folder, name.replace(old, new))
        return replace(home, path=path, module=module, test=test)

    def _imports(self, file: CodeFile) -> list[Splice]:
        """The import of the module goes on with the one that is left."""
        language = self.language
        names = (
            (language.prefix, language.remaining_prefix),
            (language.module(language.prefix), language.module(language.remaining_prefix)),
        )
        found = []
        for node in language.imports_of(file, language.prefix):
            text = file.text(node)
            for old, new in names:
                text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)
            found.append(Splice(*file.span(node), text.encode()))
        return found

    def _called(self, file: CodeFile) -> list[tuple[SgNode, str]]:
        found = []
        pattern = re.compile(rf"{self.language.prefix}\.(\w+[?!]?)")
        for kind in self.language.calls:
            for call in file.root.find_all(kind=kind):
                match = pattern.fullmatch(squeezed(self.language.callee(call)))
                if match is not None:
                    found.append((call, match[1]))
        return sorted(found, key=lambda one: (file.span(one[0])[0], -file.span(one[0])[1]))

    def _decide_all(self) -> None:
        """Decides what asks the flag, also through names and functions that only hold it; these go last."""
        for _ in range(_ROUNDS):
            holders = self._holders()
            if not self._each(partial(self._decide, holders)):
                break
        for _ in range(_ROUNDS):
            if not self._each(partial(self._forget, self._holders())):
                break

    def _decide(self, holders: Holders, file: CodeFile) -> list[Splice]:
        return decide(file, self.language, holders.known(file), holders.places(file))

    def _forget(self, holders: Holders, file: CodeFile) -> list[Splice]:
        # One at a time: neighbours share the blank lines between them.
        return [self.language.dropped(node, file) for node in holders.declared(file)[:1]]

    def _holders(self) -> Holders:
        return Holders(self._parsed(), self.language, Known(self.keep == "ecs", self._texts))

    def _parsed(self) -> list[CodeFile]:
        return [CodeFile(path, parse(data, self.language.grammar(path))) for path, data in self._after.items()]

    def _edit(self, path: str) -> Edit:
        reason = "EC2 is gone: what differs there goes, and the flag with it."
        if self.keep == "ec2":
            reason = "The service stays on EC2: what is for Fargate goes, and the flag with it."
        return Edit(path, "removal", self._files[path].data, self._after[path], reason, compiled="not compiled here")

    def _modules(self, modules: list[str]) -> list[Edit]:
        """The generated files go; what the task's values need stays in a module without a flag."""
        gone = [
            Edit(one, "removal", (self.repository / one).read_bytes(), None, "Nothing asks the flag any more.")
            for one in sorted(modules)
        ]
        made = []
        for home, functions in self._functions.values():
            for path, data in self.language.remaining_sources(home, functions).items():
                made.append(Edit(path, "removal", None, data, "The task's own values.", compiled="not compiled here"))
        return [*gone, *made]
