"""One rule of the catalogue: a stock ast-grep rule with watari's own keys under ``metadata``.

A rule file can be run by ``ast-grep scan`` as it is. watari reads three things
more: ``metadata`` (:class:`Metadata`), the util named ``candidate`` where there
is one (a wider form than ``rule``, narrowed by ``metadata.where`` through
resolved imports and followed values instead of by spelling), and the folder
that the file stands in is a catalogue: every ``*.yml`` in it and below it is one rule.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import pathspec
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from watari.model.finding import Recipe, RuleText, Severity
from watari.model.fleet import Note

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C where PyYAML was built with it: ten times as fast, and every check loads all rules."""

CANDIDATE = "candidate"
"""The util that watari matches instead of ``rule``, where a rule file has one."""


class Where(BaseModel):
    """What must be true of a match beyond its spelling.

    ``names`` gives meta-variables a meaning. In Go it is the group of import paths or types
    (:mod:`watari.rules.golang.sdk`), or full paths with spaces between, one of which the name must stand for; in other
    languages a regular expression that the whole of one of its origins must match
    (:mod:`watari.rules.script.origins`). ``texts`` gives meta-variables an expression that must be
    found in the string they always hold. ``elsewhere`` (not Go) are texts of which some file of the tree,
    in the same language, must hold one: a setting matters only where it is used. ``path`` (Go only) is an
    expression for the metadata path that the call asks for, with no leading ``meta-data/``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: dict[str, str] = {}
    texts: dict[str, str] = {}
    elsewhere: tuple[str, ...] = ()
    path: str | None = None


class Metadata(BaseModel):
    """watari's own keys.

    ``severity`` is the worst the finding can be: ``blocks-start`` is given only
    where the line lies on the way of the start. ``requires_import`` are modules of which a file must
    import one; ``literals`` are strings of which it must hold one, and ``and_literals`` strings of which
    it must hold one more, to be read at all (for Go with ``where``: of which its package must hold one).
    A ``generic`` rule is silent where another rule found the same expression. ``since`` is the
    first version of the SDK or library that has what the rule is about.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: int = Field(ge=1, le=74)
    severity: Severity
    subject: str
    recipe: Recipe
    recipe_reason: str
    replacement: str
    why: str
    example: str
    links: tuple[str, ...] = ()
    requires_import: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    and_literals: tuple[str, ...] = ()
    since: str = ""
    where: Where | None = None
    generic: bool = False


