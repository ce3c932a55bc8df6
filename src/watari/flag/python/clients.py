"""Requests to the metadata address, and credentials, in the libraries that Python has for them."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import NoEdit, named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Change
from watari.model.edit import Splice

_ANSWERED = {
    "requests.get": "get",
    "requests.put": "put",
    "urllib.request.urlopen": "urlopen",
    "urllib2.urlopen": "urlopen",
}
"""Functions that the generated module has a stand-in for, by their whole name."""
_REQUEST = "urllib.request.Request"
_REASON = "On Fargate the module answers the request from the task's metadata, in the library's own type."


def whole_name(node: SgNode, file: CodeFile) -> str:
    """The dotted name of a function, with its import resolved: ``urlopen`` → ``urllib.request.urlopen``."""
    text = re.sub(r"\s", "", node.text())
    head, _, rest = text.partition(".")
    for statement in file.root.find_all(kind="import_from_statement"):
        module = statement.field("module_name")
        for one in statement.field_children("name"):
            name, alias = one.field("name"), one.field("alias")
            local = alias.text() if alias is not None else one.text()
            if local == head and module is not None:
                written = name.text() if name is not None else one.text()
                return ".".join(part for part in (module.text(), written, rest) if part)
    for statement in file.root.find_all(kind="import_statement"):
        for one in statement.field_children("name"):
            name, alias = one.field("name"), one.field("alias")
            if name is not None and alias is not None and alias.text() == head:
                return f"{name.text()}.{rest}" if rest else name.text()
    return text


def answer(node: SgNode, file: CodeFile, prefix: str) -> Change:
    """The function that makes the request is replaced by the module's; its arguments stay."""
    function = node.field("function") if node.kind() == "call" else None
    if function is None:
        raise NoEdit("The address is not asked by a plain call; ask the task's metadata there on Fargate.")
    name = whole_name(function, file)
    if name == _REQUEST:
        return _opened(node, function, file, prefix)
    own = _ANSWERED.get(name)
    if own is None:
        raise NoEdit(f"{name} is not a client that watari can stand in for; ask the task's metadata there on Fargate.")
    return _called(function, own, file, prefix)


def _called(function: SgNode, own: str, file: CodeFile, prefix: str) -> Change:
    start, end = file.span(function)
    return Change((Splice(start, end, f"{prefix}.{own}".encode()),), _REASON, frozenset({own}))


def _opened(node: SgNode, function: SgNode, file: CodeFile, prefix: str) -> Change:
    """A ``Request`` and the one ``urlopen`` that it is handed to."""
    parent = node.parent()
    holder = parent.parent() if parent is not None and parent.kind() == "argument_list" else None
    target = parent.field("left") if parent is not None and parent.kind() == "assignment" else None
    calls = [holder] if holder is not None else _given(target, file) if target is not None else []
    openers = [one.field("function") for one in calls if one is not None]
    known = [one for one in openers if one is not None and _ANSWERED.get(whole_name(one, file)) == "urlopen"]
    if not known or len(known) != len(openers):
        raise NoEdit("The request is handed on; ask the task's metadata where it is sent.")
    start, end = file.span(function)
    made = Splice(start, end, f"{prefix}.Request".encode())
    opened = tuple(Splice(*file.span(one), f"{prefix}.urlopen".encode()) for one in known)
    return Change((made, *opened), _REASON, frozenset({"urlopen", "Request"}))


def _given(target: SgNode, file: CodeFile) -> list[SgNode]:
    """The calls in the same function whose argument is the name ``target``, up to its next value."""
    kinds = ("function_definition", "module")
    scope = next(one for one in target.ancestors() if one.kind() in kinds)
    found = []
    for call in scope.find_all(kind="call"):
        arguments = call.field("arguments")
        first = next(iter(named(arguments)), None) if arguments is not None else None
        if first is not None and first.text() == target.text() and file.span(call)[0] > file.span(target)[0]:
            found.append(call)
    again = [
        one
        for one in scope.find_all(kind="assignment")
        if (left := one.field("left")) is not None
        and left.text() == target.text()
        and file.span(one)[0] > file.span(target)[0]
    ]
    limit = min((file.span(one)[0] for one in again), default=len(file.data))
    return [one for one in found if file.span(one)[0] < limit]


