"""Questions to the variables that ECS sets, asked by hand: a flag too, where what they keep off ECS is EC2's alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ast_grep_py import SgNode

from watari.flag.go.client import V1_METADATA, V2_METADATA
from watari.flag.go.removal.files import Files
from watari.flag.go.removal.marks import squeezed
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, around, as_call, field, qualified
from watari.flag.go.workspace import functions
from watari.flag.nodes import named

VARIABLES = re.compile(
    rb"ECS_CONTAINER_METADATA_URI(?:_V4)?|ECS_CONTAINER_METADATA_FILE|AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"
)
"""Set in every task: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-metadata.html."""

_METADATA = "169.254.169.254"
_ONLY_EC2 = re.compile(rf"^(?:{re.escape(V1_METADATA)}|{re.escape(V2_METADATA)}|github\.com/aws/.+/ec2rolecreds)\.")
_SET = re.compile(r'(?P<value>.+)(?P<sign>==|!=)""|""(?P<sign2>==|!=)(?P<value2>.+)')
_LONG = re.compile(r"len\((?P<value>.+)\)(?P<sign>==|!=|>)0")
_WORDS = (_METADATA.encode(), b"ec2metadata", b"ec2/imds", b"ec2rolecreds")
_LEAVING = ("return_statement", "continue_statement")


class Questions:
    """Finds them in the repository's files as they were; tests may ask what they like."""

    def __init__(self, files: Files) -> None:
        self.files = files

    def decided(self) -> dict[str, dict[tuple[int, int], bool]]:
        """What stands in conditions and is always so, or never, on ECS: by file, by its bytes."""
        if not any(VARIABLES.search(self.files.data(path)) for path in self.files.paths()):
            return {}
        folders = {file.folder for file in self.files.editable(*_WORDS)}
        found = {}
        for file in self.files.editable(b"if "):
            asked = self._in_file(file) if file.folder in folders and not file.path.endswith("_test.go") else {}
            if asked:
                found[file.path] = asked
        return found

    def _in_file(self, file: GoFile) -> dict[tuple[int, int], bool]:
        found: dict[tuple[int, int], bool] = {}
        for statement in file.tree.root.find_all(kind="if_statement"):
            condition = statement.field("condition")
            asked = dict(self._asked(file, condition)) if condition is not None else {}
            if asked and condition is not None and self._guards(file, statement, condition, asked):
                found |= asked
        return found

    def _asked(self, file: GoFile, node: SgNode) -> Iterator[tuple[tuple[int, int], bool]]:
        """The outermost expressions below ``node`` that ask a variable of ECS."""
        answer = self._says(file, node)
        if answer is not None:
            yield file.span(node), answer
            return
        for child in named(node):
            yield from self._asked(file, child)

    def _says(self, file: GoFile, node: SgNode, depth: int = 3) -> bool | None:
        """Whether an expression is true in every task (True), in none (False), or is about something else."""
        kind = node.kind()
        if kind == "binary_expression":
            return self._compared(file, node)
        if kind == "identifier":
            value, place = _defined(file, node)
            if value is None:
                return None
            if place == 1:
                call = as_call(value)
                asks = call is not None and qualified(file, call[0]) == "os.LookupEnv"
                return True if asks and self._named(file, value) else None
            return self._says(file, value, depth - 1) if depth and value.kind() != "identifier" else None
        if kind == "call_expression":
            call = as_call(node)
            return self._function(file, call[0], depth - 1) if call is not None and not call[1] and depth else None
        return None

    def _compared(self, file: GoFile, node: SgNode) -> bool | None:
        text = squeezed(node.text())
        match = _LONG.fullmatch(text) or _SET.fullmatch(text)
        if match is None:
            return None
        sides = [side for name in ("left", "right") if (side := node.field(name)) is not None]
        if not any(self._read(file, one) for side in sides for one in (side, *side.find_all(kind="identifier"))):
            return None
        return (match["sign"] or match["sign2"]) != "=="

    def _read(self, file: GoFile, node: SgNode) -> bool:
        """Whether the expression is what a variable of ECS holds."""
        if node.kind() == "identifier":
            value, place = _defined(file, node)
            return value is not None and place == 0 and value.kind() == "call_expression" and self._read(file, value)
        calls = [node] if node.kind() == "call_expression" else []
        calls += node.find_all(kind="call_expression")
        for call in calls:
            parts = as_call(call)
            if parts is not None and qualified(file, parts[0]) in ("os.Getenv", "os.LookupEnv"):
                return self._named(file, call)
        return False

    def _named(self, file: GoFile, call: SgNode) -> bool:
        """Whether the call's argument is the name of such a variable, as it is written or as a constant."""
        parts = as_call(call)
        if parts is None or len(parts[1]) != 1:
            return False
        text = parts[1][0].text()
        if re.fullmatch(r"\w+", text):
            constant = re.compile(rf'\b{text}\b(?:\s+string)?\s*=\s*"(\w+)"'.encode())
            texts = (constant.search(self.files.data(path)) for path in self.files.paths(file.folder))
            text = next((one[1].decode() for one in texts if one is not None), "")
        return VARIABLES.fullmatch(text.strip('"`').encode()) is not None

    def _function(self, file: GoFile, callee: SgNode, depth: int) -> bool | None:
        """What a function of the repository gives, where it is nothing but such a question."""
        found = self._declared(file, callee)
        if found is None:
            return None
        other, function = found
        returned = function.find_all(kind="return_statement")
        values = named(returned[0]) if len(returned) == 1 else []
        listed = named(values[0]) if values and values[0].kind() == "expression_list" else values
        return self._says(other, listed[0], depth) if len(listed) == 1 else None

    def _declared(self, file: GoFile, callee: SgNode) -> tuple[GoFile, SgNode] | None:
        """The function of the repository that ``callee`` names, and its file."""
        path, _, name = (qualified(file, callee) or callee.text()).rpartition(".")
        folder = self.files.workspace.folder_of(path) if path else file.folder
        if folder is None or not name.isidentifier():
            return None
        return next(functions(self.files.editable(b"func " + name.encode() + b"(", folder=folder), name), None)

    def _guards(self, file: GoFile, statement: SgNode, condition: SgNode, asked: dict[tuple[int, int], bool]) -> bool:
        """Whether what ``statement`` keeps off ECS reaches what only EC2 has."""
        on = _value(file, condition, asked)
        if on is None:
            return False
        if self._is_ec2(file, statement.field("alternative" if on else "consequence")):
            return True
        block = statement.field("consequence")
        leaves = on and block is not None and any(block.find(kind=kind) is not None for kind in _LEAVING)
        return bool(leaves) and any(self._is_ec2(file, one) for one in statement.next_all())

    def _is_ec2(self, file: GoFile, node: SgNode | None, depth: int = 2) -> bool:
        """Whether the code asks the instance metadata service, by itself or by a function of the package."""
        if node is None:
            return False
        if _METADATA in node.text():
            return True
        if any(_ONLY_EC2.match(qualified(file, one) or "") for one in node.find_all(kind="selector_expression")):
            return True
        if not depth:
            return False
        for call in node.find_all(kind="call_expression"):
            parts = as_call(call)
            found = self._declared(file, parts[0]) if parts is not None else None
            if found is not None and self._is_ec2(*found, depth - 1):
                return True
        return False


