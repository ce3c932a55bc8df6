"""Writes a page for each rule, and the matrix of categories and languages, into a folder.

usage: rule_pages.py FOLDER

Everything on a page comes from the rule itself and from its cases in ``tests/cases/rules``, so a page cannot
say what the rule does not do. ``make rule-pages`` writes ``docs/rules``; a test holds that nothing else is there.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from watari.rules.categories import absent, categories
from watari.rules.rule import Rule, catalogue_folder, shipped

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "rules"
LANGUAGES = {
    "go": "Go",
    "python": "Python",
    "java": "Java, Kotlin",
    "javascript": "JavaScript, TypeScript",
    "ruby": "Ruby",
}
"""Languages in which every category has a rule, or a reason why there is none."""

CONFIGURATION = "configuration"
_COLUMN_OF = {"kotlin": "java", "typescript": "javascript", "tsx": "javascript"}
_MARK = re.compile(r"(?://|#|--|;|/\*) ?finding(?: \*/)?$")
_AROUND = 3
_MOST_LINES = 40
_FENCES = {"hcl": "hcl", "javascript": "js", "bash": "sh"}


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    rules = shipped()
    return {"README.md": _index(rules), **{f"{rule.id}.md": page(rule) for rule in rules}}


def column_of(rule: Rule) -> str:
    """The column of the matrix that a rule stands in."""
    language = _COLUMN_OF.get(rule.language.lower(), rule.language.lower())
    return language if language in LANGUAGES else CONFIGURATION


def page(rule: Rule) -> str:
    """What one rule is about."""
    metadata = rule.metadata
    category = categories()[metadata.category]
    parts = [
        f"# {rule.id}",
        f"A service that {rule.message.strip()}.",
        f"**{metadata.severity}** · {rule.language} · category {category.number}, "
        f"[{category.title}](README.md#category-{category.number})",
        f"## Why\n\n{_prose(metadata.why)}",
        f"## On Fargate\n\n{_prose(metadata.replacement)}",
        f"## Found\n\n{_shown(rule, 'hit')}",
        f"## Not found\n\n{_shown(rule, 'near-miss')}",
        f"## Edit\n\n`{metadata.recipe}`: {_prose(metadata.recipe_reason)}",
    ]
    if metadata.since:
        parts.append(f"Since {_prose(metadata.since)}")
    parts.append(_ignoring(rule))
    if rule.needles:
        parts.append(_searching(rule))
    if metadata.links:
        parts.append("## See\n\n" + "\n".join(f"- <{link}>" for link in metadata.links))
    parts.append("<!-- Made by: make rule-pages -->")
    return "\n\n".join(parts) + "\n"


def _prose(text: str) -> str:
    """A rule's sentence, whose signs are meant as they stand."""
    return re.sub(r"[\\*<>\[\]|]|(?<![^\W_])_|_(?![^\W_])", r"\\\g<0>", " ".join(text.split()))


def _shown(rule: Rule, kind: str) -> str:
    """The case of a kind as code; a finding's line keeps its mark."""
    folders = sorted(CASES.glob(f"*/{rule.id}"))
    cases = [case for folder in folders for case in sorted(folder.glob(f"{kind}*"))]
    blocks = [block for case in cases[:1] for block in _blocks(case, rule)]
    return "\n\n".join(blocks) or "No case is written down."


def _blocks(case: Path, rule: Rule) -> Iterator[str]:
    """A case is a file, or a folder of which the files with marks are shown."""
    fence = _FENCES.get(rule.language.lower(), rule.language.lower())
    if case.is_file():
        yield _block(case.read_text(encoding="utf-8"), set(), fence)
        return
    expected = case / "expected"
    listed = expected.read_text(encoding="utf-8").split() if expected.is_file() else []
    files = [one for one in sorted(case.rglob("*")) if one.is_file() and one != expected]
    for file in files:
        path = file.relative_to(case).as_posix()
        text = file.read_text(encoding="utf-8")
        marks = {int(one.rpartition(":")[2]) for one in listed if one.rpartition(":")[0] == path}
        wanted = marks or any(_MARK.search(line) for line in text.splitlines())
        if wanted or len(files) == 1 or case.name.startswith("near-miss"):
            told = f", line {', '.join(map(str, sorted(marks)))}" if marks else ""
            yield f"`{path}`{told}\n\n{_block(text, marks, fence)}"


