"""Which value of the instance an expression asks for, and the whole expression that has it as a plain string."""

from __future__ import annotations

import posixpath
import re

from ast_grep_py import SgNode

from watari.flag.java.packages import imported, package_of
from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.sources.syntax import parse

_UTILITIES = "EC2MetadataUtils"
_OWN = re.compile(r"public-|ipv6|getMacAddress|getNetworkInterfaces|network/interfaces|\bmac\b")
_NAME = re.compile(r"getLocalHostName|(?:local-)?hostname")
_ASKS = re.compile(r"openStream|openConnection|HttpGet\b|HttpClient|HttpRequest|RestTemplate|OkHttp|WebClient")


def meant(function: str, node: SgNode) -> str:
    """The function of the generated class for what ``node`` asks.

    NoEdit where a task has no such value.
    """
    text = node.text()
    if function == "local_ipv4" and _OWN.search(text):
        raise NoEdit("A task has no address of its own that can be reached from outside, and no fixed interface.")
    return "hostname" if function == "local_ipv4" and _NAME.search(text) else function


def asked(node: SgNode, file: CodeFile) -> SgNode:
    """The expression around ``node`` whose value, a plain string, is the answer.

    NoEdit where ``node`` is no more than an address, or nobody knows the type of what the request gives.
    """
    call = node if node.kind() == "method_invocation" and not _formats(node) else _sending(node)
    name, target = call.field("name"), call.field("object")
    if name is None:
        raise NoEdit("The address is not asked by a plain call; ask the task's metadata there on Fargate.")
    whole = _response(call, name.text())
    if whole is None and not _is_text(call, name.text(), target, file):
        raise NoEdit(f"{name.text()} is not known to give a plain string; ask the task's metadata there on Fargate.")
    whole = whole or call
    if _is_probe(whole):
        raise NoEdit("Only whether there is an answer is looked at: say there what the program does on Fargate.")
    return whole


def _formats(node: SgNode) -> bool:
    name = node.field("name")
    return name is not None and name.text() in ("format", "formatted", "concat", "create")


def _sending(address: SgNode) -> SgNode:
    """The call that gets the address as its one argument."""
    parent = address.parent()
    if parent is not None and parent.kind() in ("binary_expression", "parenthesized_expression"):
        return _sending(parent)
    call = parent.parent() if parent is not None and parent.kind() == "argument_list" else None
    if parent is None or call is None or call.kind() != "method_invocation" or len(named(parent)) != 1:
        raise NoEdit("It is an address, not yet what is answered there; ask the task's metadata where it is sent.")
    return call


def _response(call: SgNode, name: str) -> SgNode | None:
    """``client.get(path).asString()`` around ``client.get(path)`` of SDK v2; None where it is another call."""
    if name != "get" or "latest/" not in call.text():
        return None
    outer = call.parent()
    called = outer.field("name") if outer is not None and outer.kind() == "method_invocation" else None
    if outer is None or called is None or called.text() != "asString":
        raise NoEdit("The metadata client's response is kept; take its asString() at once.")
    return outer


def _is_text(call: SgNode, name: str, target: SgNode | None, file: CodeFile) -> bool:
    """Whether a call gives a ``String``: one of the SDK's, or a method of the repository that makes the request."""
    utilities = target is not None and target.text().endswith(_UTILITIES)
    if utilities or (target is None and f"{_UTILITIES}.{name};" in file.data.decode(errors="replace")):
        return name not in ("getItems", "getNetworkInterfaces", "getInstanceInfo", "getBlockDeviceMapping")
    if target is not None and re.search(r"getInstanceInfo\(\)$", target.text()):
        return True
    declaring = file if target is None or target.text() == "this" else _class(target.text(), file)
    return declaring is not None and any(_gives_text(one, name) for one in declaring.root.find_all(kind="class_body"))


def _gives_text(body: SgNode, name: str) -> bool:
    """Whether every method ``name`` of a class gives a ``String``, and one of them asks over HTTP."""
    methods = [one for one in named(body) if one.kind() == "method_declaration"]
    alike = [one for one in methods if (own := one.field("name")) is not None and own.text() == name]
    kinds = {kind.text() for one in alike if (kind := one.field("type")) is not None}
    return kinds == {"String"} and any(_ASKS.search(one.text()) for one in alike)


def _class(name: str, file: CodeFile) -> CodeFile | None:
    """The file of a class that the file names, below the same root of sources."""
    package = package_of(file).replace(".", "/")
    root = file.folder.removesuffix(package)
    whole = imported(file, name)
    path = f"{root}{whole.replace('.', '/')}.java" if whole else posixpath.join(file.folder, f"{name}.java")
    place = file.repository / path
    if not re.fullmatch(r"[A-Z]\w*", name) or not place.is_file():
        return None
    return CodeFile(path, parse(place.read_bytes(), "java"), file.repository)


def _is_probe(node: SgNode) -> bool:
    """Whether the value is compared with ``null`` and used for nothing else in the method."""
    parent = node.parent()
    operator = parent.field("operator") if parent is not None and parent.kind() == "binary_expression" else None
    if parent is None or operator is None or operator.text() not in ("==", "!="):
        return False
    if not any(one.text() == "null" for one in (parent.field("left"), parent.field("right")) if one is not None):
        return False
    method = next((one for one in node.ancestors() if one.kind().endswith("_declaration")), parent)
    return method.text().count(node.text()) == 1
