"""NestJS: clients that one file makes under a token and another is given by it, and classes that fetch.

A module says ``{ provide: TOKEN, useFactory: … }`` or ``ClientsModule.register([{ name: TOKEN, … }])``, a class
``@Inject(TOKEN) client: ClientProxy``; a request is ``client.send(pattern, data)`` (docs.nestjs.com/microservices).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ast_grep_py import SgNode

from watari.sources.syntax import parse
from watari.survey.code.refs import refs
from watari.survey.facts import Assignment, Call, CodeFile
from watari.survey.source import Source

_INJECTED = re.compile(
    r"@Inject\(\s*(?P<token>[^()]+?)\s*\)\s*(?:(?:private|public|protected|readonly|static)\s+)*(?P<name>\w+)"
)
_TYPED = re.compile(r"\b(?P<name>\w+)[?!]?\s*:\s*(?P<type>ClientProxy|ClientGrpc|ClientTCP|ClientGrpcProxy)\b")
_PROVIDED = re.compile(r"\b(?:provide|name)\s*:\s*(?P<token>['\"`][\w.-]+['\"`]|[\w.]+)\s*[,}]")
_MAKES = re.compile(r"\buse(?:Factory|Value|Class)\b|\btransport\s*:")
_KEYS = ("provide", "name", "useFactory", "useValue", "useClass", "inject", "imports", "transport", "options")
_STUB = re.compile(r"(?P<name>\w+)\s*=\s*this\.(?P<client>\w+)\s*\.getService\b")


def with_clients(source: Source, code: CodeFile) -> CodeFile:
    """The file with what its tokens are made of and given to, and with requests named as such."""
    text = source.text()
    if b"@nestjs" not in source.data and "RESTDataSource" not in text:
        return code
    proxies = {match["name"]: "ClientProxy" for match in _TYPED.finditer(text) if "Grpc" not in match["type"]}
    stubs = {match["name"]: match["client"] for match in _STUB.finditer(text)}
    given = [*_injected(text), *_provided(source)]
    given += [Assignment("." + stub, ("." + client,), 1, None) for stub, client in stubs.items()]
    calls = tuple(_named(call, proxies, stubs, "RESTDataSource" in text) for call in code.calls)
    return replace(code, calls=calls, assignments=(*code.assignments, *given))


def _injected(text: str) -> Iterator[Assignment]:
    for match in _INJECTED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Assignment("." + match["name"], (_token(match["token"]),), line, None)


def _provided(source: Source) -> Iterator[Assignment]:
    """The objects that make something under a token, with all the names that stand in them."""
    if not _MAKES.search(source.text()):
        return
    tree = parse(source.data, "typescript")
    for node in tree.root.find_all(kind="object"):
        shape = _own_text(node)
        match = _PROVIDED.search(shape)
        if match and _MAKES.search(shape):
            used = dict.fromkeys(ref for line in node.text().splitlines() for ref in refs(line))
            token = _token(match["token"])
            own = {"$" + token.partition(":")[2], *_KEYS}
            held = tuple(ref for ref in used if ref not in own)
            yield Assignment(token, held, node.range().start.line + 1, None)


def _own_text(node: SgNode) -> str:
    """The object's own keys and plain values, without the objects and functions in it."""
    parts = [child.text().split("{")[0] for child in node.children() if child.is_named()]
    return "{" + ",".join(parts) + "}"


def _token(written: str) -> str:
    return ".token:" + written.strip("'\"` ").rsplit(".", 1)[-1]


def _named(call: Call, proxies: dict[str, str], stubs: dict[str, str], fetches: bool) -> Call:
    receiver, _, method = call.callee.rpartition(".")
    last = receiver.rsplit(".", 1)[-1]
    if last in proxies and method in ("send", "emit"):
        return _request(call, "ClientProxy." + method)
    if last in stubs:
        return _request(call, "ClientGrpc." + method)
    if fetches and receiver == "this" and method in ("get", "post", "put", "patch", "delete"):
        return replace(call, callee="RESTDataSource." + method, receiver=(".baseURL",))
    return call


def _request(call: Call, callee: str) -> Call:
    """What is sent says nothing of whom it goes to."""
    return replace(call, callee=callee, refs=tuple(() for _ in call.refs))