def special(subject: str, node: SgNode, file: CodeFile, prefix: str) -> Change | None:
    """Credentials, tracing plugins and detectors."""
    if subject == "credentials":
        return _credentials(node, file, prefix)
    if subject == "profile":
        return _profile(node, file, prefix)
    if subject == "xray":
        return _plugin(node, file)
    if subject == "log-file":
        return _log_file(node, file, prefix)
    return None


def _credentials(node: SgNode, file: CodeFile, prefix: str) -> Change:
    function = node.field("function")
    name = whole_name(function, file) if function is not None else ""
    if not name.endswith("credentials.InstanceMetadataProvider"):
        raise NoEdit("Leave these credentials out, so that the default chain decides, where the rights allow it.")
    start, end = file.span(node)
    opened = Splice(start, start, f"{prefix}.credential_provider(lambda: ".encode())
    reason = "On Fargate the same kind of provider asks for the credentials of the task role."
    return Change((opened, Splice(end, end, b")")), reason, frozenset({"credential_provider"}))


def _profile(node: SgNode, file: CodeFile, prefix: str) -> Change:
    value = node.field("value") if node.kind() == "keyword_argument" else None
    if value is None:
        raise NoEdit("The profile is not given by name here; leave it out on Fargate.")
    at = file.span(value)[0]
    text = f"None if {prefix}.enabled() else ".encode()
    reason = "On Fargate there is no profile, and the default chain takes the task role."
    return Change((Splice(at, at, text),), reason, frozenset({"enabled"}))


def _log_file(node: SgNode, file: CodeFile, prefix: str) -> Change:
    """``logging.StreamHandler() if ecs_flag.enabled() else logging.FileHandler(…)``."""
    function, parent = node.field("function"), node.parent()
    name = whole_name(function, file) if function is not None else ""
    if not re.fullmatch(r"logging\.(?:handlers\.)?\w*FileHandler", name) or not _imports_logging(file):
        raise NoEdit("Which handler takes its place the service's own configuration must say.")
    bare = parent is not None and parent.kind() in ("assignment", "argument_list", "keyword_argument", "list", "tuple")
    opened, closed = ("", "") if bare else ("(", ")")
    start, end = file.span(node)
    text = f"{opened}logging.StreamHandler() if {prefix}.enabled() else ".encode()
    reason = "On Fargate the log driver takes the standard streams; on EC2 the file stays."
    return Change((Splice(start, start, text), Splice(end, end, closed.encode())), reason, frozenset({"enabled"}))


def _imports_logging(file: CodeFile) -> bool:
    """Whether the name ``logging`` is the module."""
    return any(
        one.text().split() in (["import", "logging"], ["import", "logging.handlers"])
        for one in file.root.find_all(kind="import_statement")
    )


def _plugin(node: SgNode, file: CodeFile) -> Change:
    for text in node.find_all(kind="string"):
        if text.text()[1:-1].lower().replace("_", "") in ("ec2plugin", "ec2"):
            quote = text.text()[0]
            at = file.span(text)[1]
            alone = re.match(rb",\s*\)", file.data[at:])  # the comma that makes a tuple of one
            added = f", {quote}{text.text()[1:-1].replace('EC2', 'ECS').replace('ec2', 'ecs')}{quote}".encode()
            return Change(
                (Splice(at, at + (1 if alone else 0), added),),
                "Each plugin says nothing where it is not at home.",
                portable=True,
            )
    raise NoEdit("The plugin is not named by a string here; add the ECS plugin beside it.")
