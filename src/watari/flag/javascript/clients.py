"""Requests to the metadata service, and credentials, in the libraries that JavaScript has for them."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.javascript.modules import imports_of
from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Change
from watari.flag.splice import line_end
from watari.model.edit import Splice

_FUNCTIONS = frozenset({"function_expression", "arrow_function", "function"})
_ANSWERED = {"fetch": "fetch", "axios.get": "axios_get", "axios.put": "axios_put", "http.get": "http_get"}
"""Functions that the generated module has a stand-in for."""
_REASON = "On Fargate the module answers the request from the task's metadata, in the library's own type."
_MADE = frozenset({"call_expression", "new_expression"})
_SHARED = frozenset({"level", "format", "silent", "handleExceptions", "handleRejections"})
"""Options that all of winston's transports take."""


def request(node: SgNode, file: CodeFile, prefix: str) -> Change | None:
    """A request made by a known client; None where ``node`` is none."""
    if node.kind() != "call_expression":
        return None
    function, arguments = node.field("function"), node.field("arguments")
    if function is None or arguments is None:
        return None
    own = _ANSWERED.get(re.sub(r"\s", "", function.text()))
    given = named(arguments)
    if own is not None and not _is_the_library(own.partition("_")[0], file):
        own = None  # a name of the file's own, or another library's, whose answers are of another type
    if own == "http_get" and (len(given) != 2 or given[1].kind() not in _FUNCTIONS):
        own = None
    if own is not None:
        name = re.sub(r"_(\w)", lambda match: match[1].upper(), own)
        return Change(_renamed(function, f"{prefix}.{name}", file), _REASON, frozenset({own}))
    called = function.field("property")
    client = function.field("object")
    if (
        called is not None
        and client is not None
        and called.text() == "request"
        and given
        and given[-1].kind() in _FUNCTIONS
    ):
        start = file.span(client)[0]
        first = file.span(given[0])[0]
        made = Splice(start, first, f"{prefix}.request({file.text(client)}, ".encode())
        return Change((made,), "On Fargate the callback gets the task's value.", frozenset({"request"}))
    return None


def _is_the_library(name: str, file: CodeFile) -> bool:
    """Whether ``name`` means the library of that name all over the file; ``fetch`` is the language's own."""
    if any(one.text() == name for group in file.root.find_all(kind="formal_parameters") for one in _names(group)):
        return False
    required = re.compile(rf"""require\(\s*['"](?:node:)?{name}['"]\s*\)""")
    declared = [
        value is not None and required.match(value.text()) is not None
        for one in file.root.find_all(kind="variable_declarator")
        if (target := one.field("name")) is not None and name in (target.text(), *map(_text, _names(target)))
        for value in (one.field("value"),)
    ]
    imported = [
        re.search(rf"""['"](?:node:)?{name}['"]""", one.text()) is not None
        for one in imports_of(file, name)
        if one.kind() == "import_statement"
    ]
    return not declared and not imported if name == "fetch" else all([*declared, *imported])


def _names(node: SgNode) -> list[SgNode]:
    kinds = ("identifier", "shorthand_property_identifier_pattern")
    return [one for kind in kinds for one in node.find_all(kind=kind)]


def _text(node: SgNode) -> str:
    return node.text()


def _renamed(function: SgNode, name: str, file: CodeFile) -> tuple[Splice, ...]:
    """What is called replaced; a call over several lines keeps its lines."""
    owner, member = function.field("object"), function.field("property")
    if owner is None or member is None:
        return (Splice(*file.span(function), name.encode()),)
    first, _, second = name.partition(".")
    return (Splice(*file.span(owner), first.encode()), Splice(*file.span(member), second.encode()))


