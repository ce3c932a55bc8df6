"""What remains of the generated code: the task's own metadata, without a flag and without EC2."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.imports import settle
from watari.flag.go.package import NAME, Function
from watari.flag.go.removal.generated import Generated
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile
from watari.flag.nodes import named
from watari.flag.splice import apply, line_end, line_start
from watari.model.edit import Splice

PACKAGE = "taskmeta"
FOLDER = f"internal/{PACKAGE}"

_HEADER = b"""\
// Package taskmeta tells what an ECS task knows of itself, from the task metadata
// endpoint (version 4), see
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
"""
_COMMENTS = {
    "InstanceID": "the task's id",
    "AvailabilityZone": "the task's availability zone",
    "LocalIPv4": "the task's private IPv4 address",
    "Hostname": "the task's private DNS name",
    "LocalHostname": "the task's private DNS name",
    "Metadata": "what a task knows of the given path of the instance metadata, an error where it knows nothing",
    "DynamicData": "what a task knows of the given path of the dynamic data, an error where it knows nothing",
    "IAMInfo": "always an error: a task has no instance profile",
    "Region": "the task's region, from AWS_REGION",
    "InstanceIdentityDocument": "what a task knows of itself: account, region, availability zone, address, and its id",
    "UserData": "the environment variable USER_DATA",
    "Credentials": "the task role's credentials",
    "HTTPGet": "http.Get, with the task's own answer to paths of the instance metadata service without a host",
    "HTTPClientGet": "client.Get, with the task's own answer to paths of the instance metadata service without a host",
    "HTTPDo": "client.Do, with the task's own answer to paths of the instance metadata service without a host",
}
_MISSING = {
    "v1": b'return "", errors.New("taskmeta: AWS_REGION is not set")',
    "v2": b'return nil, errors.New("taskmeta: AWS_REGION is not set")',
}


@dataclass(frozen=True, slots=True)
class Remaining:
    """How the functions of one generated file are called from now on, by their name until now."""

    names: dict[str, str]
    source: bytes


def exported(function: Function) -> str:
    """The name of what takes the place of a function, as a package offers it."""
    base = {"InstanceID": "TaskID", "InstanceIdentityDocument": "Identity"}.get(function.base, function.base)
    return f"{base}{function.suffix}{'WithContext' if function.context else ''}"


def unexported(function: Function) -> str:
    """The same as a name of somebody's package: ``taskID``, ``taskRegion``."""
    return "task" + exported(function).removeprefix("Task")


def remaining(generated: Generated, used: Collection[str], taken: Collection[str]) -> Remaining:
    """The source without flag for the functions ``used``; ``taken`` are names that the package has already."""
    names = {}
    for name in sorted(used):
        new = exported(generated.functions[name]) if generated.path else unexported(generated.functions[name])
        names[name] = f"ecs{new[:1].upper()}{new[1:]}" if new in taken else new
    file = GoFile.parse(f"{PACKAGE}.go", generated.source)
    splices: list[Splice] = []
    for top in file.tree.root.children():
        name = _name(top)
        if name == generated.enabled or (top.kind() == "function_declaration" and _gone(name, generated, names)):
            splices.append(_whole(file, top))
        elif top.kind() == "function_declaration" and name in names:
            splices += _function(file, top, generated.functions[name], names[name])
        elif top.kind() == "function_declaration":
            splices += _unasked(file, top)
    return Remaining(names, _finished(file, apply(file.data, splices), generated, names.values()))


def _gone(name: str, generated: Generated, names: dict[str, str]) -> bool:
    return name in generated.functions and name not in names


def _name(node: SgNode) -> str:
    specs = [*node.find_all(kind="type_spec")] if node.kind() == "type_declaration" else [node]
    specs = [*node.find_all(kind="var_spec")] if node.kind() == "var_declaration" else specs
    name = specs[0].field("name") if specs else None
    return name.text() if name is not None else ""


def _whole(file: GoFile, node: SgNode) -> Splice:
    """The declaration, its comment and the blank line behind."""
    start, end = file.span(node)
    first = _doc(file, start)
    last = line_end(file.data, end)
    if file.data[last : last + 1] == b"\n":
        last += 1
    return Splice(first, last, b"")


