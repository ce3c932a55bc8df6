"""Findings in Go → edits: guards first, then single expressions, then the clients that are left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from watari.flag.go import accessor as accessors
from watari.flag.go import credentials, guard, values
from watari.flag.go.change import Change, Guard
from watari.flag.go.declared import is_of_a_stranger
from watari.flag.go.draft import Draft
from watari.flag.go.guarding import Guarding
from watari.flag.go.imports import free_name
from watari.flag.go.leading import ASKED, flagged, only_guarded
from watari.flag.go.package import ENABLED, NAME, Function
from watari.flag.go.placing import Placing
from watari.flag.go.requests import REASON, changes, requests
from watari.flag.go.source import GoFile, around, as_call, barred, dotted
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import NoEdit
from watari.model.edit import EditResult, Solved, Splice, Unsolved
from watari.model.finding import Finding

Regions = dict[str, list[guard.Region]]

_CLIENT = "client"
_NO_EDIT_NEEDED = "No EC2-only call is made through it on Fargate any more, and making it calls nothing."


def edit(repository: Path, env: str, findings: Sequence[Finding]) -> EditResult:
    """Edits of the Go code in ``repository``; ``env`` is the flag's variable, findings' paths are the repository's.

    Where few packages of a module call generated code each gets a file of its own, else they share a package; which
    of them it is only shows when the edits are made, so they may be made twice.
    """
    workspace = Workspace(repository)
    placing = Placing(workspace)
    made = GoEdit(workspace, env, placing)
    result = made.run(findings)
    crowded = placing.crowded(made.draft.callers)
    return GoEdit(workspace, env, Placing(workspace, crowded)).run(findings) if crowded else result


class GoEdit:
    """One repository."""

    def __init__(self, workspace: Workspace, env: str, placing: Placing) -> None:
        self.workspace = workspace
        self.draft = Draft(self.workspace, accessors.find(self.workspace), env, placing)
        self.regions: Regions = {file.path: flagged(file) for file in self.workspace.matching(ASKED.search)}
        self.unsolved: list[tuple[Finding, str]] = []
        self.guarded: set[int] = set()
        self.asked: set[tuple[str, int]] = set()
        self.findings: Sequence[Finding] = ()

    def run(self, findings: Sequence[Finding]) -> EditResult:
        """Every finding is solved by an edit, was solved by an earlier run, or comes back with a reason."""
        self.findings = findings
        waiting = [one for one in findings if self._editable(one)]
        waiting = self._guards(waiting)
        clients = [one for one in waiting if one.subject == _CLIENT]
        for finding in waiting:
            if finding.subject != _CLIENT:
                self._try(finding, self._expression)
        for finding in clients:
            self._try(finding, self._client)
        return EditResult(self.draft.edits(), tuple(Unsolved(one, reason) for one, reason in self.unsolved))

    def _editable(self, finding: Finding) -> bool:
        """Whether an edit may be tried; a finding that an earlier run has solved is passed over silently."""
        reason = self._obstacle(finding)
        if reason is not None:
            self.unsolved.append((finding, reason))
            return False
        file = self._file(finding)
        return not (guard.adapted(file, finding.start, finding.end) or self._skipped(finding))

    def _obstacle(self, finding: Finding) -> str | None:
        file = self.workspace.file(finding.path)
        if file is None:
            return "The file is not there, or not UTF-8."
        if file.tree.damaged:
            return "The file cannot be parsed as Go, so it is left alone."
        if finding.edit == "none":
            return finding.edit_reason or "No edit is right here; see what the rule advises."
        if not 0 <= finding.start < finding.end <= len(file.data):
            return "The finding's place is not in the file (any more); check again."
        return barred(finding.path, file.data)

    def _skipped(self, finding: Finding) -> bool:
        """Whether the finding's code is not reached on Fargate, by the guards so far."""
        inside = any(one.holds(finding.start, finding.end) for one in self.regions.get(finding.path, ()))
        return inside or (bool(self.regions) and self._leads_nowhere(finding))

    def _leads_nowhere(self, finding: Finding) -> bool:
        return only_guarded(self.workspace, self._file(finding), finding.start, self.regions)

    def _guards(self, waiting: list[Finding]) -> list[Finding]:
        """Guards first, for they can solve what stands beside them. Gives what is left to do."""
        for finding in waiting:
            if finding.edit == "guard" and not self._skipped(finding):
                self._try(finding, lambda one: self._guard(one, waiting))
        failed = {id(finding) for finding, _ in self.unsolved}
        left = []
        for finding in waiting:
            if id(finding) in self.guarded or self._skipped(finding):
                self._note_skipped(finding)
            elif finding.edit != "guard" and id(finding) not in failed:
                left.append(finding)
        return left

    def _note_skipped(self, finding: Finding) -> None:
        reason = finding.edit_reason if finding.edit == "guard" else "It only serves what is skipped on Fargate."
        near = finding.path if finding.path in self.draft.paths() else self._guarded_file(finding)
        self.draft.note(Solved(finding, "guard", reason or "Nobody needs its effect on Fargate."), near)

    def _guarded_file(self, finding: Finding) -> str:
        return next((path for path in self.draft.paths() if path in self.regions), finding.path)

    def _try(self, finding: Finding, recipe: Callable[[Finding], None]) -> None:
        try:
            recipe(finding)
        except NoEdit as reason:
            self.unsolved.append((finding, str(reason)))

    def _guard(self, finding: Finding, all_findings: Iterable[Finding]) -> None:
        places: dict[str, list[tuple[int, int]]] = {}
        for one in all_findings:
            if one.edit != "guard":
                places.setdefault(one.path, []).append((one.start, one.end))
        found = Guarding(self.workspace).regions(self._file(finding), finding, places)
        guards = {path: self._flag(path, region) for path, region in found.items()}
        self.draft.take(Change((), guards=guards))
        self.guarded.add(id(finding))
        for path, region in found.items():
            self.regions.setdefault(path, []).append(region)

    def _flag(self, path: str, region: guard.Region) -> Guard:
        """How the file asks the flag: by the configuration where it can import that, else directly."""
        file = self.workspace.file(path)
        if file is None or barred(path, file.data):
            raise NoEdit(f"{path} is not a file that watari edits.")
        own = self.draft.accessor
        if own is not None and self.workspace.module(own.folder) == self.workspace.module(file.folder):
            configuration = self.workspace.import_path(own.folder)
            name = free_name(file, configuration) if configuration else None
            if configuration and name and file.folder not in self.workspace.reaches(own.folder):
                return Guard(region, f"{name}.{own.expression}", frozenset({configuration}), True)
        return Guard(region, f"{self.draft.called(file, ENABLED)}()", self.draft.imports(file), False)

    def _expression(self, finding: Finding) -> None:
        if finding.subject == "credentials":
            self._credentials(finding)
        elif finding.subject == "loopback":
            self._loopback(finding)
        elif finding.subject == "imds-address":
            self._requests(finding)
        else:
            self._value(finding)

    def _loopback(self, finding: Finding) -> None:
        file = self._file(finding)
        found = re.search(rb"127\.0\.0\.1|localhost(?=:)", file.data[finding.start : finding.end])
        if found is None:
            raise NoEdit("Which address it listens on stands elsewhere; let it be that of all interfaces.")
        start = finding.start + found.start()
        splice = Splice(start, finding.start + found.end(), b"" if file.data[start - 1 : start] == b'"' else b"0.0.0.0")
        reason = "All addresses: on EC2 the security group decides who may call."
        self.draft.take(Change((Solved(finding, "portable", reason),), {file.path: (splice,)}))

    def _requests(self, finding: Finding) -> None:
        """The requests that the address ends in; several addresses may end in one."""
        found = requests(self.workspace, self._file(finding), finding.start, finding.end)
        solved = Solved(finding, "adapter", REASON)
        splices, functions = changes(found, self.draft.called, self.asked)
        if splices:
            imports = frozenset().union(*(self.draft.imports(one.file) for one in found))
            self.draft.take(Change((solved,), splices, imports, functions))
            self.asked |= {one.place for one in found}
        elif not all(one.done for one in found):
            self.draft.note(solved, found[0].file.path)

    def _credentials(self, finding: Finding) -> None:
        file = self._file(finding)
        done = credentials.edit(file, finding.start, finding.end, self.draft.suffixes(file)["v2"])
        imports = set(done.imports)
        splices = done.splices
        for function in done.functions:
            imports |= self.draft.imports(file)
            name = self.draft.called(file, function.name).encode()
            old = f"{NAME}.{function.name}".encode()
            splices = tuple(replace(one, text=one.text.replace(old, name)) for one in splices)
        solved = Solved(finding, "adapter" if done.functions else "portable", done.reason)
        self.draft.take(Change((solved,), {file.path: splices}, frozenset(imports), done.functions))

    def _value(self, finding: Finding) -> None:
        file = self._file(finding)
        called = partial(self.draft.called, file)
        done = values.edit(self.workspace, file, finding.start, finding.end, called, self.draft.suffixes(file))
        portable = done.function.base == "Region"
        solved = Solved(finding, "portable" if portable else "adapter", done.reason)
        functions: frozenset[Function] = frozenset({done.function})
        self.draft.take(Change((solved,), {file.path: done.splices}, self.draft.imports(file), functions))

    def _client(self, finding: Finding) -> None:
        """A client needs no edit of its own where all that is asked through it has been solved."""
        file = self._file(finding)
        rest = [one for one, _ in self.unsolved if one.subject in _ASKED and self._near(one, file)]
        if rest:
            raise NoEdit(f"{rest[0].path}:{rest[0].line} still asks the metadata service through a client.")
        hidden = self._hidden()
        if hidden:
            raise NoEdit(f"{hidden} asks the metadata service through something whose type watari does not know.")
        stranger = _given_away(self.workspace, file, finding)
        if stranger:
            raise NoEdit(f"The client is handed to {stranger}, which may ask the metadata service on Fargate.")
        # Where nothing is edited either, nobody in the repository asks: building it is harmless in both homes.
        near = [path for path in self.draft.paths() if path == file.path] or self.draft.paths()
        if near:
            self.draft.note(Solved(finding, finding.edit, _NO_EDIT_NEEDED), near[0])

    def _hidden(self) -> str | None:
        """A call of the metadata service that no finding is about: it goes through an unknown type."""
        known: dict[str, list[Finding]] = {}
        for one in self.findings:
            known.setdefault(one.path, []).append(one)
        for file in self.workspace.matching(_ASKS_METADATA.search):
            if barred(file.path, file.data):
                continue
            for match in _ASKS_METADATA.finditer(file.data):
                called = dotted(file.smallest(match.start(), match.start() + 1))
                if called is not None and is_of_a_stranger(self.workspace, file, called[0]):
                    continue
                if not any(one.start <= match.start() < one.end for one in known.get(file.path, ())):
                    line = file.data.count(b"\n", 0, match.start()) + 1
                    return f"{file.path}:{line}"
        return None

    def _near(self, other: Finding, file: GoFile) -> bool:
        return other.path.rpartition("/")[0] == file.folder

    def _file(self, finding: Finding) -> GoFile:
        file = self.workspace.file(finding.path)
        if file is None:
            raise NoEdit("The file could not be read.")
        return file


_ASKS_METADATA = re.compile(
    rb"\.(?:GetMetadata|GetInstanceIdentityDocument|GetUserData|GetDynamicData|GetIAMInfo|IAMInfo)(?:WithContext)?\("
)

_ASKED = frozenset(
    {
        "region", "instance-id", "availability-zone", "local-ipv4", "hostname", "identity-document", "user-data",
        "metadata-path", "available", "credentials", "spot",
    }
)  # fmt: skip
"""Subjects of findings that ask something through a metadata client."""


def _given_away(workspace: Workspace, file: GoFile, finding: Finding) -> str | None:
    """The function of somebody else's package that the client is made for, if it is an argument."""
    node = file.smallest(finding.start, finding.end)
    call = around(node, "call_expression")
    listed = node.parent()
    if call is None or listed is None or listed.kind() != "argument_list":
        return None
    parts = as_call(call)
    name = parts[0].text() if parts else ""
    path = file.package_path(name.split(".")[0]) if "." in name else None
    return name if path is not None and workspace.folder_of(path) is None and "ec2metadata" not in path else None
