"""The Go half of a check: from packages and rules to findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.model.finding import Finding, Severity
from watari.model.fleet import Note
from watari.rules.found import Found, finding_at, without_doubles
from watari.rules.golang.guarded import guard_of, in_flag_package
from watari.rules.golang.narrow import narrowed
from watari.rules.golang.package import GoFile, Workspace, is_generated
from watari.rules.golang.recipe import Recipes
from watari.rules.golang.sdk import CLIENT_TYPES, PROVIDER_TYPES
from watari.rules.golang.start import Start, Way
from watari.rules.golang.values import Values
from watari.rules.matching import find_all
from watari.rules.rule import Rule

_ASKS_ALREADY = (
    "The line does not run on ECS, for a condition asks its variables; nothing is to be done before EC2 is gone."
)

FOLLOWED = CLIENT_TYPES | PROVIDER_TYPES


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules may match where: per folder for rules that follow values, per file for the others."""

    folders: dict[str, tuple[Rule, ...]]
    files: dict[str, tuple[Rule, ...]]


class GoCheck:
    """Checks the Go files of one walk; ``notes`` says what could not be read."""

    def __init__(self, workspace: Workspace, flags: Sequence[str]) -> None:
        self._workspace = workspace
        self._flags = flags
        self._damaged: set[str] = set()
        self._values = Values(workspace)
        self._start = Start(self._values)
        self._recipes = Recipes(self._start, self._values)

    def findings(self, wanted: Wanted) -> Iterator[Finding]:
        """The findings of every wanted folder and file."""
        following = self._widened(wanted.folders)
        folders = sorted({*following, *(path.rpartition("/")[0] for path in wanted.files)})
        for folder in folders:
            for package in self._workspace.packages_in(folder):
                for file in package.files:
                    rules = (*following.get(folder, ()), *wanted.files.get(file.path, ()))
                    yield from self._in_file(file, rules)

    def _widened(self, folders: dict[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
        """With the packages that get a client from one of ``folders`` without naming the SDK themselves."""
        wide = dict(folders)
        for folder, rules in folders.items():
            for reached in self._users_of_clients(folder):
                wide.setdefault(reached, rules)
        return wide

    def _users_of_clients(self, folder: str) -> Iterator[str]:
        for package in self._workspace.packages_in(folder):
            for function in package.functions.values():
                exported = function.name[:1].isupper()
                if exported and FOLLOWED & set(self._values.declared_results(function)):
                    for user in self._workspace.importers(package, f".{function.name}"):
                        yield user.folder

    @property
    def notes(self) -> tuple[Note, ...]:
        """Files that could not be read or decoded, or were searched although they do not parse."""
        unread = (Note(path, text) for path, text in self._workspace.unread)
        return (*unread, *(Note(path, "searched, but it does not parse") for path in sorted(self._damaged)))

    def _in_file(self, file: GoFile, rules: Collection[Rule]) -> Iterator[Finding]:
        if in_flag_package(file.path) or is_generated(file.tree.data):
            return
        if rules and file.tree.damaged:
            self._damaged.add(file.path)
        found = [one for rule in rules for one in self._matches(rule, file)]
        for one in without_doubles(found):
            yield self._finding(one, file)

    def _matches(self, rule: Rule, file: GoFile) -> Iterator[Found]:
        needed = rule.metadata.requires_import
        if needed and not rule.follows and not set(needed) & {*file.imports.values(), *file.dots}:
            return
        for match in find_all(file.root, rule.matcher):
            node = narrowed(rule, match, file, self._values)
            if node is not None and not self._settled(rule, node, file):
                fit = self._recipes.fit(rule, node, file)
                cover = fit.node if fit.recipe == "portable" else node
                yield Found(rule, node, file.tree.start(cover), file.tree.end(cover))

    def _settled(self, rule: Rule, node: SgNode, file: GoFile) -> bool:
        """Whether nothing is to be said, for the line does not run on Fargate.

        Where only a question to the environment keeps off the metadata client, the line is still told, as
        operational: the client is there to be taken out when EC2 is gone.
        """
        guard = guard_of(node, file, self._values, self._flags)
        return guard == "flag" or (guard == "platform" and not rule.follows)

    def _finding(self, found: Found, file: GoFile) -> Finding:
        fit = self._recipes.fit(found.rule, found.node, file)
        if guard_of(found.node, file, self._values, self._flags) is not None:
            tree, node = file.tree, found.node
            return finding_at(
                found.rule, file.path, tree, node, severity="operational", recipe="none", reason=_ASKS_ALREADY
            )
        severity, way = self._severity(found, file)
        at: SgNode = found.node if fit.file is file and fit.recipe != "portable" else fit.node
        return finding_at(
            found.rule,
            fit.file.path,
            fit.file.tree,
            at,
            edited=fit.node,
            severity=severity,
            recipe=fit.recipe,
            reason=fit.reason,
            way=way.steps if way is not None else (),
        )

    def _severity(self, found: Found, file: GoFile) -> tuple[Severity, Way | None]:
        worst = found.rule.metadata.severity
        # Forced credentials fail at the first call of AWS, so being on the way is enough.
        must_end = found.rule.metadata.subject != "credentials"
        way = self._start.way_to(found.node, file, must_end=must_end)
        if worst != "blocks-start":
            return worst, way
        return ("blocks-start", way) if way is not None and way.ends else ("misbehaves", way)
