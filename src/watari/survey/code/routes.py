"""Routes that code answers: HTTP by the router's own calls, decorators and annotations, gRPC by registrations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.survey.code.refs import unquote
from watari.survey.facts import Call, CodeFile, RouteFact
from watari.survey.source import Source

_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_ANY = frozenset(
    {"ANY", "ALL", "HANDLE", "HANDLEFUNC", "ROUTE", "USE", "ADD_URL_RULE", "ADD_ROUTE", "ADD_API_ROUTE", "API_ROUTE"}
)
_PATH = re.compile(r"^(?:(?P<method>[A-Z]+) )?(?P<path>(?:/|\{\w+\}/)\S*)$")
# Receivers that are clients: their ``get("/x")`` is a request.
_CLIENT = re.compile(
    r"(?:^|[._])(?:http|https|axios|client|session|requests|httpx|fetch|api|got|resty|restTemplate|webClient"
    r"|agent|request|superagent|cache|redis|headers?|params|query|config|viper|store|storage|map|s3|bucket)\w*$|R\(\)",
    re.I,
)
_ROUTER_LANGUAGES = frozenset({"go", "python", "javascript", "typescript", "tsx", "php", "ruby", "rust"})


def routes(source: Source, code: CodeFile) -> Iterator[RouteFact]:
    """The routes of one file, each with its line. A prefix that another file gives is not known here."""
    if code.language in _ROUTER_LANGUAGES:
        for call in code.calls:
            yield from _called(source, call)
        yield from _through_helpers(source, code)
    if code.language in ("java", "kotlin"):
        yield from _annotated(source, _SPRING, _JAX)
    if code.language == "rust":
        yield from _attributes(source)
    if code.language == "csharp":
        yield from _csharp(source, code)
    yield from _grpc(source, code)


def _called(source: Source, call: Call) -> Iterator[RouteFact]:
    if not _registers(source, call):
        return
    name, first = _method_and_pattern(call)
    match = _PATH.match(first)
    if match and not (name == "USE" and match["path"] == "/"):
        yield RouteFact(_method(match["method"] or name, call), match["path"], source.at(call.line))


def _registers(source: Source, call: Call) -> bool:
    """Whether the call has the form of a registration: on no client, with a handler beside the path."""
    receiver, dot, _ = call.callee.rpartition(".")
    name = call.name.upper()
    by_verb = len(call.arguments) > 2 and unquote(call.arguments[0]) in _METHODS
    handled = len(call.arguments) > 1 or (source.path.endswith(".py") and len(call.arguments) == 1)
    return (name in _METHODS or name in _ANY or by_verb) and handled and not (dot and _CLIENT.search(receiver))


def _method_and_pattern(call: Call) -> tuple[str, str]:
    """``Get("/x", h)``, ``Handle("GET /x", h)`` and ``Handle("GET", "/x", h)``."""
    name, first = call.name.upper(), _pattern(call.arguments[0])
    if first in _METHODS and len(call.arguments) > 2:
        return first, _pattern(call.arguments[1])
    return name, first


def _pattern(argument: str) -> str:
    """A literal; a concatenation that ends with one (``base + "/orders"``) as ``{base}/orders``."""
    before, plus, last = argument.rpartition("+")
    literal = unquote(last) or ""
    return (
        f"{{{before.strip()}}}{literal}"
        if plus and literal.startswith("/") and before.strip().isidentifier()
        else literal
    )


def _through_helpers(source: Source, code: CodeFile) -> Iterator[RouteFact]:
    """``forward("GET /orders", orders)`` where ``forward`` registers its own parameter."""
    helpers: dict[str, int] = {}
    for call in code.calls:
        inside = next((f for f in code.functions if f.name == call.function and f.start <= call.line <= f.end), None)
        if inside and call.arguments and call.arguments[0] in inside.parameters and _registers(source, call):
            helpers[inside.name] = inside.parameters.index(call.arguments[0])
    for call in code.calls:
        place = helpers.get(call.name)
        if place is not None and len(call.arguments) > place:
            match = _PATH.match(_pattern(call.arguments[place]))
            if match:
                yield RouteFact(match["method"] or "ANY", match["path"], source.at(call.line))


def _method(name: str, call: Call) -> str:
    if name in _METHODS:
        return name
    handler = re.match(r"(?:\w+::)*(get|post|put|patch|delete|head)\(", call.arguments[-1])
    if handler:
        return handler[1].upper()
    named = re.search(r"methods\s*=\s*[\[(]\s*['\"]([A-Z]+)['\"]\s*,?\s*[\])]", " ".join(call.arguments))
    return named[1] if named else "ANY"


_SPRING = re.compile(
    r"@(?P<verb>Get|Post|Put|Patch|Delete|Request)Mapping\s*"
    r"(?:\(\s*(?:(?:value|path)\s*=\s*)?\{?\s*\"(?P<path>[^\"]*)\"|\(\s*\)|(?=\s|$))"
)
_JAX = re.compile(r"@Path\s*\(\s*\"(?P<path>[^\"]*)\"\s*\)")
_CLASS = re.compile(r"\b(?:class|interface)\s+\w+")
_CLIENT_CLASS = re.compile(r"@(?:FeignClient|RegisterRestClient|HttpExchange|Client\()")


def _annotated(source: Source, spring: re.Pattern[str], jax: re.Pattern[str]) -> Iterator[RouteFact]:
    """Annotations of methods, below the path that the class is annotated with."""
    text = source.text()
    if ("Mapping" not in text and "@Path" not in text) or _CLIENT_CLASS.search(text):
        return
    start = _CLASS.search(text)
    border = start.start() if start else 0
    prefix = ""
    for pattern in (spring, jax):
        for match in pattern.finditer(text):
            path = match["path"] or ""
            if match.start() < border:
                prefix = path.rstrip("/")
                continue
            verb = match.groupdict().get("verb") or ""
            method = verb.upper() if verb and verb != "Request" else _verb_near(text, match.start())
            line = text.count("\n", 0, match.start()) + 1
            yield RouteFact(method, _joined(prefix, path), source.at(line))


def _verb_near(text: str, place: int) -> str:
    """The method among the annotations of the same declaration: JAX-RS's ``@GET``, Spring's ``RequestMethod.GET``."""
    before = re.split(r"[;{}]\s*\n", text[max(0, place - 200) : place])[-1]
    around = before + re.split(r"[;{]\s*\n", text[place : place + 400])[0]
    found = re.search(r"@(GET|POST|PUT|PATCH|DELETE|HEAD)\b|RequestMethod\.(GET|POST|PUT|PATCH|DELETE|HEAD)", around)
    return (found[1] or found[2]) if found else "ANY"


def _joined(prefix: str, path: str) -> str:
    whole = "/".join(part.strip("/") for part in (prefix, path) if part.strip("/"))
    return "/" + whole


_RUST = re.compile(r"^[ \t]*#\[(?:\w+::)?(get|post|put|patch|delete|head)\(\s*\"([^\"]+)\"", re.M)


def _attributes(source: Source) -> Iterator[RouteFact]:
    """``#[get("/orders")]`` of Actix Web and Rocket."""
    text = source.text()
    for match in _RUST.finditer(text):
        yield RouteFact(match[1].upper(), match[2].split("?")[0], source.at(text.count("\n", 0, match.start(1)) + 1))


