"""What annotations say of addresses: clients that a framework writes, values that configuration fills in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from watari.survey.code.jvm.aws import resource_names
from watari.survey.code.jvm.scope import Scope
from watari.survey.code.refs import unquote
from watari.survey.facts import Assignment, CodeFile

_ARGUMENT = re.compile(r"(?:(\w+)\s*=\s*)?(\"(?:[^\"\\]|\\.)*\"|[\w.]+(?:\s*\+\s*(?:\"[^\"]*\"|[\w.]+))*)")
_PROPERTY_CLASS = re.compile(r"^(\w+)(?:\.class|::class(?:\.java)?)$")
_BASE = re.compile(r"\.(?:baseUr[li]|baseURL|rootUri|endpoint)$")
_REQUEST_LINE = frozenset(
    [
        "GET",
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "HEAD",
        "HTTP",
        "RequestLine",
        "GetExchange",
        "PostExchange",
        "PutExchange",
        "DeleteExchange",
    ]
)
Protocol = Literal["http", "grpc"]


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation: on a type, on a method (then ``kind`` is what it returns) or on a variable of type ``kind``.

    ``owner`` is the type that it stands in, ``arguments`` the text between its brackets.
    """

    annotation: str
    arguments: str
    on: Literal["type", "method", "variable"]
    name: str
    kind: str
    owner: str
    function: str | None
    line: int

    def argument(self, *names: str) -> str | None:
        """The expression given under the first of ``names`` that is there; ``value`` is the unnamed one."""
        given = {name or "value": text for name, text in _ARGUMENT.findall(self.arguments)}
        return next((given[name] for name in names if given.get(name, '""') != '""'), None)


@dataclass(frozen=True, slots=True)
class _Client:
    """An interface whose implementation a framework makes, and what its address is taken from."""

    type: str
    protocol: Protocol
    refs: tuple[str, ...]
    line: int


def annotated(code: CodeFile, marks: Iterable[Mark], scope: Scope, package: str) -> CodeFile:
    """The skeleton with what the annotations of its file add."""
    marks = list(marks)
    clients = [one for mark in marks if (one := _client(mark, scope, package)) is not None]
    added = [Assignment("@" + one.type, one.refs, one.line, None) for one in clients]
    added += [one for mark in marks for one in _filled(mark, scope)]
    added += _made(code, marks)
    added += resource_names(code)
    return replace(
        code,
        assignments=(*code.assignments, *added),
        clients=tuple(dict.fromkeys((one.type, one.protocol) for one in clients)),
        bindings=tuple(dict.fromkeys(one for mark in marks for one in _bound(mark))),
    )


def _client(mark: Mark, scope: Scope, package: str) -> _Client | None:
    reader = _CLIENTS.get((mark.annotation, mark.on))
    if reader is not None:
        return _Client(*reader(mark, scope, package), mark.line)
    if mark.on == "method" and mark.annotation in _REQUEST_LINE and mark.arguments and mark.owner:
        return _Client(mark.owner, "http", (), mark.line)
    return None


def _feign(mark: Mark, scope: Scope, package: str) -> tuple[str, Protocol, tuple[str, ...]]:
    name, url = mark.argument("name", "value", "serviceId"), mark.argument("url")
    plain = unquote(name or "") or ""
    keys = (f"spring.cloud.openfeign.client.config.{plain}.url", f"{plain}.ribbon.listOfServers") if plain else ()
    address = _address(url, "", scope) if url else ()
    if url is None or ":}" in url:  # an empty address means the name
        address += _address(name, "lb://", scope)
    return mark.name, "http", (*_keys(keys), *address)


def _rest_client(mark: Mark, scope: Scope, package: str) -> tuple[str, Protocol, tuple[str, ...]]:
    """MicroProfile: the key of the configuration, or the interface's full name."""
    name = unquote(mark.argument("configKey") or "") or f"{package}.{mark.name}"
    keys = (f"quarkus.rest-client.{name}.url", f"quarkus.rest-client.{name}.uri", f"{name}/mp-rest/url")
    return mark.name, "http", (*_keys((*keys, f"{name}/mp-rest/uri")), *_address(mark.argument("baseUri"), "", scope))


def _declared(mark: Mark, scope: Scope, package: str) -> tuple[str, Protocol, tuple[str, ...]]:
    """Micronaut: an address, or the name of a service."""
    return mark.name, "http", _declared_refs(mark, scope)


