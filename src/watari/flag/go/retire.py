"""Removal in Go: the flag decided everywhere, and with it everything that only it needed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from ast_grep_py import SgNode

from watari.flag.go.accessor import FIELD
from watari.flag.go.check import added
from watari.flag.go.imports import settle
from watari.flag.go.layout import drop_from_list
from watari.flag.go.removal import calls, fields, params, taskmeta, toplevel, unused
from watari.flag.go.removal.decide import Decided, by_text
from watari.flag.go.removal.defaults import joined
from watari.flag.go.removal.files import Files
from watari.flag.go.removal.generated import Generated, find
from watari.flag.go.removal.layout import polished
from watari.flag.go.removal.marks import harmless, squeezed
from watari.flag.go.removal.module import without_requirements
from watari.flag.go.removal.proof import proof
from watari.flag.go.removal.questions import Questions
from watari.flag.go.requests import ADDRESS, requests
from watari.flag.go.source import GoFile, as_call, qualified
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import NoEdit
from watari.flag.splice import apply
from watari.model.edit import Edit, EditResult

Keep = Literal["ecs", "ec2"]

_ROUNDS = 25
_V2_CONFIG = "github.com/aws/aws-sdk-go-v2/config"
_REGION_OPTION = "WithEC2IMDSRegion"
_REASON = {
    "ecs": "EC2 is gone: what was for EC2 is deleted, and the flag with it.",
    "ec2": "ECS is given up: what was for ECS is deleted, and the flag with it.",
}


class _Fails(Exception):
    """One file cannot follow; it stays as it is, and everything is thought through again."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path


