"""What the compiler would say about names, without the compiler.

An edit is kept only where it adds no complaint. Types are not looked at here;
:mod:`watari.flag.compile` asks the real compiler.
"""

from __future__ import annotations

from collections import Counter

from watari.flag.go.package import LOCAL
from watari.flag.go.scope import Names, resolve
from watari.flag.go.source import GoFile, Import, dotted

_DOTTED = ("selector_expression", "qualified_type")


def used_packages(file: GoFile, names: Names) -> set[str]:
    """The package names that the file's code mentions."""
    operands = [dotted(node) for kind in _DOTTED for node in file.tree.root.find_all(kind=kind)]
    return {one[0].text() for one in operands if one is not None and file.tree.start(one[0]) in names.free}


def complaints(file: GoFile, before: GoFile | None = None) -> Counter[str]:
    """Unused variables and imports, ``:=`` without a new name, free names that ``before`` did not have."""
    names = resolve(file)
    found = Counter(names.complaints)
    if file.tree.damaged:
        found["the file cannot be parsed"] += 1
    found.update(f"{one.name} declared and not used" for one in names.unused())
    used = used_packages(file, names)
    found.update(f"{one.path} imported and not used" for one in _unused(file, used))
    if before is not None:
        known = set(resolve(before).free.values()) | {one.name for one in file.imports}
        new = (name for name in set(names.free.values()) - known if not LOCAL.fullmatch(name))
        found.update(f"undefined: {name}" for name in sorted(new))
    return found


def _unused(file: GoFile, used: set[str]) -> list[Import]:
    return [one for one in file.imports if one.name not in used and one.name not in ("_", ".", "C")]


def added(before: GoFile, after: GoFile) -> list[str]:
    """The complaints that ``after`` has and ``before`` had not."""
    return sorted((complaints(after, before) - complaints(before)).elements())