def _block(text: str, marks: set[int], fence: str) -> str:
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"{ticks}{fence}\n{_excerpt(text, marks)}\n{ticks}"


def _excerpt(text: str, marks: set[int]) -> str:
    """The whole of a short file; of a long one the lines around what is found, or its beginning."""
    lines = text.rstrip("\n").split("\n")
    marks = marks | {number for number, line in enumerate(lines, 1) if _MARK.search(line)}
    if len(lines) <= _MOST_LINES:
        return "\n".join(lines)
    if not marks:
        return "\n".join([*lines[:_MOST_LINES], "…"])
    near = sorted({line for mark in marks for line in range(mark - _AROUND, mark + _AROUND + 1)})
    shown: list[str] = []
    last = 0
    for number in (one for one in near if 1 <= one <= len(lines)):
        if number > last + 1:
            shown.append("…")
        shown.append(lines[number - 1])
        last = number
    return "\n".join(shown if last == len(lines) else [*shown, "…"])


def _ignoring(rule: Rule) -> str:
    sign = "//" if column_of(rule) in ("go", "java", "javascript") else "#"
    comment = f"{sign} watari: ignore[{rule.id}] the reason"
    return f"## Leave a line out\n\nOn the line, or on the one above:\n\n```\n{comment}\n```"


def _searching(rule: Rule) -> str:
    """The literals that a file must hold, as a grep that shows candidates."""
    first, *others = (" ".join(f"-e {shlex.quote(text.decode())}" for text in group) for group in rule.needles)
    command = " | ".join([f"grep -rlF {first} .", *(f"xargs -r grep -lF {one}" for one in others)])
    return f"## Search without watari\n\nFiles that may hold it:\n\n```sh\n{command}\n```"


def _index(rules: Iterable[Rule]) -> str:
    by_cell: dict[tuple[int, str], list[Rule]] = {}
    for rule in rules:
        by_cell.setdefault((rule.metadata.category, column_of(rule)), []).append(rule)
    columns = {**LANGUAGES, CONFIGURATION: "Configuration"}
    lines = [
        "# Rules",
        "",
        "What `watari check` finds, by category. A number leads to the rules, a dash to the reason why there is none.",
        "",
        f"| category | {' | '.join(columns.values())} |",
        f"| --- |{' --- |' * len(columns)}",
    ]
    for number, category in categories().items():
        cells = [_cell(number, column, by_cell.get((number, column), [])) for column in columns]
        lines.append(f"| [{number}. {category.title}](#category-{number}) | {' | '.join(cells)} |")
    for number, category in categories().items():
        lines += ["", f'<a id="category-{number}"></a>', "", f"## {number}. {category.title}", ""]
        lines += [f"On Fargate: {_prose(category.fargate)}", ""]
        for column, title in columns.items():
            lines += _entry(title, by_cell.get((number, column), []), absent(column).get(number))
    return "\n".join([*lines, "", "<!-- Made by: make rule-pages -->", ""])


def _cell(number: int, column: str, rules: list[Rule]) -> str:
    if len(rules) == 1:
        return f"[1]({rules[0].id}.md)"
    if rules:
        return f"[{len(rules)}](#category-{number})"
    return f"[–](#category-{number})" if absent(column).get(number) else ""


def _entry(title: str, rules: list[Rule], reason: str | None) -> Iterator[str]:
    for rule in rules:
        yield f"- {title}: [{rule.id}]({rule.id}.md) ({rule.metadata.severity}) {_prose(rule.message)}"
    if reason and not rules:
        yield f"- {title}: no rule. {_prose(reason)}"


def write(folder: Path) -> None:
    """Makes ``folder`` hold exactly the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for file in folder.glob("*.md"):
        if file.name not in made:
            file.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(made)} pages of the rules in {catalogue_folder()} are in {folder}", file=sys.stderr)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