def _value(file: GoFile, node: SgNode, asked: Mapping[tuple[int, int], bool]) -> bool | None:
    """What a condition is on ECS, where what it ``asked`` decides it."""
    if file.span(node) in asked:
        return asked[file.span(node)]
    inner = [_value(file, one, asked) for one in named(node)]
    if node.kind() == "parenthesized_expression" and len(inner) == 1:
        return inner[0]
    if node.kind() == "unary_expression" and node.text().startswith("!") and inner[0] is not None:
        return not inner[0]
    if node.kind() == "binary_expression":
        sign = field(node, "operator").text()
        if sign in ("&&", "||"):
            short = sign == "||"
            return short if short in inner else None if None in inner else not short
    return None


def _defined(file: GoFile, name: SgNode) -> tuple[SgNode | None, int]:
    """The expression that a local variable was declared with and never changed after, and its place among the names."""
    variable = resolve(file).meaning.get(file.tree.start(name))
    if variable is None or variable.again or variable.writes:
        return None, 0
    declared = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
    holder = around(declared, "short_var_declaration", "var_spec")
    if holder is None:
        return None, 0
    values = holder.field("right") or holder.field("value")
    left = holder.field("left")
    names = named(left) if left is not None else [one for one in named(holder) if one.kind() == "identifier"]
    place = next((at for at, one in enumerate(names) if one.text() == variable.name), 0)
    given = named(values) if values is not None else []
    if len(given) == len(names):
        return given[place], 0
    return (given[0], place) if len(given) == 1 else (None, 0)
