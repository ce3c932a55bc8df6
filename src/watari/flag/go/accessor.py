"""The service's own configuration: ``config.GetEnvValue()`` or the like, whose struct the flag joins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.package import FOLDER
from watari.flag.go.scope import resolve
from watari.flag.go.source import GoFile, around, barred, dotted
from watari.flag.go.workspace import Workspace
from watari.flag.nodes import named
from watari.flag.splice import indentation, line_end, line_start
from watari.model.edit import Splice

FIELD = "EcsFlag"
_NAMES = re.compile(r"^(?:Get(?:Env|Config|Conf|Settings)?(?:Value|Values|Vars?)?|Env|Config|Settings|Current)$")
_DECLARED = re.compile(rb"^func (?:Get|Env|Config|Settings|Current)\w*\(\) ", re.MULTILINE)
_PROCESSING = re.compile(
    r"(?:envconfig\.(?:Must)?Process|env\.(?:Parse|ParseWithOptions|ParseWithFuncs)|(?:viper|v|k)\.Unmarshal(?:Exact)?"
    r"|cleanenv\.Read(?:Env|Config)|envdecode\.(?:Strict)?Decode)"
)
"""Functions of the libraries that fill a struct from its tags."""
_READS_ENVIRONMENT = (b"os.Getenv", b"os.LookupEnv", b"envconfig", b"caarlos0/env", b"viper", b"cleanenv", b"envdecode")


@dataclass(frozen=True, slots=True)
class Accessor:
    """A function without parameters that gives a struct filled from the environment.

    ``struct`` is where the type is declared, ``fill`` the file and byte behind
    which the field is set. ``joined`` says that the field is there already.
    """

    folder: str
    function: str
    joined: bool
    struct: tuple[GoFile, SgNode]
    fill: tuple[GoFile, SgNode]

    @property
    def expression(self) -> str:
        """The flag, as the package's own code would ask it."""
        return f"{self.function}().{FIELD}.Flag"

    def splices(self, enabled: str) -> dict[str, list[Splice]]:
        """The field and its filling, by file; ``enabled`` is the function that fills it. Nothing where all is there."""
        if self.joined:
            return {}
        found: dict[str, list[Splice]] = {}
        literal = self.fill[1].kind() == "composite_literal"
        found.setdefault(self.struct[0].path, []).append(_field(*self.struct, named_type=literal))
        processed = any(_PROCESSING.fullmatch(_function(one)) for one in _calls(self.fill[1]))
        fill = _element if literal else _behind_processing if processed else _assignment
        found.setdefault(self.fill[0].path, []).append(fill(*self.fill, enabled))
        if literal:
            found[self.struct[0].path].append(_type(*self.struct))
        return found


def find(workspace: Workspace) -> Accessor | None:
    """The accessor of the repository; None where there is none, or more than one that fits equally well."""
    found: list[Accessor] = []
    for file in workspace.matching(_DECLARED.search):
        own = file.package != "main" and barred(file.path, file.data) is None and not file.folder.endswith(FOLDER)
        if own and _reads_environment(workspace, file.folder):
            found += _accessors(workspace, file)
    best = [one for one in found if one.function == "GetEnvValue"] or found
    return best[0] if len(best) == 1 else None


def _reads_environment(workspace: Workspace, folder: str) -> bool:
    return any(word in file.data for file in workspace.package(folder) for word in _READS_ENVIRONMENT)


def _accessors(workspace: Workspace, file: GoFile) -> list[Accessor]:
    found = []
    for node in file.tree.root.find_all(kind="function_declaration"):
        name, parameters, result = (node.field(one) for one in ("name", "parameters", "result"))
        if name is None or parameters is None or result is None or not _NAMES.match(name.text()) or named(parameters):
            continue
        kind = result.text().lstrip("*")
        struct = _struct(workspace, file.folder, kind)
        fill = _fill(workspace, file.folder, kind)
        if struct and fill:
            found.append(Accessor(file.folder, name.text(), _has_field(struct[1]), struct, fill))
    return found


def _struct(workspace: Workspace, folder: str, name: str) -> tuple[GoFile, SgNode] | None:
    for file in workspace.package(folder):
        for spec in file.tree.root.find_all(kind="type_spec"):
            declared, kind = spec.field("name"), spec.field("type")
            if declared is not None and kind is not None and declared.text() == name and kind.kind() == "struct_type":
                return file, kind
    return None


def _has_field(struct: SgNode) -> bool:
    return any(one.text() == FIELD for one in struct.find_all(kind="field_identifier"))


def _fill(workspace: Workspace, folder: str, kind: str) -> tuple[GoFile, SgNode] | None:
    """Where the struct gets its values: the one literal with fields, else the last assignment to a field."""
    literals: list[tuple[GoFile, SgNode]] = []
    assignments: list[tuple[GoFile, SgNode]] = []
    for file in workspace.package(folder):
        for literal in file.tree.root.find_all(kind="composite_literal"):
            of = literal.field("type")
            if of is not None and of.text() == kind and literal.find(kind="keyed_element") and _over_lines(literal):
                literals.append((file, literal))
        assignments += [(file, one) for one in _assignments(file, kind)]
    if len(literals) == 1:
        return literals[0]
    if literals or assignments:
        return assignments[-1] if assignments and not literals else None
    processed = [(file, one) for file in workspace.package(folder) for one in _processed(file, kind)]
    return processed[0] if len(processed) == 1 else None