def _doc(file: GoFile, start: int) -> int:
    first = line_start(file.data, start)
    while first and file.data[line_start(file.data, first - 1) : first].startswith(b"//"):
        first = line_start(file.data, first - 1)
    return first


def _function(file: GoFile, node: SgNode, function: Function, name: str) -> list[Splice]:
    start, _ = file.span(node)
    doc = f"// {name} is {_COMMENTS.get(function.base, 'what the task knows')}.\n"
    if function.base == "Credentials":
        doc = doc.replace(" is ", " gives ")
    splices = [Splice(_doc(file, start), start, doc.encode())]
    own, parameters = node.field("name"), node.field("parameters")
    if own is not None:
        splices.append(Splice(*file.span(own), name.encode()))
    if parameters is not None:
        kept = [one.text() for one in named(parameters) if _stays(one, function)]
        splices.append(Splice(*file.span(parameters), f"({', '.join(kept)})".encode()))
    splices += _unasked(file, node)
    for statement in (one for held in node.find_all(kind="statement_list") for one in named(held)):
        if statement.kind() == "return_statement" and re.search(r"\b(?:meta|client)\.\w*Region\w*\(", statement.text()):
            splices.append(Splice(*file.span(statement), _MISSING[function.sdk]))
    return splices


def _unasked(file: GoFile, function: SgNode) -> Iterator[Splice]:
    """A function without its question to the flag; an address that nobody need ask any more may lack its host."""
    for statement in (one for held in function.find_all(kind="statement_list") for one in named(held)):
        condition = statement.field("condition") if statement.kind() == "if_statement" else None
        if condition is not None and condition.text().startswith("!") and condition.text().endswith("Enabled()"):
            at, end = file.span(statement)
            yield Splice(line_start(file.data, at), line_end(file.data, end), b"")
    for case in function.find_all(kind="expression_case"):
        if "169.254.169.254" in case.text():
            at = file.span(case)[0] + len(b"case ")
            yield Splice(at, at, b'"", ')


def _stays(parameter: SgNode, function: Function) -> bool:
    name = parameter.field("name")
    return name is not None and (function.sdk == "http" or name.text() in ("ctx", "path", "input"))


def _finished(before: GoFile, data: bytes, generated: Generated, kept: Collection[str]) -> bytes:
    data = re.sub(rb"^// Code generated by watari\. DO NOT EDIT\.\n\n", b"", data)
    if generated.path:
        data = re.sub(rb"^(?://.*\n)+(?=package )", b"", data)
        header = (
            _HEADER
            if b"ECS_CONTAINER_METADATA" in data
            else b"// Package taskmeta tells what an ECS task knows of itself.\n"
        )
        data = re.sub(rb"^package \w+", header + b"package taskmeta", data)
    data = data.replace(f'"{NAME}: '.encode(), f'"{PACKAGE}: '.encode())
    data = _without_unused(data, kept)
    missing = frozenset({"errors"}) if b"errors." in data else frozenset()
    data = settle(GoFile.parse(before.path, before.data), data, missing)
    return re.sub(rb"\n{3,}", b"\n\n", data).rstrip(b"\n") + b"\n"


def _without_unused(data: bytes, kept: Collection[str]) -> bytes:
    """Without the helpers that nothing in the file needs any more."""
    while True:
        file = GoFile.parse(f"{PACKAGE}.go", data)
        code = re.sub(r"//.*", "", data.decode())
        for top in file.tree.root.children():
            name = _name(top) if top.kind().endswith("_declaration") and top.kind() != "import_declaration" else ""
            before = r"\b" if top.kind() == "method_declaration" else r"(?<![.\w])"
            if name and name not in kept and len(re.findall(rf"{before}{name}\b", code)) <= 1:
                data = apply(data, [_whole(file, top)])
                break
        else:
            return data


def taken(files: Collection[GoFile]) -> set[str]:
    """The names that files of a package use."""
    found: set[str] = set()
    for file in files:
        names = resolve(file)
        found |= {one.name for one in names.locals} | set(names.free.values())
        for kind in ("function_declaration", "type_spec"):
            found |= {
                one.text() for node in file.tree.root.find_all(kind=kind) if (one := node.field("name")) is not None
            }
    return found
