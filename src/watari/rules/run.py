"""The check: from a tree to its findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from watari.errors import NothingToRead
from watari.model.finding import SEVERITIES, CheckResult, Finding
from watari.model.fleet import Fleet, Note, Service
from watari.rules import documents, ignores, plain
from watari.rules.golang.check import GoCheck
from watari.rules.golang.guarded import FLAG_EXPRESSIONS
from watari.rules.languages import DOCUMENTS
from watari.rules.reading import Candidate, Reading, read_tree
from watari.rules.rule import Rule
from watari.rules.ruleset import RuleSet
from watari.rules.script.check import ScriptCheck
from watari.rules.script.dialects import DIALECTS
from watari.sources.snapshot import Watch
from watari.sources.syntax import parse


def check(fleet: Fleet, rules_dirs: Sequence[Path] = (), *, flags: Sequence[str] = FLAG_EXPRESSIONS) -> CheckResult:
    """Every line below ``fleet.root`` that works on EC2 and not, or not the same, on Fargate.

    ``rules_dirs`` are folders with more rules in ast-grep's format; ``flags``
    are the expressions that, in a condition, ask the ECS flag. Nothing of the
    repository is executed. NothingToRead where the root is no folder.
    """
    root = Path(fleet.root)
    return check_paths((root,), lambda paths: fleet.services, rules_dirs, flags=flags)


def check_paths(
    paths: Sequence[Path],
    services: Callable[[Collection[str]], Sequence[Service]],
    rules_dirs: Sequence[Path] = (),
    *,
    flags: Sequence[str] = FLAG_EXPRESSIONS,
    jobs: int | None = None,
    watch: Watch | None = None,
) -> CheckResult:
    """As :func:`check`, of several folders. ``CheckResult.root`` is their common parent.

    ``services`` is only asked where there is something to be said of them, and is told the paths with findings.
    At most ``jobs`` processes read.
    ``watch`` is shown all files and folders that the result depends on, each before it is read.
    """
    folders = [path.resolve() for path in paths]
    if not folders:
        raise NothingToRead("No path was given.", next_step="Name the folder of a repository.")
    root = Path(os.path.commonpath(folders))
    if watch is not None:
        watch.look(str(one.absolute()) for place in rules_dirs for one in (place, *sorted(place.rglob("*"))))
    rules = RuleSet(rules_dirs)
    reading = read_tree(root, folders, rules, watch, jobs)
    go = GoCheck(reading.workspace, flags)
    raw = [*go.findings(reading.go), *_scripts(reading, flags), *_documents(reading), *_plain(reading)]
    kept, ignore_notes = ignores.apply(raw, reading.ignores)
    held = services({one.path for one in kept}) if kept else ()
    findings = sorted((replace(one, service=_service(held, one.path)) for one in kept), key=_order)
    notes = (*rules.notes, *reading.notes, *go.notes, *ignore_notes)
    used = {one.rule for one in findings}
    met = (rule for language in sorted(rules.languages) for rule in rules.met(language))
    texts = tuple(sorted((rule.text for rule in met if rule.id in used), key=lambda text: text.id))
    return CheckResult(str(root), tuple(findings), notes, reading.files_read, texts)


def _scripts(reading: Reading, flags: Sequence[str]) -> Iterator[Finding]:
    """Findings in the languages whose values are followed."""
    wanted: dict[str, dict[str, tuple[Rule, ...]]] = {}
    for path, one in reading.candidates.items():
        if one.language in DIALECTS:
            wanted.setdefault(one.language, {})[path] = one.rules
    for language, paths in sorted(wanted.items()):
        check = ScriptCheck(DIALECTS[language], reading.sources[language], flags)
        yield from check.findings(paths)
        reading.notes += check.notes


def _documents(reading: Reading) -> Iterator[Finding]:
    for path, one in sorted(_in(reading.candidates, DOCUMENTS)):
        try:
            tree = parse(one.file.read(), one.grammar)
        except OSError as error:
            reading.notes.append(Note(path, f"not read: {error.strerror}"))
        except UnicodeDecodeError:
            reading.notes.append(Note(path, "not read: it is not UTF-8"))
        else:
            if tree.damaged:
                reading.notes.append(Note(path, "searched, but it does not parse"))
            yield from documents.findings(path, tree, one.rules)


def _plain(reading: Reading) -> Iterator[Finding]:
    for path, one in sorted(_in(reading.candidates, frozenset(plain.LANGUAGES))):
        try:
            data = one.file.read()
        except OSError as error:
            reading.notes.append(Note(path, f"not read: {error.strerror}"))
        else:
            yield from plain.findings(path, data, one.rules)


def _in(candidates: Mapping[str, Candidate], languages: frozenset[str]) -> Iterator[tuple[str, Candidate]]:
    return ((path, one) for path, one in candidates.items() if one.language in languages)


def _service(services: Iterable[Service], path: str) -> str:
    """The service with the longest path that ``path`` lies below; empty where there is none."""
    holders = [one for one in services if _holds(one, path)]
    return max(holders, key=lambda one: len(one.path)).name if holders else ""


def _holds(service: Service, path: str) -> bool:
    return service.path in (".", "") or path.startswith(service.path.rstrip("/") + "/")


def _order(finding: Finding) -> tuple[int, str, int, int]:
    return SEVERITIES.index(finding.severity), finding.path, finding.line, finding.column