class GoRetire:
    """One repository. ``expressions`` are flags that people wrote by hand, as they stand in the code."""

    def __init__(self, repository: Path, keep: Keep = "ecs", expressions: Sequence[str] = ()) -> None:
        self.workspace = Workspace(repository)
        self.keep: Keep = keep
        self.expressions = [squeezed(one) for one in expressions]
        self.generated = list(find(self.workspace))
        self.refused: dict[str, str] = {}
        self.written: dict[str, bytes | None] = {}
        self.wanted: dict[str, set[str]] = {}
        self.asked: dict[str, dict[tuple[int, int], bool]] = {}

    def run(self) -> EditResult:
        """Edits of purpose ``removal``. What must stay is in ``refused``, with its place and the reason."""
        self.asked = Questions(Files(self.workspace, frozenset(), frozenset())).decided() if self.keep == "ecs" else {}
        if not (self.generated or self.expressions or self.asked or self._mentions_field()):
            return EditResult()
        own = frozenset(path for one in self.generated for path in one.files)
        while True:
            files = Files(self.workspace, frozenset(self.refused), own)
            self.written, self.wanted = {}, {}
            try:
                self._decide(files)
                self._calls(files)
                self._addresses(files)
                self._options(files)
                self._clean(files)
                self._finish(files)
            except _Fails as failed:
                if failed.path in self.refused:
                    return EditResult(refused=tuple(f"{path}: {why}" for path, why in sorted(self.refused.items())))
                self.refused[failed.path] = str(failed)
                continue
            return EditResult(
                tuple(self._edits(files)), refused=tuple(f"{path}: {why}" for path, why in sorted(self.refused.items()))
            )

    def _mentions_field(self) -> bool:
        return any(f".{FIELD}.Flag".encode() in (self.workspace.data(path) or b"") for path in self.workspace.paths())

    def _decide(self, files: Files) -> None:
        yes = self.keep == "ecs"
        truths = dict.fromkeys(self.expressions, yes)
        words = [FIELD.encode(), *(re.split(r"\W+", one.strip("()!"))[-1].encode() for one in self.expressions)]
        for one in self.generated:
            names = [one.enabled, *(name for name, function in one.functions.items() if function.kind == "available")]
            words += [name.encode() for name in names]
            for path in files.paths():
                if any(name.encode() in files.data(path) for name in names):
                    truths.update(self._truths(files.file(path), one, names))
        self.decided = Decided(files)
        known = by_text(truths, {f".{FIELD}.Flag": yes})

        def decided(file: GoFile, node: SgNode) -> bool | None:
            answer = self.asked.get(file.path, {}).get(file.span(node))
            return answer if answer is not None else known(file, node)

        words += [files.data(path)[start:end] for path, asked in self.asked.items() for start, end in asked]
        self.decided.run(decided, tuple(words))
        self._fields(files)

    def _truths(self, file: GoFile | None, one: Generated, names: list[str]) -> Iterator[tuple[str, bool]]:
        """What the calls of one file mean: the flag itself, and that no instance is reached on ECS."""
        prefix = one.prefix(file) if file is not None else None
        if file is None or prefix is None:
            return
        yield f"{file.folder}:{prefix}{one.enabled}()", self.keep == "ecs"
        available = {f"{prefix}{name}" for name in names[1:]} if self.keep == "ecs" else set()
        for call in file.tree.root.find_all(kind="call_expression"):
            parts = as_call(call)
            if parts is not None and parts[0].text() in available and all(map(harmless, parts[1])):
                yield f"{file.folder}:{squeezed(call.text())}", False

    def _fields(self, files: Files) -> None:
        """The fields that held the flag, innermost first."""
        for name in [FIELD, *self._parts()]:
            fields.remove(files, name, None)

    def _parts(self) -> list[str]:
        """The fields that the expressions go through, outermost first."""
        found = []
        for one in self.expressions:
            parts = one.lstrip("!").split(".")[1:]
            if parts and re.fullmatch(r"\w+", parts[-1]):
                found += [part for part in parts if re.fullmatch(r"\w+", part)]
        return found

    def _holders(self) -> set[str]:
        """What the expressions name, and the field's type: declarations that go also where they are exported."""
        ends = (re.fullmatch(r"!?(?:.*\.)?(\w+)(?:\(\))?", one) for one in self.expressions)
        return {FIELD, *self._parts(), *(one[1] for one in ends if one)}

    def _calls(self, files: Files) -> None:
        for one in self.generated:
            used: dict[str, list[GoFile]] = {}
            for path in list(files.paths()):
                if not any(name.encode() in files.data(path) for name in one.functions):
                    continue
                file = files.file(path)
                if file is None:
                    continue
                try:
                    found = calls.called(file, one)
                except NoEdit as reason:
                    if path in files.skip:
                        used.setdefault("", []).append(file)
                        continue
                    raise _Fails(path, str(reason)) from reason
                if path in files.skip and found:
                    used.setdefault("", []).append(file)
                    continue
                for name in found:
                    used.setdefault(name, []).append(file)
            skipped = used.pop("", [])
            names = self._remaining(files, one, used)
            for path in {file.path for listed in used.values() for file in listed}:
                self._replace(files, one, path, names)
            if not skipped and not self._asked(files, one):
                for path in one.files:
                    if self.workspace.data(path) is not None:
                        self.written[path] = None

    def _addresses(self, files: Files) -> None:
        """Addresses whose every request the task answers lose their host: what is left asks no EC2."""
        if self.keep == "ec2" or not any(
            one.sdk == "http" for each in self.generated for one in each.functions.values()
        ):
            return
        for file in self.workspace.matching(ADDRESS.search):
            if file.path in files.skip or file.path in files.generated:
                continue
            answered: dict[bytes, bool] = {}
            for match in ADDRESS.finditer(file.data):
                literal = file.data[match.start() : file.data.index(match[0][:1], match.end()) + 1]
                answered[literal] = answered.get(literal, True) and self._is_answered(file, match.span())
            for literal in (one for one, every in answered.items() if every):
                path = literal[:1] + ADDRESS.sub(b"", literal)
                files.put(file.path, files.data(file.path).replace(literal, path))

    def _is_answered(self, file: GoFile, span: tuple[int, int]) -> bool:
        """Whether every request that an address ends in is one of the generated code's."""
        try:
            return all(one.done for one in requests(self.workspace, file, *span))
        except NoEdit:
            return False

    def _options(self, files: Files) -> None:
        """``config.WithEC2IMDSRegion()`` goes: AWS_REGION, which Fargate sets, goes before it anyway."""
        if self.keep == "ec2":
            return
        for file in list(files.editable(_REGION_OPTION.encode())):
            found = []
            for node in file.tree.root.find_all(kind="call_expression"):
                function, parent = node.field("function"), node.parent()
                is_option = function is not None and qualified(file, function) == f"{_V2_CONFIG}.{_REGION_OPTION}"
                if is_option and parent is not None and parent.kind() == "argument_list":
                    found.append(drop_from_list(file, node))
            if found:
                files.put(file.path, apply(file.data, found))

    def _asked(self, files: Files, one: Generated) -> bool:
        for path in files.skip:
            file = files.file(path)
            if file is not None and one.prefix(file) and one.enabled.encode() in file.data:
                return True
            if one.path is None and posixpath.dirname(path) == one.folder and one.enabled.encode() in files.data(path):
                return True
        return False

    def _remaining(self, files: Files, one: Generated, used: dict[str, list[GoFile]]) -> dict[str, str]:
        """Writes what remains of a generated file; gives the new names."""
        if self.keep == "ec2" or not used:
            return {}
        own = [each for path in files.paths(one.folder) if (each := files.file(path))]
        names = taskmeta.taken(own) if one.path is None else set()
        left = taskmeta.remaining(one, used, names)
        folder = one.folder if one.path is None else posixpath.join(posixpath.dirname(one.folder), taskmeta.PACKAGE)
        path = posixpath.join(folder, f"{taskmeta.PACKAGE}.go")
        if self.workspace.data(path) is not None:
            raise _Fails(one.files[0], f"{path} is there already; move it away, and retire again.")
        self.written[path] = left.source
        test = proof(one, left)
        if test is not None:
            self.written[posixpath.join(folder, f"{taskmeta.PACKAGE}_test.go")] = test
        return left.names

    def _replace(self, files: Files, one: Generated, path: str, names: dict[str, str]) -> None:
        wanted = self.wanted.setdefault(path, set())
        package = f"{taskmeta.PACKAGE}." if one.path else ""
        if one.path and self.keep == "ecs":
            wanted.add(f"{posixpath.dirname(one.path)}/{taskmeta.PACKAGE}")
        for _ in range(500):
            file = files.file(path)
            found = calls.called(file, one) if file is not None else {}
            if file is None or not found:
                return
            name, (call, *_) = next(iter(found.items()))
            function = one.functions[name]
            if self.keep == "ecs":
                splice = calls.on_ecs(file, call, function, package + names[name])
            else:
                splice, path_wanted = calls.on_ec2(file, call, function)
                wanted |= {path_wanted} if path_wanted else set()
            files.put(path, apply(file.data, [splice]))

    def _clean(self, files: Files) -> None:
        """What became unused, to a fixpoint."""
        named = self._holders()
        for _ in range(_ROUNDS):
            state = dict(files.after)
            for path in files.changed():
                before = self.workspace.file(path)
                if before is None:
                    continue
                try:
                    data = joined(before, unused.clean(before, files.data(path)))
                    files.put(path, settle(before, data, frozenset(self.wanted.get(path, ()))))
                except (NoEdit, ValueError) as reason:
                    raise _Fails(path, str(reason)) from reason
            folders = {posixpath.dirname(path) for path in files.changed()}
            for name in named:
                folders |= {file.folder for file in files.editable(b"func " + name.encode(), name.encode() + b" ")}
            for folder in folders:
                held = self.decided.holders.get(folder, set()) | named
                while toplevel.sweep(files, folder, held):
                    pass
            for path in files.changed():
                for name in [*fields.idle(files, path), *fields.empty_structs(files, path)]:
                    fields.remove(files, name, posixpath.dirname(path) if name[:1].islower() else None)
            for path in files.changed():
                while params.remove_unused(files, path):
                    pass
            if files.after == state:
                return

    def _finish(self, files: Files) -> None:
        """Aligned, without surplus blank lines, and checked."""
        for path in files.changed():
            before = self.workspace.file(path)
            if before is None:
                continue
            data = polished(before, files.data(path))
            files.put(path, data)
            new = {f"undefined: {name}" for name in self._new_names()}
            complaints = [one for one in added(before, GoFile.parse(path, data)) if one not in new]
            if complaints:
                raise _Fails(path, f"the flag could not be taken out: {complaints[0]}; do it by hand.")

    def _new_names(self) -> Iterator[str]:
        for data in self.written.values():
            yield from (one.decode() for one in re.findall(rb"^func (\w+)", data or b"", re.MULTILINE))

    def _edits(self, files: Files) -> Iterator[Edit]:
        after: dict[str, bytes | None] = {**{path: files.data(path) for path in files.changed()}, **self.written}
        after = {path: None if data is not None and self._hollow(path, data) else data for path, data in after.items()}
        for path, data in without_requirements(self.workspace, after):
            after[path] = data
        for path in sorted(after):
            before = self.workspace.data(path)
            if before is None:
                absolute = self.workspace.repository / path
                before = absolute.read_bytes() if absolute.is_file() else None
            if before != after[path]:
                yield Edit(path, "removal", before, after[path], _REASON[self.keep], compiled="not compiled here")

    def _hollow(self, path: str, data: bytes) -> bool:
        """Whether nothing but the package clause is left."""
        before = self.workspace.file(path)
        file = GoFile.parse(path, data)
        kinds = {one.kind() for one in file.tree.root.children() if one.is_named()}
        return (
            before is not None
            and kinds <= {"package_clause", "comment"}
            and not (
                {one.kind() for one in before.tree.root.children() if one.is_named()} <= {"package_clause", "comment"}
            )
            and b"// Package " not in data
        )
