"""The check of one language family: from files and rules to findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ast_grep_py import SgNode

from watari.model.finding import Finding, Severity
from watari.model.fleet import Note
from watari.rules.found import Found, finding_at, without_doubles
from watari.rules.matching import find_all
from watari.rules.rule import Rule
from watari.rules.script.dialect import Dialect
from watari.rules.script.files import ScriptFile
from watari.rules.script.guarded import is_guarded
from watari.rules.script.origins import Origins
from watari.rules.script.project import Project
from watari.rules.script.start import Start
from watari.sources.syntax import Tree
from watari.sources.walk import SourceFile


class ScriptCheck:
    """Checks files of one dialect; ``notes`` says what could not be read, after :meth:`findings`."""

    def __init__(self, dialect: Dialect, sources: Mapping[str, tuple[SourceFile, str]], flags: Sequence[str]) -> None:
        self._project = Project(dialect, sources)
        self._origins = Origins(self._project)
        self._start = Start(self._origins)
        self._flags = flags
        self._stumbled: list[Note] = []

    def findings(self, wanted: Mapping[str, Iterable[Rule]]) -> Iterator[Finding]:
        """The findings of every wanted path, by the rules that may match there."""
        wide = self._widened({path: tuple(rules) for path, rules in wanted.items()})
        for path in sorted(wide):
            tree = self._project.tree(path)
            if tree is not None:
                yield from self._in_file(path, tree, wide[path])

    def _in_file(self, path: str, tree: Tree, rules: Iterable[Rule]) -> list[Finding]:
        """The findings of one file; a file that the engine stumbles over is noted, and stops only itself."""
        # What a file defines is only worked out where the syntax of a rule fits somewhere.
        matched = [(rule, nodes) for rule in rules if (nodes := find_all(tree.root, rule.matcher))]
        file = self._project.file(path) if matched else None
        if file is None:
            return []
        try:
            found = [one for rule, nodes in matched for one in self._matches(rule, nodes, file)]
            return [self._finding(one, file) for one in without_doubles(found)]
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
            self._stumbled.append(Note(path, f"not understood: {error}"))
            return []

    def _widened(self, wanted: dict[str, tuple[Rule, ...]]) -> dict[str, tuple[Rule, ...]]:
        """With the files that get a value from one of ``wanted`` and need not name the SDK themselves."""
        followed = {path: [rule for rule in rules if rule.follows] for path, rules in wanted.items()}
        followed = {path: rules for path, rules in followed.items() if rules}
        words = {word.encode() for path in followed if (file := self._project.file(path)) for word in file.known_by}
        shared = tuple({rule.id: rule for rules in followed.values() for rule in rules}.values())
        wide = dict(wanted)
        for path in self._project.holding(sorted(words), self._project.dialect.importing):
            have = wide.get(path, ())
            wide[path] = (*have, *(rule for rule in shared if rule not in have))
        return wide

    @property
    def notes(self) -> tuple[Note, ...]:
        """Files that could not be read, or were searched although they do not parse."""
        unread = [Note(path, text) for path, text in self._project.unread.items()]
        return (
            *self._stumbled,
            *unread,
            *(Note(path, "searched, but it does not parse") for path in sorted(self._project.damaged)),
        )

    def _matches(self, rule: Rule, nodes: Iterable[SgNode], file: ScriptFile) -> Iterator[Found]:
        if not rule.follows and not _imports(rule, file):
            return
        for node in nodes:
            if self._means(rule, node, file) and not is_guarded(node, file, self._flags):
                yield Found(rule, node, file.tree.start(node), file.tree.end(node))

    def _means(self, rule: Rule, match: SgNode, file: ScriptFile) -> bool:
        """Whether the captured names and texts are what ``metadata.where`` says.

        Nothing is asked of a variable that the alternative of the rule that matched has not captured.
        """
        where = rule.metadata.where
        if where is None:
            return True
        if where.elsewhere and not self._project.holds(where.elsewhere):
            return False
        for variable, wanted in where.names.items():
            node = match.get_match(variable)
            if node is None:
                continue
            origins = set(self._origins.settled(self._origins.of(node, file)))
            if not any(re.fullmatch(wanted, one) for one in origins):
                return False
        for variable, wanted in where.texts.items():
            node = match.get_match(variable)
            if node is None:
                continue
            text = self._origins.text(node, file)
            if text is None or re.search(wanted, text) is None:
                return False
        return True

    def _finding(self, found: Found, file: ScriptFile) -> Finding:
        severity, way = self._severity(found, file)
        metadata = found.rule.metadata
        return finding_at(
            found.rule,
            file.path,
            file.tree,
            found.node,
            severity=severity,
            recipe=metadata.recipe,
            reason=metadata.recipe_reason,
            way=way or (),
        )

    def _severity(self, found: Found, file: ScriptFile) -> tuple[Severity, tuple[str, ...] | None]:
        worst = found.rule.metadata.severity
        if worst != "blocks-start":
            return worst, None
        way = self._start.way_to(found.node, file)
        return ("blocks-start" if way is not None else "misbehaves"), way


def _imports(rule: Rule, file: ScriptFile) -> bool:
    """Whether the file imports one of the modules that the rule asks for, or part of one."""
    needed = rule.metadata.requires_import
    if not needed:
        return True
    dot = file.dialect.dot
    modules = {one.module for imports in file.imports.values() for one in imports}
    modules |= {f"{one.module}{dot}{one.name}" for imports in file.imports.values() for one in imports if one.name}
    modules |= {one.module for one in file.wildcards}
    if any(module == need or module.startswith((f"{need}{dot}", f"{need}/")) for module in modules for need in needed):
        return True
    # A module that is loaded in an expression, or by its mere name (Ruby), is no import of the index.
    return any(need.encode() in file.tree.data for need in needed) and not file.imports