_ATTRIBUTE = re.compile(r"\[Http(?P<verb>Get|Post|Put|Patch|Delete|Head)(?:\(\s*\"(?P<path>[^\"]*)\"[^)]*\))?\s*[\],]")
_CONTROLLER_ROUTE = re.compile(r"\[Route\(\s*\"(?P<path>[^\"]*)\"")
_CONTROLLER = re.compile(r"\bclass\s+(?P<name>\w+?)(?:Controller)?\b\s*[:({]")


def _csharp(source: Source, code: CodeFile) -> Iterator[RouteFact]:
    for call in code.calls:
        verb = re.fullmatch(r"Map(Get|Post|Put|Patch|Delete|Methods)?", call.name)
        path = unquote(call.arguments[0]) if call.arguments else None
        if verb and path is not None and "." in call.callee:
            method = verb[1].upper() if verb[1] and verb[1] != "Methods" else "ANY"
            yield RouteFact(method, _joined("", path), source.at(call.line))
    text = source.text()
    owner = _CONTROLLER.search(text)
    route = _CONTROLLER_ROUTE.search(text, 0, owner.start()) if owner else None
    prefix = route["path"].replace("[controller]", owner["name"].lower()) if route and owner else ""
    for match in _ATTRIBUTE.finditer(text) if owner else ():
        path, own = match["path"] or "", prefix
        if path.startswith(("/", "~/")):
            path, own = path.lstrip("~"), ""
        yield RouteFact(match["verb"].upper(), _joined(own, path), source.at(text.count("\n", 0, match.start()) + 1))


_GRPC = {
    "go": re.compile(r"(?:^|\.)Register(?P<name>\w+?)Server$"),
    "python": re.compile(r"(?:^|\.)add_(?P<name>\w+?)Servicer_to_server$"),
    "csharp": re.compile(r"\.MapGrpcService<(?P<name>\w+)>$"),
}
_GRPC_NODE = re.compile(r"(?P<name>\w+)\.service$")
_GRPC_RUST = re.compile(r"^(?:\w+::)*(?P<name>\w+?)Server::(?:new|with_interceptor)\(")
_GRPC_JAVA = re.compile(r"extends\s+(?:\w+\.)*(?P<name>\w+?)Grpc\.\w+ImplBase")


def _grpc(source: Source, code: CodeFile) -> Iterator[RouteFact]:
    pattern = _GRPC.get(code.language)
    for call in code.calls:
        found = pattern.search(call.callee) if pattern else None
        if found is None and call.name == "add_service" and call.arguments:
            found = _GRPC_RUST.match(call.arguments[0])
        if found is None and call.name in ("addService", "addProtoService") and call.arguments:
            found = _GRPC_NODE.search(call.arguments[0])
        if found:
            yield RouteFact("ANY", f"/{found['name']}/*", source.at(call.line), "grpc")
    if code.language in ("java", "kotlin"):
        text = source.text()
        for found in _GRPC_JAVA.finditer(text):
            yield RouteFact("ANY", f"/{found['name']}/*", source.at(text.count("\n", 0, found.start()) + 1), "grpc")
