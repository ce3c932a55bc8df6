"""Findings in one language → edits: guards first, then single expressions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, around, identifiers, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import ENABLED, Change, Home, Language
from watari.flag.script.values import ADDRESS_SUBJECTS, VALUES
from watari.flag.splice import apply
from watari.model.edit import Edit, EditResult, Solved, Splice, Unsolved
from watari.model.finding import Finding, Recipe
from watari.sources.syntax import key, parse

_LOOPBACK = frozenset({"loopback", "listen-address", "bind-address"})
_ADDRESSES = (b"127.0.0.1", b"localhost", b"::1")


@dataclass
class _Part:
    """What one file is to become."""

    file: CodeFile
    home: Home | None = None
    splices: list[Splice] = field(default_factory=list)
    solved: list[Solved] = field(default_factory=list)
    guards: list[tuple[int, int]] = field(default_factory=list)
    functions: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)


class ScriptEdit:
    """One service in one language. ``env`` is the flag's environment variable."""

    def __init__(self, repository: Path, language: Language, env: str) -> None:
        self.repository, self.language, self.env = repository, language, env
        self._parts: dict[str, _Part | str] = {}
        self._unsolved: list[Unsolved] = []

    def run(self, findings: Sequence[Finding]) -> EditResult:
        """Every finding is in an edit's ``solves``, or comes back with a reason."""
        ordered = sorted(findings, key=lambda one: (one.path, one.start, one.end))
        for finding in ordered:
            if finding.edit == "guard":
                self._try(finding, self._guard)
        for finding in ordered:
            if finding.edit != "guard":
                self._try(finding, self._expression)
        return EditResult(tuple(self._edits()), tuple(self._unsolved))

    def _try(self, finding: Finding, recipe: Callable[[Finding, _Part], None]) -> None:
        try:
            if finding.edit == "none":
                raise NoEdit(finding.edit_reason or "No edit is right here; see what the rule advises.")
            part = self._part(finding.path)
            if not 0 <= finding.start < finding.end <= len(part.file.data):
                raise NoEdit("The finding's place is not in the file (any more); check again.")
            recipe(finding, part)
        except NoEdit as reason:
            self._unsolved.append(Unsolved(finding, str(reason)))

    def _part(self, path: str) -> _Part:
        if path not in self._parts:
            self._parts[path] = self._read(path)
        part = self._parts[path]
        if isinstance(part, str):
            raise NoEdit(part)
        return part

    def _read(self, path: str) -> _Part | str:
        try:
            file = CodeFile.read(self.repository, path, self.language.grammar(path))
        except OSError:
            return "The file is not there."
        except UnicodeDecodeError:
            return "The file is not UTF-8, so it is left alone."
        if not self.language.readable(file):
            return f"The file cannot be parsed as {self.language.name}, so it is left alone."
        return "Generated code is not edited; change what generates it." if file.generated else _Part(file)

    def _guard(self, finding: Finding, part: _Part) -> None:
        statements = self._guardable(part.file.at(finding.start, finding.end), part.file)
        start, end = part.file.span(statements[0])[0], part.file.span(statements[-1])[1]
        reason = finding.edit_reason or "Nobody needs its effect on Fargate."
        if not any(low <= start and end <= high for low, high in part.guards):
            self._take(part, self.language.guarded(statements, part.file))
            part.guards.append((start, end))
        part.solved.append(Solved(finding, "guard", reason))

    def _guardable(self, node: SgNode, file: CodeFile) -> list[SgNode]:
        """The innermost statement around ``node`` that can be left out on Fargate, with nothing read behind it."""
        language = self.language
        statement = around(node, language.statements)
        while statement is not None:
            block = statement.parent()
            if block is not None and block.kind() in language.blocks and self._nothing_escapes(statement):
                return [self._with_wrapper(statement, block)]
            outer = statement.parent()
            inside = outer is not None and not any(one.kind() in language.functions for one in (outer,))
            statement = around(outer, language.statements) if outer is not None and inside else None
        raise NoEdit("A name or a result leaves the statement, so it cannot be left out; move it into a function.")

    def _with_wrapper(self, statement: SgNode, block: SgNode) -> SgNode:
        """The statement around, where that is there for this one alone."""
        owner = block.parent()
        alone = owner is not None and owner.kind() in self.language.wrappers and len(named(block)) == 1
        if owner is None or not alone or not self._nothing_escapes(owner):
            return statement
        outer = owner.parent()
        return self._with_wrapper(owner, outer) if outer is not None else owner

    def _nothing_escapes(self, statement: SgNode) -> bool:
        if any(statement.find(kind=kind) is not None for kind in self.language.leaving):
            return False
        assigned = self.language.assigned(statement)
        if not assigned:
            return True
        scope = next((one for one in statement.ancestors() if one.kind() in self.language.functions), None)
        if scope is None and statement.kind() not in self.language.wrappers:
            return False
        scope = scope or statement.get_root().root()
        inside = {key(one) for kind in self.language.names for one in statement.find_all(kind=kind)}
        behind = [
            one.text()
            for kind in self.language.names
            for one in scope.find_all(kind=kind)
            if key(one) not in inside and one.range().start.index > statement.range().end.index
        ]
        return not assigned & set(behind)

    def _expression(self, finding: Finding, part: _Part) -> None:
        node = part.file.at(finding.start, finding.end)
        if any(low <= finding.start and finding.end <= high for low, high in part.guards):
            part.solved.append(Solved(finding, "guard", "It only serves what is skipped on Fargate."))
            return
        change = self._change(finding, node, part.file)
        self._take(part, change)
        recipe: Recipe = "portable" if change.portable else "adapter"
        part.solved.append(Solved(finding, recipe, change.reason))

    def _change(self, finding: Finding, node: SgNode, file: CodeFile) -> Change:
        own = self.language.special(finding.subject, node, file)
        if own is not None:
            return own
        if finding.subject in _LOOPBACK:
            return _all_addresses(node, file)
        if finding.subject in ADDRESS_SUBJECTS:
            return self.language.answer(node, file)
        if finding.subject in VALUES:
            value = VALUES[finding.subject]
            change = self.language.value(value.function, node, file)
            reason = f"It is {value.on_ec2} on EC2 and {value.on_fargate} on Fargate."
            return replace(change, reason=reason, portable=finding.subject == "region")
        raise NoEdit(finding.replacement or "No edit is right here; see what the rule advises.")

    def _take(self, part: _Part, change: Change) -> None:
        """Adds the change. NoEdit where it overlaps with one that is made already, or the module cannot be called."""
        if any(
            (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)
            for one in change.splices
            for other in part.splices
        ):
            raise NoEdit("Another edit changes the same expression.")
        if ENABLED in change.functions:
            change = self._with_settings(change, part)
        if change.functions:
            part.home = part.home or self._home(part.file)
        part.splices += change.splices
        part.functions |= change.functions

    def _with_settings(self, change: Change, part: _Part) -> Change:
        """The flag asked from the service's own configuration, where it has one that the file knows."""
        settings = self.language.settings(part.file)
        if settings is None:
            return change
        try:
            other = self._part(settings.path)
            new = [one for one in settings.splices if one not in other.splices]
            made = CodeFile(
                settings.path, parse(apply(other.file.data, new), self.language.grammar(settings.path)), self.repository
            )
            if not self.language.readable(made):
                return change
            home = other.home or self._home(other.file)
        except NoEdit:
            return change
        if home.path != self.language.home(self.repository, part.file).path:
            return change  # one module is enough
        other.home = home
        if new:
            other.splices += new
            other.functions |= {ENABLED} if settings.imports else set()
            other.reasons.append("The flag stands with the service's other settings.")
        asked = f"{self.language.prefix}.{self.language.spelled(ENABLED)}".encode()
        asked += b"" if asked.endswith(b"?") else b"()"
        splices = tuple(
            replace(one, text=one.text.replace(asked, settings.expression.encode())) for one in change.splices
        )
        return replace(change, splices=splices, functions=change.functions - {ENABLED})

    def _home(self, file: CodeFile) -> Home:
        home = self.language.home(self.repository, file)
        prefix = self.language.prefix
        existing = self._existing(home)
        known = existing is not None and not self.language.importing(file, home)
        if not known and prefix in set(identifiers(file.root, self.language.names)):
            raise NoEdit(f"The name {prefix} is taken in this file.")
        if existing is not None and not self.language.known(existing):
            raise NoEdit(f"{home.path} is not watari's (any more); move it, or put the call there by hand.")
        return home

    def _existing(self, home: Home) -> bytes | None:
        path = self.repository / home.path
        return path.read_bytes() if path.is_file() else None

    def _edits(self) -> list[Edit]:
        found: list[Edit] = []
        homes: dict[str, tuple[Home, set[str]]] = {}
        for path in sorted(self._parts):
            part = self._parts[path]
            if isinstance(part, str) or not part.splices:
                continue
            after = self._after(part)
            if after is None:
                self._unsolved += [
                    Unsolved(one.finding, "The edited file would not parse, so it is left alone.")
                    for one in part.solved
                ]
                continue
            reasons = " ".join(dict.fromkeys([*(one.reason for one in part.solved), *part.reasons]))
            found.append(Edit(path, "code", part.file.data, after, reasons, tuple(part.solved), "not compiled here"))
            if part.home is not None:
                homes.setdefault(part.home.path, (part.home, set()))[1].update(part.functions)
        return [*found, *(one for home, functions in homes.values() for one in self._generated(home, functions))]

    def _after(self, part: _Part) -> bytes | None:
        """The edited file; None where it would not parse any more."""
        imports = self.language.importing(part.file, part.home) if part.home is not None and part.functions else ()
        after = self.language.finished(part.file, apply(part.file.data, [*imports, *part.splices]))
        made = CodeFile(part.file.path, parse(after, self.language.grammar(part.file.path)))
        return after if self.language.readable(made) else None

    def _generated(self, home: Home, functions: set[str]) -> list[Edit]:
        known = self.language.known(self._existing(home) or b"")
        made = []
        for path, after in self.language.sources(home, known | functions | {ENABLED}, self.env).items():
            place = self.repository / path
            before = place.read_bytes() if place.is_file() else None
            if before != after:
                reason = "What differs between EC2 and Fargate, in one place." if path == home.path else "Its tests."
                made.append(Edit(path, "code", before, after, reason, compiled="not compiled here"))
        return made


def _all_addresses(node: SgNode, file: CodeFile) -> Change:
    """A loopback address in a string becomes that of all interfaces."""
    start, end = file.span(node)
    data = file.data[start:end]
    for address in _ADDRESSES:
        at = data.find(address)
        if at >= 0 and data.count(address) == 1:
            wide = b"::" if address == b"::1" else b"0.0.0.0"  # that is the point of the edit
            splice = Splice(start + at, start + at + len(address), wide)
            return Change((splice,), "All addresses: on EC2 the security group decides who may call.", portable=True)
    raise NoEdit("Which address it listens on stands elsewhere; set it to 0.0.0.0 there.")
