"""Clients in C#: how they are registered, and the calls that send something through them.

The address of a client and its use stand in different files and are joined by the client's type:
``.send__T`` is the address that the ``HttpClient`` of class ``T`` has, ``.http__T`` and ``.grpc__T`` that of
a client ``T`` whose every method is a request (Refit, a gRPC stub), ``.named__x`` that of a named client.
``__in__C`` behind them says that class ``C`` makes the client for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ast_grep_py import SgNode

from watari.survey.code.csharp.configuration import Configuration, unmarked
from watari.survey.code.csharp.rewrite import client_name
from watari.survey.code.refs import refs
from watari.survey.facts import Assignment, Call

_ON = re.compile(r"__on__(\w+?)__in__(\w+)")
_ADDS = re.compile(r"^(?:Add|Register|Use)\w*(?:Client|Refit|RestEase|Http|Grpc|Proxy|Api)\w*$")
_MAKES = {"For": "http", "CreateGrpcService": "grpc"}
_ADDRESS = re.compile(r"(?:^|\.)(?:BaseAddress|Address|BaseUrl|BaseUri)$")
_ISSUER = re.compile(r"(?:^|\.)(?:Authority|MetadataAddress)$")
_STATEMENTS = frozenset([
    "expression_statement", "local_declaration_statement", "return_statement", "arrow_expression_clause",
    "field_declaration", "global_statement",
])  # fmt: skip
_SENDS_NOTHING = frozenset(["Dispose", "CancelPendingRequests", "Equals", "ToString", "SetBearerToken", "GetType"])


def cleaned(ref: str) -> str:
    """A reference of rewritten source as the rest of the survey writes it."""
    return unmarked(_ON.sub("", ref))


def sent(call: Call) -> Iterator[Call]:
    """The call without what was written into its name, and the requests that it may be."""
    match = _ON.search(call.callee.rsplit(".", 1)[-1])
    whole = _ON.sub("", call.callee)
    callee = re.sub(r"<[^()]*>$", "", whole)
    given = tuple(tuple(cleaned(ref) for ref in one) for one in call.refs)
    receiver = tuple(cleaned(ref) for ref in call.receiver)
    plain = replace(call, callee=callee, refs=given, receiver=receiver)
    if whole != callee:
        # `MapGrpcService<Fares>()` says what it maps by its type alone.
        yield replace(plain, callee=whole, refs=(), receiver=())
    if match and match[1] == "HttpClient":
        if plain.name not in _SENDS_NOTHING:
            yield plain
            yield replace(plain, callee="HttpClient.Send", receiver=(*receiver, f".send__{match[2]}"))
        return
    yield plain
    if match:
        for kind in ("http", "grpc"):
            client = f".{kind}__{match[1]}"
            yield replace(plain, callee=f"{kind}-client.Send", refs=(), receiver=(client, f"{client}__in__{match[2]}"))


def registered(root: SgNode, configuration: Configuration, function_of: dict[int, str | None]) -> Iterator[Assignment]:
    """The addresses that one file gives to clients, from its rewritten source."""
    for node in root.find_all(kind="invocation_expression"):
        name, types = _called(node)
        line = _line(node)
        function = function_of.get(line)
        if _ADDS.match(name):
            yield from _added(node, name, types, configuration, function)
        elif name in _MAKES and len(types) == 1:
            yield from _made_here(node, f"{_MAKES[name]}__{types[0]}", function)
    for node in root.find_all(kind="object_creation_expression"):
        yield from _made(node, function_of.get(_line(node)))


def authorities(root: SgNode, function_of: dict[int, str | None]) -> Iterator[Call]:
    """Issuers of tokens: their keys are fetched over HTTP by whoever checks a token."""
    for node in root.find_all(kind="assignment_expression"):
        left, right = node.field("left"), node.field("right")
        if left is not None and right is not None and _ISSUER.search(left.text()):
            line = _line(node)
            yield Call("OpenId.Fetch", (right.text(),), (_used([right]),), (), line, function_of.get(line))


def _added(
    node: SgNode, name: str, types: list[str], configuration: Configuration, function: str | None
) -> Iterator[Assignment]:
    arguments = _arguments(node)
    addresses = _addresses(_statement(node)) or arguments[0 if types else 1 :]
    used, line = _used(addresses), _line(addresses[0]) if addresses else _line(node)
    kinds = ["grpc"] if "Grpc" in name else ["send", "http"] if name != "AddHttpClient" else ["send"]
    for kind in kinds:
        if types:
            yield Assignment(f".{kind}__{types[-1]}", used, line, function)
    if name == "AddHttpClient" and arguments and (named := client_name(arguments[0], configuration)):
        yield Assignment("." + named, used, line, function)
        if types:
            yield Assignment(f".send__{types[-1]}", (f".{named}",), line, function)
    elif name == "AddHttpClient" and types:
        yield Assignment(f".named__{types[0]}", used, line, function)


def _made_here(node: SgNode, client: str, function: str | None) -> Iterator[Assignment]:
    """A client that a class makes for itself; its own calls are nearer than those of others with such a client."""
    own = f".{client}__in__{class_name(node)}"
    yield Assignment(own, _used(_arguments(node)), _line(node), function)
    yield Assignment(f".{client}", (own,), _line(node), function)


def _made(node: SgNode, function: str | None) -> Iterator[Assignment]:
    """``new CatalogClient(channel)``: what a client is made with is its address, or carries it."""
    kind = node.field("type")
    name = re.sub(r"<.*", "", kind.text(), flags=re.S).rsplit(".", 1)[-1] if kind is not None else ""
    used = _used(_arguments(node))
    if used and name:
        targets = ("send", "grpc") if name.endswith("Client") else ("send",)
        yield from (Assignment(f".{one}__{name}", used, _line(node), function) for one in targets)


def _addresses(statement: SgNode) -> list[SgNode]:
    found = []
    for node in statement.find_all(kind="assignment_expression"):
        left, right = node.field("left"), node.field("right")
        if left is not None and right is not None and _ADDRESS.search(left.text()):
            found.append(right)
    return found


def _statement(node: SgNode) -> SgNode:
    for above in node.ancestors():
        if above.kind() in _STATEMENTS:
            return above
    return node


def _called(node: SgNode) -> tuple[str, list[str]]:
    """The name of a called method and the types that it is given, without namespaces."""
    function = node.field("function")
    name = function.field("name") or function if function is not None else None
    text = _ON.sub("", name.text()) if name is not None else ""
    match = re.fullmatch(r"(\w+)\s*(?:<(.*)>)?", text, re.S)
    if match is None:
        return "", []
    types = [one.strip().rsplit(".", 1)[-1] for one in (match[2] or "").split(",") if one.strip()]
    return match[1], types


def _arguments(node: SgNode) -> list[SgNode]:
    given = node.field("arguments")
    return [one for one in given.children() if one.kind() == "argument"] if given is not None else []


def _used(nodes: Iterable[SgNode]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cleaned(ref) for node in nodes for ref in refs(node.text())))


def class_name(node: SgNode) -> str:
    """The class around ``node``; ``Program`` for statements outside any, as the compiler names it."""
    for above in node.ancestors():
        if above.kind() in ("class_declaration", "record_declaration", "struct_declaration"):
            name = above.field("name")
            return name.text() if name is not None else "Program"
    return "Program"


def _line(node: SgNode) -> int:
    return int(node.range().start.line) + 1