class Rule(BaseModel):
    """A rule file. ``rule``, ``constraints``, ``utils``, ``files`` and ``ignores`` (globs) are ast-grep's."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    language: str
    message: str
    rule: dict[str, Any]
    constraints: dict[str, Any] = {}
    utils: dict[str, Any] = {}
    files: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()
    metadata: Metadata

    @cached_property
    def matcher(self) -> dict[str, Any]:
        """What ast-grep is asked for: the wider form where ``where`` narrows it."""
        rule = {"matches": CANDIDATE} if CANDIDATE in self.utils else self.rule
        config: dict[str, Any] = {"rule": rule}
        if self.constraints:
            config["constraints"] = self.constraints
        if self.utils:
            config["utils"] = self.utils
        return config

    @property
    def text(self) -> RuleText:
        """What reports say of the rule."""
        metadata = self.metadata
        return RuleText(
            id=self.id,
            language=self.language,
            category=metadata.category,
            severity=metadata.severity,
            message=self.message.strip(),
            why=metadata.why.strip(),
            replacement=metadata.replacement.strip(),
            example=metadata.example,
            recipe=metadata.recipe,
            recipe_reason=metadata.recipe_reason.strip(),
            links=metadata.links,
            since=metadata.since,
        )

    @property
    def follows(self) -> bool:
        """Whether the rule asks what names or texts stand for, so that other files have a say."""
        where = self.metadata.where
        return where is not None and bool(where.names or where.texts or where.path)

    @cached_property
    def needles(self) -> tuple[tuple[bytes, ...], ...]:
        """The prefilter: of each group a file must hold one text, or it cannot match. Empty means every file may.

        A Go rule that follows values asks the package for its literals only: its files need not import the SDK.
        """
        metadata = self.metadata
        groups = (
            (metadata.literals or metadata.requires_import,)
            if self.language == "go" and self.follows
            else (metadata.literals, metadata.and_literals, metadata.requires_import)
        )
        return tuple(tuple(text.encode() for text in group) for group in groups if group)

    @cached_property
    def selects(self) -> pathspec.GitIgnoreSpec | None:
        """The paths that ``files`` names; None where all are."""
        return _globs(self.files)

    @cached_property
    def leaves_out(self) -> pathspec.GitIgnoreSpec | None:
        """The paths that ``ignores`` names; None where there are none."""
        return _globs(self.ignores)

    def applies_to(self, path: str) -> bool:
        """Whether ``files`` and ``ignores`` let the rule look at ``path``."""
        if self.selects is not None and not self.selects.match_file(path):
            return False
        return self.leaves_out is None or not self.leaves_out.match_file(path)


def _globs(patterns: tuple[str, ...]) -> pathspec.GitIgnoreSpec | None:
    """ast-grep's globs as gitignore's: anchored at the root of the walk, braces written out."""
    if not patterns:
        return None
    lines = (f"/{one.lstrip('/')}" for glob in patterns for one in _braces(glob))
    return pathspec.GitIgnoreSpec.from_lines(lines, backend="simple")


def _braces(glob: str) -> Iterator[str]:
    found = re.search(r"\{([^{}]*)\}", glob)
    if found is None:
        yield glob
        return
    for choice in found.group(1).split(","):
        yield from _braces(glob[: found.start()] + choice + glob[found.end() :])


def catalogue_folder() -> Path:
    """Where the shipped rules stand."""
    return Path(str(files("watari.rules").joinpath("catalogue")))


def load(folders: tuple[Path, ...] = ()) -> tuple[tuple[Rule, ...], tuple[Note, ...]]:
    """The shipped rules and those of ``folders``, by id; a note for each file that is not a rule.

    A later folder's rule replaces an earlier one of the same id.
    """
    rules: dict[str, Rule] = {rule.id: rule for rule in shipped()}
    notes: list[Note] = []
    for one in read_own(folders):
        if isinstance(one, Note):
            notes.append(one)
        else:
            rules[one.id] = one
    return tuple(rules[key] for key in sorted(rules)), tuple(notes)


def load_named(ids: Collection[str], folders: tuple[Path, ...] = ()) -> dict[str, Rule]:
    """The rules of those ids that there are. A shipped rule's file has its name, so only those files are read."""
    rules: dict[str, Rule] = {}
    for file in catalogue_folder().rglob("*.yml"):
        if file.stem in ids:
            one = _read(file)
            if isinstance(one, Rule):
                rules[one.id] = one
    rules.update({one.id: one for one in read_own(folders) if isinstance(one, Rule) and one.id in ids})
    return rules


def read_own(folders: Iterable[Path]) -> Iterator[Rule | Note]:
    """What stands in a team's folders: rules, and a note for each file that is none."""
    for folder in folders:
        yield from _read_folder(folder)


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules that come with watari, by id. ValueError where one cannot be read: that is a defect of ours."""
    found = (rule for folder in sorted(catalogue_folder().iterdir()) for rule in shipped_for(folder.name))
    return tuple(sorted(found, key=lambda rule: rule.id))


@cache
def shipped_for(language: str) -> tuple[Rule, ...]:
    """The shipped rules of one language, which stand in a folder of its name; none where there are none."""
    rules = []
    for one in _read_folder(catalogue_folder() / language):
        if isinstance(one, Note):
            raise ValueError(f"{one.path}: {one.text}")
        rules.append(one)
    return tuple(rules)


def _read_folder(folder: Path) -> Iterator[Rule | Note]:
    for file in sorted((*folder.rglob("*.yml"), *folder.rglob("*.yaml"))):
        yield _read(file)


def _read(file: Path) -> Rule | Note:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), _LOADER)  # noqa: S506
        return Rule.model_validate(data)
    except (OSError, UnicodeDecodeError) as error:
        return Note(str(file), f"rule not read: {error}")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" line {mark.line + 1}:" if mark else ""
        return Note(str(file), f"rule not read:{line} {getattr(error, 'problem', error)}")
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return Note(str(file), f"rule not read: {place}: {first['msg']}")