def credentials(node: SgNode, file: CodeFile) -> Change:
    """The forced credentials left out, so that the default chain decides; or the default chain in their place."""
    reason = "The SDK's default chain finds the instance profile on EC2 and the task role on Fargate."
    pair = node.parent()
    if pair is not None and pair.kind() == "pair":
        return Change((_without_pair(pair, file),), reason, portable=True)
    statement = pair.parent() if pair is not None and pair.kind() == "assignment_expression" else None
    if pair is not None and statement is not None and statement.kind() == "expression_statement":
        return Change((_without_assignment(pair, statement, file),), reason, portable=True)
    function = node.field("function")
    if function is not None and function.text() == "fromInstanceMetadata":
        there = imports_of(file, "fromInstanceMetadata")
        if there and "@aws-sdk/credential-providers" in there[0].text() and _called_once(function.text(), file):
            name = next(one for one in _names(there[0]) if one.text() == "fromInstanceMetadata")
            chain = b"fromNodeProviderChain"
            return Change((Splice(*file.span(name), chain), Splice(*file.span(function), chain)), reason, portable=True)
    raise NoEdit("Leave these credentials out, so that the SDK's default chain decides.")


def _without_assignment(assignment: SgNode, statement: SgNode, file: CodeFile) -> Splice:
    """The statement that forces the SDK's credentials, with its lines. NoEdit where it is more than that."""
    left, block = assignment.field("left"), statement.parent()
    if left is None or not re.search(r"\bconfig\.credentials$", left.text()):
        raise NoEdit("The credentials are kept under a name of the service's own; leave them out where they are used.")
    start, end = file.span(statement)
    first, last = file.data.rfind(b"\n", 0, start) + 1, line_end(file.data, end)
    alone = not file.data[first:start].strip() and not file.data[end:last].strip(b" \t\r\n;")
    if block is None or block.kind() not in ("program", "statement_block") or not alone:
        raise NoEdit("The credentials are set in a statement that cannot go by itself; leave them out there.")
    return Splice(first, last, b"")


def _called_once(name: str, file: CodeFile) -> bool:
    """Whether the file has the name in its import and in one call only, and not yet the default chain."""
    names = [one.text() for one in _names(file.root)]
    return names.count(name) == 2 and "fromNodeProviderChain" not in names


def profile(node: SgNode, file: CodeFile, prefix: str) -> Change:
    """A named profile, on EC2 only: ``undefined`` stands for the default chain."""
    start, _ = file.span(node)
    text = f"{prefix}.enabled() ? undefined : ".encode()
    parent = node.parent()
    if parent is None or parent.kind() != "pair":
        raise NoEdit("The profile is not an option here; leave it out on Fargate.")
    reason = "On Fargate there is no profile, and the default chain takes the task role."
    return Change((Splice(start, start, text),), reason, frozenset({"enabled"}))


def _without_pair(pair: SgNode, file: CodeFile) -> Splice:
    """One ``key: value`` out of an object, with its comma, and its line where it has one."""
    start, end = file.span(pair)
    data = file.data
    behind = re.compile(rb"[ \t]*,").match(data, end)
    last = behind.end() if behind else end
    line = data.rfind(b"\n", 0, start) + 1
    stop = line_end(data, last)
    if not data[line:start].strip() and not data[last:stop].strip():
        return Splice(line, stop, b"")
    if behind:
        space = re.compile(rb"[ \t]*").match(data, last)
        return Splice(start, space.end() if space else last, b"")
    before = data[:start].rstrip()
    return Splice(len(before) - 1, end, b"") if before.endswith(b",") else Splice(start, end, b"")


def log_file(node: SgNode, file: CodeFile, prefix: str) -> Change:
    """winston's transport into a file becomes the one to the console on Fargate; all options but the name go along."""
    made = node.field("constructor") if node.kind() == "new_expression" else None
    if made is None or not made.text().endswith(".transports.File"):
        raise NoEdit("Where else the logger writes only a person can say; on Fargate it is standard output.")
    arguments = node.field("arguments")
    options = named(arguments)[0] if arguments is not None and named(arguments) else None
    if options is None or options.kind() != "object":
        raise NoEdit("The transport's options are not a literal; make it a Console transport on Fargate.")
    kept = [
        one.text()
        for one in named(options)
        if one.kind() != "pair" or (key := one.field("key")) is None or key.text().strip("'\"") in _SHARED
    ]
    given = f"{{ {', '.join(kept)} }}" if kept else ""
    console = f"new {made.text().removesuffix('File')}Console({given})"
    start = file.span(node)[0]
    text = f"{prefix}.enabled() ? {console} : ".encode()
    reason = "On Fargate the log driver takes standard output; on EC2 the file stays."
    return Change((Splice(start, start, text),), reason, frozenset({"enabled"}))
