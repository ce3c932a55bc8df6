"""Removal in Go: calls and conditions decided, the flag out of the configuration, what they left unused cleaned up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from ast_grep_py import SgNode

from watari.flag.go.accessor import FIELD
from watari.flag.go.calls import calls_of, on_ec2, on_ecs
from watari.flag.go.deciding import GoDeciding
from watari.flag.go.generated import Generated, generated_code
from watari.flag.go.layout import drop_from_list, drop_statement
from watari.flag.go.package import LOCAL_ENABLED, NAME, Function
from watari.flag.go.settling import settled
from watari.flag.go.source import GoFile, NoEdit, around, barred, qualified
from watari.flag.go.unused import Unused
from watari.flag.go.workspace import Workspace
from watari.flag.script.code import CodeFile
from watari.flag.script.conditions import Known, decide, squeezed
from watari.flag.script.holders import Holders, Scopes
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Edit, EditResult, Splice

Keep = Literal["ecs", "ec2"]
V2_CONFIG = "github.com/aws/aws-sdk-go-v2/config"
_ROUNDS = 40
_REGION_OPTION = "WithEC2IMDSRegion"
_JOINED = re.compile(rf"[\w.]+(?:\(\))?(?:\.\w+(?:\(\))?)*\.{FIELD}\.Flag\b".encode())
"""The flag asked by the configuration."""


class GoRetire:
    """One repository. ``expressions`` are flags that people wrote by hand, as they stand in the code."""

    def __init__(self, repository: Path, keep: Keep = "ecs", expressions: Sequence[str] = ()) -> None:
        self.workspace = Workspace(repository)
        self.keep = keep
        self.names = [one for one in expressions if one.isidentifier()]
        self.expressions = [squeezed(one) for one in expressions if one not in self.names]
        self.fields = {FIELD, *(match[1] for one in self.expressions if (match := re.search(r"\.(\w+)$", one)))}
        self.generated = generated_code(self.workspace)
        self.before: dict[str, GoFile] = {}
        self.after: dict[str, bytes] = {}
        self.wanted: dict[str, set[str]] = {}
        self.left: dict[str, tuple[Generated, set[Function]]] = {}
        self.refused: dict[str, str] = {}
        self.deciding = GoDeciding()

    def run(self) -> EditResult:
        """Calls first, then the conditions, then the field that only they asked, then what is left over."""
        self._read()
        self._each("a call", self._calls)
        if self.keep == "ecs":
            self._each("an option", _options)
        known = Known(self.keep == "ecs", frozenset(self._texts()))
        for _ in range(_ROUNDS):
            holders = Holders(self._files(), self.deciding, known, self._scopes())
            if not self._each("a condition", partial(self._decide, holders)):
                break
        holders = Holders(self._files(), self.deciding, known, self._scopes())
        self._each("a name of the flag", partial(self._forget, holders))
        for name in sorted(self.fields):
            if self._unread(name):
                self._each(f"the field {name}", partial(_field, name))
        self._settle()
        return EditResult(tuple(self._edits()), refused=tuple(self.refused.values()))

    def _read(self) -> None:
        words = [
            FIELD.encode(),
            f"{NAME}.".encode(),
            b"ecs",
            _REGION_OPTION.encode(),
            *(_word(one) for one in (*self.expressions, *self.names)),
        ]
        skipped = {path for one in self.generated for path in one.files()}
        for path in self.workspace.paths():
            data = self.workspace.data(path) or b""
            if path in skipped or not any(word in data for word in words):
                continue
            file = self.workspace.file(path)
            if file is not None and not file.tree.damaged and (barred(path, data) is None or path.endswith("_test.go")):
                self.before[path] = file
                self.after[path] = data

    def _files(self) -> list[CodeFile]:
        return [CodeFile(path, GoFile.parse(path, data).tree) for path, data in self.after.items()]

    def _each(self, what: str, step: Callable[[GoFile], list[Splice]]) -> bool:
        """One step in every file; whether something changed. A file in which it cannot be made is left as it is."""
        changed = False
        for path in [path for path in self.after if path not in self.refused]:
            file = GoFile.parse(path, self.after[path])
            try:
                splices = step(file)
                after = apply(file.data, splices) if splices else file.data
                if after != file.data and GoFile.parse(path, after).tree.damaged:
                    raise NoEdit("the file would not parse without it")
            except (NoEdit, ValueError) as reason:
                self.refused[path] = f"{path}: {what} could not be removed: {reason}"
                continue
            changed |= after != file.data
            self.after[path] = after
        return changed

    def _calls(self, file: GoFile) -> list[Splice]:
        found: list[Splice] = []
        for generated in self.generated:
            for node, function, arguments in calls_of(file, generated):
                start, end = file.span(node)
                if function is None or any(one.start <= start and end <= one.end for one in found):
                    continue
                if self.keep == "ecs":
                    made = on_ecs(file, node, generated, function, arguments)
                else:
                    made = on_ec2(file, node, function, arguments)
                found.append(made.splice)
                self.wanted.setdefault(file.path, set()).update(made.imports)
                if made.generated is not None and made.function is not None:
                    self.left.setdefault(made.generated.folder, (made.generated, set()))[1].add(made.function)
        return found

    def _texts(self) -> set[str]:
        """Every expression that is the flag."""
        texts = {*self.expressions, f"{LOCAL_ENABLED}()"}
        for path, data in self.after.items():
            texts |= {squeezed(match.group().decode()) for match in _JOINED.finditer(data)}
            for generated in self.generated:
                file = self.before[path]
                texts |= {f"{text}()" for text, one in generated.called(file).items() if one is None}
        return texts

    def _scopes(self) -> dict[str, Scopes]:
        """Where the names by which people asked the flag mean it: in the packages that declare them at the top."""
        found: dict[str, list[tuple[str, int, int]]] = {}
        files = self._files()
        for name in self.names:
            folders = {one.folder for one in files if _top_declaration(one, name) is not None}
            for file in (one for one in files if one.folder in folders):
                own = _top_declaration(file, name)
                places = self.deciding.mentions(file, name, file.root)
                declared = file.span(own) if own is not None else (-1, -1)
                free = [(name, *one) for one in places if not declared[0] <= one[0] < declared[1]]
                found.setdefault(file.path, []).extend(free)
        return {path: tuple(places) for path, places in found.items()}

    def _unread(self, name: str) -> bool:
        """Whether one struct has the field and nothing reads it any more."""
        if name == FIELD:
            return not any(_asks(data) for data in self.after.values())
        read = re.compile(rf"\.{name}\b(?!\s*=[^=])".encode())
        data = [self.after.get(path) or self.workspace.data(path) or b"" for path in self.workspace.paths()]
        declared = sum(len(re.findall(rf"^\s+{name}\s+[\w.*\[\]]+".encode(), one, re.MULTILINE)) for one in data)
        return declared == 1 and not any(read.search(one) for one in data)

    def _decide(self, holders: Holders, file: GoFile) -> list[Splice]:
        code = CodeFile(file.path, file.tree)
        filling = [file.span(one) for name in self.fields for one in _fillings(file, name)]
        return decide(code, self.deciding, holders.known(code), [*holders.places(code), *filling])

    def _forget(self, holders: Holders, file: GoFile) -> list[Splice]:
        code = CodeFile(file.path, file.tree)
        nodes = [*holders.declared(code), *(one for name in self.names if (one := _top_declaration(code, name)))]
        return [self.deciding.dropped(node, code) for node in nodes]

    def _settle(self) -> None:
        """Imports, locals, and then what whole packages do not use any more, until nothing is left to do."""
        changed = {path for path, data in self.after.items() if data != self.before[path].data}
        unused = Unused(self.workspace, {path: self.before[path] for path in self.before})
        for _ in range(_ROUNDS):
            for path in sorted(changed - set(self.refused)):
                try:
                    wanted = frozenset(self.wanted.get(path, ()))
                    self.after[path] = settled(self.before[path], self.after[path], wanted)
                except NoEdit as reason:
                    self.refused[path] = f"{path}: what the flag's removal leaves there would not compile: {reason}"
            if self.refused:
                return
            more = unused.step(dict(self.after))
            if not more:
                return
            for path, data in more.items():
                if path not in self.before:
                    file = self.workspace.file(path)
                    if file is None:
                        continue
                    self.before[path] = file
                self.after[path] = data
                changed.add(path)

    def _edits(self) -> list[Edit]:
        reason = "EC2 is gone: what was skipped on Fargate is deleted, and the flag with it."
        if self.keep == "ec2":
            reason = "The service stays on EC2: what is for Fargate goes, and the flag with it."
        edits = [
            Edit(path, "removal", self.before[path].data, data, reason, compiled="not compiled here")
            for path, data in sorted(self.after.items())
            if data != self.before[path].data and path not in self.refused
        ]
        if self.refused:
            return edits
        for generated in self.generated:
            for path in generated.files():
                data = self.workspace.data(path)
                if data is not None:
                    edits.append(Edit(path, "removal", data, None, "Nothing asks the flag any more."))
        for generated, functions in self.left.values():
            for path, source in generated.remaining(frozenset(functions)).items():
                edits.append(
                    Edit(path, "removal", None, source, "The task's own values.", compiled="not compiled here")
                )
        return edits


def _options(file: GoFile) -> list[Splice]:
    """``config.WithEC2IMDSRegion()``: AWS_REGION, which Fargate sets, goes before it anyway."""
    found = []
    for node in file.tree.root.find_all(kind="call_expression"):
        function, parent = node.field("function"), node.parent()
        named_so = function is not None and qualified(file, function) == f"{V2_CONFIG}.{_REGION_OPTION}"
        if named_so and parent is not None and parent.kind() == "argument_list":
            found.append(drop_from_list(file, node))
    return found


def _word(expression: str) -> bytes:
    """The rarest part of an expression: its last name."""
    names = re.findall(r"\w+", expression)
    return (names[-1] if names else expression).encode()


def _asks(data: bytes) -> bool:
    """Whether the flag is read through the configuration (and not only filled)."""
    lines = (line for line in data.splitlines() if _JOINED.search(line))
    return any(not re.search(rf"\.{FIELD}\.Flag\s*=[^=]".encode(), line) for line in lines)


def _top_declaration(file: CodeFile, name: str) -> SgNode | None:
    """The ``var`` or ``const`` at the top that declares ``name`` alone."""
    for kind in ("var_spec", "const_spec"):
        for node in file.root.find_all(kind=kind):
            declared = node.field("name")
            top = not any(one.kind() in GoDeciding.functions for one in node.ancestors())
            if top and declared is not None and declared.text() == name:
                return node
    return None


def _fillings(file: GoFile, name: str) -> list[SgNode]:
    """Where the configuration's field gets its value."""
    found = [
        node
        for node in file.tree.root.find_all(kind="assignment_statement")
        if re.search(rf"\.{name}(?:\.Flag)? = ", node.text())
    ]
    return [
        *found,
        *(one for one in file.tree.root.find_all(kind="keyed_element") if one.text().startswith(f"{name}:")),
    ]


def _field(field: str, file: GoFile) -> list[Splice]:
    """The field's declaration, its type, and its filling."""
    found = []
    for node in file.tree.root.find_all(kind="field_declaration"):
        name = node.field("name")
        if name is not None and name.text() == field:
            found.append(_lines(file, node))
    for node in _fillings(file, field):
        drop = drop_statement if node.kind() == "assignment_statement" else drop_from_list
        found.append(drop(file, node))
    for node in file.tree.root.find_all(kind="type_spec"):
        declared, whole = node.field("name"), around(node, "type_declaration")
        if declared is not None and declared.text() == field and whole is not None:
            found.append(_lines(file, whole))
    return found


def _lines(file: GoFile, node: SgNode) -> Splice:
    """The lines of a node and of the comment right above."""
    start, end = file.span(node)
    first = line_start(file.data, start)
    while first > 0:
        above = line_start(file.data, first - 1)
        if not file.data[above:first].strip().startswith(b"//"):
            break
        first = above
    return Splice(first, line_end(file.data, end), b"")
