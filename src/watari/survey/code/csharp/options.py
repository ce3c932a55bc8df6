"""Options: types whose properties are filled from a section of the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watari.model.evidence import Evidence
from watari.survey.facts import Assignment, CodeFile, EnvRead


def filled(files: Iterable[CodeFile]) -> list[tuple[EnvRead, Assignment]]:
    """A reading and the property it goes to, for each property that code uses of a bound type.

    A type is bound in one file, declared in another and used in a third, so this looks at a service's
    files together.
    """
    code = [one for one in files if one.language == "csharp"]
    bound = {kind: section for one in code for kind, section in one.bindings}
    found: dict[str, tuple[EnvRead, Assignment]] = {}
    for file in code if bound else ():
        for ref, line in _refs(file):
            kind, _, path = ref.removeprefix(".m__").partition("__")
            if not ref.startswith(".m__") or kind not in bound or not path:
                continue
            section = bound[kind]
            name = "__".join([*([section] if section else []), *path.split(".")])
            read = EnvRead(name, Evidence(file.evidence.path, line))
            found.setdefault(ref, (read, Assignment(ref, ("$" + name,), line, None)))
    return list(found.values())


def _refs(file: CodeFile) -> Iterator[tuple[str, int]]:
    for assignment in file.assignments:
        yield from ((ref, assignment.line) for ref in assignment.refs)
    for call in file.calls:
        yield from ((ref, call.line) for refs in (*call.refs, call.receiver) for ref in refs)


def filling(found: Iterable[tuple[EnvRead, Assignment]]) -> list[CodeFile]:
    """What :func:`filled` found as files, for following the values on."""
    return [CodeFile(read.evidence, "csharp", (), (one,), ()) for read, one in found]