def _processed(file: GoFile, kind: str) -> list[SgNode]:
    """Statements that let a library fill a variable of type ``kind``, and go on behind it."""
    found = []
    for call in file.tree.root.find_all(kind="call_expression"):
        function, name = call.field("function"), _filled(call)
        if function is None or name is None or not _PROCESSING.fullmatch(function.text()):
            continue
        statement: SgNode | None = call
        while statement is not None and (above := statement.parent()) is not None:
            if above.kind() in ("block", "statement_list"):
                break
            statement = above
        owner = around(call, "function_declaration", "method_declaration")
        scope = re.sub(r"\s+", " ", owner.text() if owner is not None else "")
        local = rf"\b(?:var {name} \*?{kind}\b|{name} :?= &?{kind} ?\{{ ?\}}|{name} :?= new\({kind}\))"
        top = re.compile(rf"^\s*(?:var )?{name} +\*?{kind}$".encode(), re.MULTILINE)
        typed = re.search(local, scope) is not None or (f"{name} :=" not in scope and top.search(file.data) is not None)
        if statement is not None and typed and statement.kind() not in ("return_statement", "defer_statement"):
            found.append(statement)
    return found


def _filled(call: SgNode) -> str | None:
    """The variable that a library fills: the argument ``&name`` or ``name`` at the end."""
    arguments = call.field("arguments")
    for one in named(arguments) if arguments is not None else []:
        match = re.fullmatch(r"&(\w+)", one.text())
        if match is not None:
            return match[1]
    last = named(arguments)[-1] if arguments is not None and named(arguments) else None
    return last.text() if last is not None and last.kind() == "identifier" else None


def _over_lines(literal: SgNode) -> bool:
    return literal.range().start.line != literal.range().end.line


def _assignments(file: GoFile, kind: str) -> list[SgNode]:
    """``v.Port = …`` in plain sequence, with ``var v T`` in the same function; of the last such function."""
    names = resolve(file)
    found = []
    for node in file.tree.root.find_all(kind="assignment_statement"):
        left = node.field("left")
        root = _root(named(left)[0]) if left is not None and named(left) else None
        variable = names.meaning.get(file.tree.start(root)) if root is not None else None
        if variable is None or root is None or same_node(left, root):
            continue
        declared = file.smallest(variable.declared, variable.declared + len(variable.name.encode()))
        spec = around(declared, "var_spec", "short_var_declaration")
        made = re.sub(r"\s", "", spec.text()) if spec is not None else ""
        holder, block = node.parent(), around(declared, "statement_list")
        plain = holder is not None and block is not None and file.span(holder) == file.span(block)
        if plain and re.search(rf"(?:{variable.name}\*?{kind}|:?=&?{kind}\{{\}})$", made):
            found.append(node)
    return found


def same_node(left: SgNode | None, root: SgNode) -> bool:
    """Whether the left side is the bare variable."""
    return left is not None and left.text() == root.text()


def _root(node: SgNode) -> SgNode | None:
    pair = dotted(node)
    while pair is not None:
        node = pair[0]
        pair = dotted(node)
    return node if node.kind() == "identifier" else None


def _field(file: GoFile, struct: SgNode, *, named_type: bool) -> Splice:
    at = line_start(file.data, file.span(struct)[1] - 1)
    comment = "\t// EcsFlag says that this process runs as an ECS task, not on an EC2 instance."
    lines = [comment, "\tEcsFlag EcsFlag"] if named_type else [comment, "\tEcsFlag struct {", "\t\tFlag bool", "\t}"]
    gap = "" if not named_type else "\n"
    return Splice(at, at, _lines(file, gap + "\n".join(lines) + "\n"))


def _type(file: GoFile, struct: SgNode) -> Splice:
    declaration = around(struct, "type_declaration")
    at = line_end(file.data, file.span(declaration if declaration is not None else struct)[1])
    comment = "// EcsFlag is the ECS flag: one binary for EC2 and for ECS."
    text = f"\n{comment}\ntype EcsFlag struct {{\n\tFlag bool\n}}\n"
    return Splice(at, at, _lines(file, text))


def _element(file: GoFile, literal: SgNode, enabled: str) -> Splice:
    at = line_start(file.data, file.span(literal)[1] - 1)
    tabs = indentation(file.data, at).decode() + "\t"
    return Splice(at, at, _lines(file, f"\n{tabs}EcsFlag: EcsFlag{{Flag: {enabled}()}},\n"))


def _assignment(file: GoFile, last: SgNode, enabled: str) -> Splice:
    left = last.field("left")
    root = _root(named(left)[0]) if left is not None else None
    at = line_end(file.data, file.span(last)[1])
    tabs = indentation(file.data, file.span(last)[0]).decode()
    name = root.text() if root is not None else ""
    return Splice(at, at, _lines(file, f"{tabs}{name}.{FIELD}.Flag = {enabled}()\n"))


def _behind_processing(file: GoFile, statement: SgNode, enabled: str) -> Splice:
    call = next(one for one in _calls(statement) if _PROCESSING.fullmatch(_function(one)))
    behind = next((one for one in statement.next_all() if one.is_named()), None)
    checked = behind is not None and re.match(r"if err\w* != nil", behind.text()) is not None
    last = behind if behind is not None and checked else statement
    at = line_end(file.data, file.span(last)[1])
    tabs = indentation(file.data, file.span(statement)[0]).decode()
    return Splice(at, at, _lines(file, f"{tabs}{_filled(call)}.{FIELD}.Flag = {enabled}()\n"))


def _calls(statement: SgNode) -> list[SgNode]:
    own = [statement] if statement.kind() == "call_expression" else []
    return [*own, *statement.find_all(kind="call_expression")]


def _function(call: SgNode) -> str:
    function = call.field("function")
    return function.text() if function is not None else ""


def _lines(file: GoFile, text: str) -> bytes:
    return text.encode().replace(b"\n", file.eol)
