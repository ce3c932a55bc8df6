"""Requests to the metadata service, credentials and loggers, in the libraries that Ruby has for them."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import ENABLED, Change
from watari.flag.splice import line_end
from watari.model.edit import Splice

_ANSWERED = {"Net::HTTP.get_response": "get_response", "URI.open": "open", "Net::HTTP.get": ""}
"""Functions that the module has a stand-in for; an empty one gives the value itself."""
_REASON = "On Fargate the module answers the request from the task's metadata, in the library's own type."
_VALUED = re.compile(r"\.(?:get|read|body|instance_id|region|availability_zone|hostname|gethostname)\b|^`")


def request(node: SgNode, file: CodeFile, prefix: str) -> Change | None:
    """A request made by a known client; None where ``node`` gives the value itself."""
    receiver, method = node.field("receiver"), node.field("method")
    if node.kind() != "call" or receiver is None or method is None:
        return None
    name = f"{receiver.text()}.{method.text()}"
    own = _ANSWERED.get(name)
    if own:
        start, end = file.span(receiver)[0], file.span(method)[1]
        return Change((Splice(start, end, f"{prefix}.{own}".encode()),), _REASON, frozenset({own}))
    if own is None and "169.254" in node.text() and not _VALUED.search(name):
        raise NoEdit(f"{name} is not a client that watari can stand in for; ask the task's metadata there on Fargate.")
    if re.match(r"(?:HTTParty|Faraday|RestClient|Excon|HTTP|Typhoeus)\b", name):
        raise NoEdit(f"{name} is not a client that watari can stand in for; ask the task's metadata there on Fargate.")
    return None


def credentials(node: SgNode, file: CodeFile, prefix: str) -> Change:
    """The forced credentials left out of a client's options; else the task role's in their place on Fargate."""
    if "InstanceProfileCredentials" not in node.text():
        raise NoEdit("Leave these credentials out, so that the default chain decides, where the rights allow it.")
    pair = node.parent()
    if pair is not None and pair.kind() == "pair":
        reason = "Without the option the SDK finds the instance profile on EC2 and the task role on Fargate."
        return Change((_without_pair(pair, file),), reason, portable=True)
    start, end = file.span(node)
    opened = Splice(start, start, f"{prefix}.credentials {{ ".encode())
    reason = "On Fargate the same kind of provider asks for the credentials of the task role."
    return Change((opened, Splice(end, end, b" }")), reason, frozenset({"credentials"}))


def log_file(node: SgNode, file: CodeFile, prefix: str) -> Change:
    """``Logger.new('/var/log/…')`` writes to standard output on Fargate."""
    receiver, method, arguments = node.field("receiver"), node.field("method"), node.field("arguments")
    given = named(arguments) if arguments is not None else []
    plain = receiver is not None and receiver.text() == "Logger" and method is not None and method.text() == "new"
    if not plain or not given:
        raise NoEdit("The logger is not a plain Logger.new; let it write to $stdout on Fargate.")
    start = file.span(given[0])[0]
    text = f"{prefix}.enabled? ? $stdout : ".encode()
    reason = "On Fargate standard output goes to the log driver; on EC2 the file stays."
    return Change((Splice(start, start, text),), reason, frozenset({ENABLED}))


def _without_pair(pair: SgNode, file: CodeFile) -> Splice:
    """One option out of a call's list, with its comma, and its line where it has one."""
    start, end = file.span(pair)
    data = file.data
    behind = re.compile(rb"[ \t]*,").match(data, end)
    last = behind.end() if behind else end
    line, stop = data.rfind(b"\n", 0, start) + 1, line_end(data, last)
    before = data[:start].rstrip()
    if not data[line:start].strip() and not data[last:stop].strip():
        if not behind and before.endswith(b","):
            return Splice(len(before) - 1, end, b"")
        return Splice(line, stop, b"")
    if behind:
        space = re.compile(rb"[ \t]*").match(data, last)
        return Splice(start, space.end() if space else last, b"")
    if before.endswith(b","):
        return Splice(len(before) - 1, end, b"")
    return (
        Splice(start - 1, end + 1, b"")
        if data[start - 1 : start] == b"(" and data[end : end + 1] == b")"
        else Splice(start, end, b"")
    )