def _declared_refs(mark: Mark, scope: Scope) -> tuple[str, ...]:
    given = mark.argument("value", "id")
    plain = unquote(given or "") or ""
    if "/" in plain or "$" in plain:
        return _address(given, "", scope)
    return (*_keys((f"micronaut.http.services.{plain}.url", f"micronaut.http.services.{plain}.urls")),
            *_address(given, "lb://", scope))  # fmt: skip


def _exchange(mark: Mark, scope: Scope, package: str) -> tuple[str, Protocol, tuple[str, ...]]:
    return mark.name, "http", _address(mark.argument("url", "value"), "", scope)


def _grpc(mark: Mark, scope: Scope, package: str) -> tuple[str, Protocol, tuple[str, ...]]:
    name = unquote(mark.argument("value") or "") or mark.name
    quarkus = f"quarkus.grpc.clients.{name}"
    places = ("grpc.client", "spring.grpc.client.channels", "grpc.channels")
    keys = _keys(tuple(f"{place}.{name}.address" for place in places))
    return mark.kind, "grpc", (*keys, f"%${{{quarkus}.host}}:${{{quarkus}.port:9000}}")


_CLIENTS: dict[tuple[str, str], Callable[[Mark, Scope, str], tuple[str, Protocol, tuple[str, ...]]]] = {
    ("FeignClient", "type"): _feign,
    ("RegisterRestClient", "type"): _rest_client,
    ("Client", "type"): _declared,
    ("HttpExchange", "type"): _exchange,
    ("GrpcClient", "variable"): _grpc,
}


def _keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("%${" + key + "}" for key in keys)


def _address(text: str | None, scheme: str, scope: Scope) -> tuple[str, ...]:
    """References for an address; ``scheme`` is put before a plain name."""
    if not text:
        return ()
    content = unquote(text)
    if content is None:
        return scope.refs(text, None)
    content = content.replace("\\$", "$")
    known = content if "://" in content or not scheme else scheme + content.strip("/")
    return ("%" + known if "${" in content else '"' + known,)


def _filled(mark: Mark, scope: Scope) -> Iterator[Assignment]:
    """Variables that configuration fills in."""
    if mark.on != "variable":
        return
    refs: tuple[str, ...] = ()
    if mark.annotation == "Value":
        template = (unquote(mark.argument("value") or "") or "").replace("\\$", "$")
        refs = ("%" + template,) if "${" in template and "#{" not in template else ()
    elif mark.annotation in ("ConfigProperty", "Property"):
        key = unquote(mark.argument("name") or "")
        default = unquote(mark.argument("defaultValue") or "")
        refs = ("%${" + key + (f":{default}" if default else "") + "}",) if key else ()
    elif mark.annotation == "Client":
        refs = _declared_refs(mark, scope)
    if refs:
        yield Assignment(scope.target(mark.name, mark.function), refs, mark.line, mark.function)


def _bound(mark: Mark) -> Iterator[tuple[str, str]]:
    """Types that hold the configuration below a prefix."""
    if mark.annotation in ("ConfigurationProperties", "ConfigMapping", "ConfigProperties") and mark.on != "variable":
        prefix = unquote(mark.argument("prefix", "value") or "")
        name = mark.name if mark.on == "type" else mark.kind
        if prefix and name:
            yield name, prefix


def _made(code: CodeFile, marks: list[Mark]) -> list[Assignment]:
    """The address of a client that code makes: ``factory.create(Catalog.class)``, a bean's ``baseUrl``."""
    found = []
    beans = {mark.name: mark.kind for mark in marks if mark.on == "method" and mark.annotation in ("Bean", "Produces")}
    for call in code.calls:
        for argument in call.arguments:
            match = _PROPERTY_CLASS.match(argument)
            if match and re.search(r"\.(create|createClient|build|target|newInstance)$", call.callee):
                refs = tuple(ref for one in call.refs for ref in one)
                found.append(Assignment("@" + match[1], (*call.receiver, *refs), call.line, call.function))
        if _BASE.search(call.callee) and call.function in beans:
            refs = tuple(ref for one in call.refs for ref in one)
            found.append(Assignment("@" + beans[call.function], refs, call.line, call.function))
    return found
