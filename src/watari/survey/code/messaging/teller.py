"""Says which lines of a file publish, consume or bind messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.messaging.arguments import expression_at, split_at
from watari.survey.code.messaging.named import named_texts
from watari.survey.code.messaging.rows import CallRow, TextRow
from watari.survey.code.messaging.tables import TABLES
from watari.survey.facts import Call, CodeFile, Fact, Message
from watari.survey.source import Source

_COMMENT = re.compile(r"^\s*(?://|#(?!\[)|\*|/\*|--)")
_NO_EVENT = frozenset({"String", "Object", "Task", "List", "Guid", "Message", "T", "TEvent", "TMessage", "Exception"})


def messages(source: Source, code: CodeFile) -> Iterator[Fact]:
    """The messages of one file, and its named texts, from which channels get their names."""
    table = TABLES.get(code.language)
    if table is None:
        return
    text = source.text()
    needed: dict[re.Pattern[str], bool] = {}

    def has(pattern: re.Pattern[str] | None) -> bool:
        if pattern is None:
            return True
        if pattern not in needed:
            needed[pattern] = pattern.search(text) is not None
        return needed[pattern]

    for row in table.calls:
        if has(row.needs):
            for call in code.calls:
                if row.callee.search(call.callee):
                    yield _of_call(source, text, row, call)
    for pattern in table.texts:
        if has(pattern.needs):
            yield from _of_text(source, code, text, pattern)
    yield from named_texts(source, code)


def _of_call(source: Source, text: str, row: CallRow, call: Call) -> Message:
    parts = []
    for part, spots in row.spots.items():
        found = next((one for spot in spots if (one := expression_at(call, spot)) is not None), None)
        if found is not None:
            parts.append((part, found))
    events = tuple(dict.fromkeys(_events(text, row, call)))
    return Message(row.role, row.protocol, tuple(parts), source.at(call.line), call.function, events)


def _of_text(source: Source, code: CodeFile, text: str, row: TextRow) -> Iterator[Message]:
    for match in row.text.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        begin = text.rfind("\n", 0, match.start()) + 1
        if _COMMENT.match(text, begin):
            continue
        groups = {name: found.strip() for name, found in match.groupdict().items() if found}
        event = groups.pop("event", None)
        function = _function_at(code, line)
        if "function" in groups:
            groups.setdefault("task", f'"{_stem(source.path)}.{groups["function"]}"')
            del groups["function"]
        yield Message(
            row.role,
            row.protocol,
            (*groups.items(), *row.fixed),
            source.at(line),
            function,
            (event,) if event and event not in _NO_EVENT else (),
        )


def _function_at(code: CodeFile, line: int) -> str | None:
    around = [one for one in code.functions if one.start <= line <= one.end]
    return max(around, key=lambda one: one.start).name if around else None


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _events(text: str, row: CallRow, call: Call) -> Iterator[str]:
    """The message's type: a type argument, what is constructed, the declared type of a variable."""
    if not row.event:
        return
    generic = re.search(r"<(.+)>$", call.callee)
    if generic:
        name = _simple(split_at(generic[1], ",")[0])
        if name:
            yield name
            return
    for spot in row.event:
        expression = expression_at(call, spot) if spot != "<>" else None
        if expression:
            found = list(_types_of(text, expression, call.line))
            yield from found
            if found:
                return


def _types_of(text: str, expression: str, line: int) -> Iterator[str]:
    made = re.match(r"(?:await\s+)?(?:new\s+)([\w.]+)|([\w.]+)\.class\b|typeof\(([\w.]+)\)", expression.strip())
    if made:
        name = _simple(made[1] or made[2] or made[3])
        if name:
            yield name
        return
    variable = re.match(r"@?([A-Za-z_]\w*)$", expression.strip())
    if variable is None:
        return
    name = re.escape(variable[1])
    before = "\n".join(text.splitlines()[:line])
    patterns = (
        rf"\b{name}\s*=\s*new\s+([\w.]+)",
        rf"\b([A-Z]\w*)(?:<[^<>]*>)?\s+@?{name}\s*=\s*new\s*\(",
        rf"\b{name}\s*=\s*[^;\n]*?(?:<|\b(?:Adapt|Map|MapTo)\w*<)([A-Z]\w+)>",
        rf"\bvar\s+{name}\s*=\s*(?:await\s+)?([A-Z]\w+)\.\w+\(",
        rf"\b([A-Z]\w*)(?:<[^<>]*>)?\s+@?{name}\b",
    )
    for pattern in patterns:
        found = [_simple(one) for one in re.findall(pattern, before)]
        last = next((one for one in reversed(found) if one), None)
        if last:
            yield last
            return


def _simple(name: str) -> str:
    last = re.sub(r"<.*", "", name).strip().rsplit(".", 1)[-1]
    return last if re.match(r"[A-Z]\w{2,}$", last) and last not in _NO_EVENT else ""
