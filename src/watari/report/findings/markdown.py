"""Findings for a pull request's comment or a wiki: a summary, then each service with its rules folded away.

Nothing that comes from a repository is read as markdown or HTML, and nobody is mentioned by it. A comment at
GitHub may hold 65,536 characters: what does not fit is counted, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from watari.model.finding import SEVERITIES, RuleText
from watari.report.findings.levels import MEANINGS
from watari.report.findings.shown import Report, Shown, summary
from watari.report.fleet.weblinks import Links

MARK = "<!-- watari check -->"
"""By which a program that comments finds its last comment again; no reader sees it."""

LIMIT = 65_536
"""Bytes of UTF-8; GitHub counts characters, which are never more."""

_RESERVE = 600
_MOST_SERVICES = 40
_LONGEST_LINE = 200
_NOWHERE = "(no service)"
_SPECIAL = re.compile(
    r"[\\`*\[\]~|]"  # anywhere
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; inside a word it is none
    r"|:(?=\w+:)"  # an emoji
    r"|^[-+#=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]"  # a list, a heading, a quotation
)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\N{ZERO WIDTH SPACE}"}


@dataclass(frozen=True, slots=True)
class _Group:
    """What one rule found in one service."""

    service: str
    rule: str
    shown: tuple[Shown, ...]

    @property
    def worst(self) -> int:
        return min(SEVERITIES.index(one.finding.severity) for one in self.shown)


def as_markdown(report: Report, rules: Mapping[str, RuleText], limit: int = LIMIT) -> str:
    """The whole report within ``limit`` bytes."""
    text = [f"{MARK}\n## watari check\n\n{escaped(summary(report))}\n"]
    if report.shown:
        text.append(_table(report))
    room = limit - _RESERVE - sum(map(_size, text))
    links, left, service = Links(Path(report.result.root)), 0, None
    for group in _groups(report.shown):
        head = f"\n### {code(group.service)}\n" if group.service != service else ""
        for taken in _fitting(len(group.shown)):
            block = head + _section(group, taken, rules.get(group.rule), links)
            if _size(block) <= room:
                break
        else:
            left += len(group.shown)
            continue
        text.append(block)
        room -= _size(block)
        left += len(group.shown) - taken
        service = group.service
    if left:
        text.append(f"\n**{left} more findings are not shown here: a comment has no room for them.** ")
        text.append("The whole list: `watari check --format markdown` of one service's folder, or another format.\n")
    if report.gone:
        text.append(f"\n{len(report.gone)} findings that were known are gone.\n")
    return "".join(text)


def escaped(text: str) -> str:
    """Text that reads the same after markdown and HTML were interpreted."""
    plain = " ".join(text.split())
    escaped = _SPECIAL.sub(r"\\\g<0>", plain)
    return html(escaped)


def html(text: str) -> str:
    """Text for a line of HTML, in which markdown is not read."""
    return "".join(_HTML.get(character, character) for character in " ".join(text.split()))


def code(text: str, *, cell: bool = False) -> str:
    """A code span with exactly ``text``; in the ``cell`` of a table a bar would end it."""
    plain = "".join(one if one.isprintable() else " " for one in text).strip() or "-"
    fence = _fence(plain, 1)
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    span = f"{fence}{space}{plain}{space}{fence}"
    return span.replace("|", "\\|") if cell else span


def _fence(text: str, least: int) -> str:
    """More backticks in a row than ``text`` has anywhere."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _table(report: Report) -> str:
    names = list(dict.fromkeys(one.finding.service or _NOWHERE for one in report.shown))
    rows = [f"\n| service | {' | '.join(SEVERITIES)} |", f"| --- |{' ---: |' * len(SEVERITIES)}"]
    for name in names[:_MOST_SERVICES]:
        rows.append(f"| {code(name, cell=True)} | {_counts(one for one in report.shown if _service(one) == name)} |")
    others = set(names[_MOST_SERVICES:])
    if others:
        counts = _counts(one for one in report.shown if _service(one) in others)
        rows.append(f"| {len(others)} more services | {counts} |")
    rows.append(f"| **all** | {_counts(report.shown)} |")
    meanings = "; ".join(f"*{severity}*: {MEANINGS[severity]}" for severity in SEVERITIES)
    return "\n".join(rows) + f"\n\n<sub>{meanings}</sub>\n"


def _service(shown: Shown) -> str:
    return shown.finding.service or _NOWHERE


def _counts(shown: Iterable[Shown]) -> str:
    severities = [one.finding.severity for one in shown]
    return " | ".join(str(severities.count(severity)) for severity in SEVERITIES)


def _groups(shown: Iterable[Shown]) -> Iterator[_Group]:
    """Services by their worst finding, and so the rules of each."""
    found: dict[str, dict[str, list[Shown]]] = {}
    for one in shown:
        found.setdefault(_service(one), {}).setdefault(one.finding.rule, []).append(one)
    for service, rules in found.items():
        groups = [_Group(service, rule, tuple(ones)) for rule, ones in rules.items()]
        yield from sorted(groups, key=lambda group: group.worst)


def _fitting(number: int) -> Iterator[int]:
    """How many of a group to try to show: all, and then ever fewer."""
    while number:
        yield number
        number //= 2


def _section(group: _Group, taken: int, rule: RuleText | None, links: Links) -> str:
    finding = group.shown[0].finding
    number = f"{len(group.shown)} × " if len(group.shown) > 1 else ""
    title = f"{number}<b>{finding.severity}</b> <code>{html(group.rule)}</code> {html(finding.message)}"
    lines = ["", f"<details><summary>{title}</summary>", ""]
    if rule is not None:
        lines += [escaped(rule.why), ""]
    lines += [f"**On Fargate:** {escaped(finding.replacement)}", ""]
    lines += [f"**Edit:** {escaped(f'{finding.edit}. {finding.edit_reason}')}", ""]
    for one in group.shown[:taken]:
        lines += [_place(one, links)]
    if taken < len(group.shown):
        lines += [f"- and {len(group.shown) - taken} more"]
    if rule is not None and rule.links:
        lines += ["", "See " + ", ".join(f"<{quote(link, safe=':/?#=&%+~,;@')}>" for link in rule.links)]
    return "\n".join([*lines, "", "</details>", ""])


def _place(shown: Shown, links: Links) -> str:
    finding = shown.finding
    path = finding.path.encode("utf-8", "surrogateescape")
    address = links.web(finding.path) if path == finding.path.encode("utf-8", "replace") else None
    anchor = f"#L{finding.line}" + (f"-L{finding.end_line}" if finding.end_line > finding.line else "")
    name = code(f"{finding.path}:{finding.line}")
    line = shown.line.strip()
    line = line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
    way = f", reached by {code(' → '.join(finding.way))}" if len(finding.way) > 1 else ""
    return f"- [{name}]({(address or quote(path)) + anchor}) {code(line)}{way}"


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))
