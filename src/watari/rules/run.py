"""The check: from a fleet to its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from watari.model.finding import SEVERITIES, CheckResult, Finding
from watari.model.fleet import Fleet, Note, Service
from watari.rules import ignores
from watari.rules.golang.check import GoCheck
from watari.rules.golang.guarded import FLAG_EXPRESSIONS
from watari.rules.matching import refusal
from watari.rules.reading import LANGUAGES, Reading, read_tree
from watari.rules.rule import Rule, load
from watari.rules.scripted import findings as scripted_findings
from watari.sources.syntax import parse


def check(fleet: Fleet, rules_dirs: Sequence[Path] = (), *, flags: Sequence[str] = FLAG_EXPRESSIONS) -> CheckResult:
    """Every line below ``fleet.root`` that works on EC2 and not, or not the same, on Fargate.

    ``rules_dirs`` are folders with more rules in ast-grep's format; ``flags``
    are the expressions that, in a condition, ask the ECS flag. Nothing of the
    repository is executed. NothingToRead where the root is no folder.
    """
    rules, rule_notes = load(tuple(rules_dirs))
    usable, broken = _usable(rules)
    reading = read_tree(Path(fleet.root), usable)
    go = GoCheck(reading.workspace, flags)
    raw = [*go.findings(reading.go), *_scripts(reading)]
    kept, ignore_notes = ignores.apply(raw, reading.ignores)
    findings = sorted((replace(one, service=_service(fleet, one.path)) for one in kept), key=_order)
    notes = (*rule_notes, *broken, *reading.notes, *go.notes, *ignore_notes)
    return CheckResult(fleet.root, tuple(findings), notes, reading.files_read)


def _usable(rules: Iterable[Rule]) -> tuple[tuple[Rule, ...], tuple[Note, ...]]:
    """A rule that ast-grep refuses stops only itself."""
    usable, notes = [], []
    for rule in rules:
        why = _unusable(rule)
        if why is None:
            usable.append(rule)
        else:
            notes.append(Note(f"rule {rule.id}", f"rule not used: {why}"))
    return tuple(usable), tuple(notes)


def _unusable(rule: Rule) -> str | None:
    language = rule.language.lower()
    if language not in LANGUAGES.values():
        return f"no files of the language {rule.language} are read yet"
    return refusal(parse(b"", language).root, rule.matcher)


def _scripts(reading: Reading) -> Iterator[Finding]:
    for file, language, rules in reading.scripts:
        try:
            tree = parse(file.read(), language)
        except OSError as error:
            reading.notes.append(Note(file.path, f"not read: {error.strerror}"))
        except UnicodeDecodeError:
            reading.notes.append(Note(file.path, "not read: it is not UTF-8"))
        else:
            yield from scripted_findings(file.path, tree, rules)


def _service(fleet: Fleet, path: str) -> str:
    """The service with the longest path that ``path`` lies below; empty where there is none."""
    holders = [one for one in fleet.services if _holds(one, path)]
    return max(holders, key=lambda one: len(one.path)).name if holders else ""


def _holds(service: Service, path: str) -> bool:
    return service.path in (".", "") or path.startswith(service.path.rstrip("/") + "/")


def _order(finding: Finding) -> tuple[int, str, int, int]:
    return SEVERITIES.index(finding.severity), finding.path, finding.line, finding.column
