"""Whether code does nothing but what it does to its EC2 instance, so that it may be skipped on Fargate.

Tagging oneself, polling for a spot interruption or writing a PID file may log,
sleep, format and build clients; as soon as it does something else, a guard
around the whole would take that away too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.scope import Names, resolve
from watari.flag.go.source import GoFile, around, as_call, calls_in, dotted
from watari.flag.go.workspace import Workspace, functions
from watari.flag.nodes import named
from watari.sources.syntax import NEW

_STANDARD = frozenset(
    {
        "bytes", "context", "encoding/json", "errors", "fmt", "io", "io/ioutil", "log", "log/slog",
        "math/rand", "os", "path", "path/filepath", "strconv", "strings", "sync", "sync/atomic", "time",
    }
)  # fmt: skip
_INSTANCE = re.compile(
    r"^github\.com/aws/aws-sdk-go(-v2)?/(aws(/.*)?|config|credentials(/.*)?|feature/ec2/imds"
    r"|service/(ec2|autoscaling|elb|elbv2|elasticloadbalancing|elasticloadbalancingv2)(/.*)?)$"
)
_LOGGING_PACKAGE = re.compile(r"(^|[/.-])(log|logging|logger|zap|logrus|zerolog|slog|klog|glog|seelog)([/.-]|$)")
_LOGGING_CALL = re.compile(r"^(Debug|Info|Warn|Warning|Error|Notice|Trace|Print|Log|Fatal|Panic)(f|ln|w|Context)?$")
_DEPTH = 4
_BUILT_IN = frozenset(
    {
        "append",
        "cap",
        "close",
        "copy",
        "delete",
        "len",
        "make",
        "max",
        "min",
        "new",
        NEW,
        "panic",
        "print",
        "string",
    }
)


@dataclass(frozen=True, slots=True)
class Dedication:
    """Answers for one repository."""

    workspace: Workspace

    def of(self, file: GoFile, node: SgNode, depth: int = _DEPTH, *, own_only: bool = False) -> str | None:
        """None where ``node`` is dedicated, else the first thing in it that is about something else.

        With ``own_only`` only the calls of the repository's own functions are looked at.
        """
        names = resolve(file)
        lasting = None if own_only else _lasting(file, names, node)
        if lasting is not None:
            return lasting
        for call in calls_in(node):
            parts = as_call(call)
            if parts is None or (own_only and not self._is_own(file, names, parts[0])):
                continue
            if not self._harmless(file, names, parts[0], depth):
                return re.sub(r"\s+", " ", parts[0].text())
        return None

    def _is_own(self, file: GoFile, names: Names, function: SgNode) -> bool:
        """Whether a package-level function of the repository is called."""
        root = _root(function)
        if file.tree.start(root) not in names.free:
            return False
        path = file.package_path(root.text())
        return self.workspace.folder_of(path) is not None if path else dotted(function) is None

    def _harmless(self, file: GoFile, names: Names, function: SgNode, depth: int) -> bool:
        if function.kind() in ("func_literal", "parenthesized_expression"):
            return True  # its own calls are among those looked at
        pair = dotted(function)
        if pair is None:
            return self._plain(file, names, function, depth)
        root = _root(function)
        path = file.package_path(root.text()) if file.tree.start(root) in names.free else None
        if path is not None:
            return _known(path) or self._own(file, self.workspace.folder_of(path), pair[1], depth)
        return bool(_LOGGING_CALL.match(pair[1])) or self._method(file, names, root, depth)

    def _plain(self, file: GoFile, names: Names, function: SgNode, depth: int) -> bool:
        """``f(…)``: what was handed in is a reaction to EC2; what the package declares must be dedicated."""
        if (
            file.tree.start(function) in names.meaning
            or function.text() in _BUILT_IN
            or function.kind().endswith("_type")
        ):
            return True
        return self._own(file, file.folder, function.text(), depth)

    def _own(self, file: GoFile, folder: str | None, name: str, depth: int) -> bool:
        if folder is None or depth == 0:
            return False
        for other, node in functions(self.workspace.package(folder), name):
            body = node.field("body")
            if body is not None:
                return self.of(other, body, depth - 1) is None
        return False

    def _method(self, file: GoFile, names: Names, root: SgNode, depth: int) -> bool:
        """A method of a local value: what made it, or its declared type, says what it is about."""
        variable = names.meaning.get(file.tree.start(root))
        if variable is None:
            return False
        at = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
        made = around(at, "short_var_declaration", "var_spec", "parameter_declaration", "range_clause")
        if made is None:
            return False
        if made.kind() == "parameter_declaration" or (made.kind() == "var_spec" and made.field("type")):
            kind = made.field("type")
            found = re.search(r"(\w+)\.\w+", kind.text()) if kind is not None else None
            path = file.package_path(found[1]) if found else None
            return path is not None and _known(path)
        calls = [parts for one in calls_in(made) if (parts := as_call(one))]
        return all(self._harmless(file, names, parts[0], depth - 1) for parts in calls) if depth > 0 else False


def _lasting(file: GoFile, names: Names, node: SgNode) -> str | None:
    """A field, an element or a channel of something outside that ``node`` changes."""
    start, end = file.span(node)
    sent = node.find(kind="send_statement")
    if sent is not None:
        return sent.text()
    for assignment in node.find_all(kind="assignment_statement"):
        left = assignment.field("left")
        for target in named(left) if left is not None else []:
            if target.kind() == "identifier":
                continue
            variable = names.meaning.get(file.tree.start(_root(target)))
            if variable is None or not start <= variable.declared < end:
                return target.text()
    return None


def _known(path: str) -> bool:
    return path in _STANDARD or bool(_INSTANCE.match(path)) or bool(_LOGGING_PACKAGE.search(path))


def _root(node: SgNode) -> SgNode:
    """``a`` of ``a.b(…).c``."""
    while True:
        pair, call = dotted(node), as_call(node)
        if pair is not None:
            node = pair[0]
        elif call is not None:
            node = call[0]
        elif node.kind() in ("parenthesized_expression", "unary_expression", "index_expression") and named(node):
            node = named(node)[0]
        else:
            return node
