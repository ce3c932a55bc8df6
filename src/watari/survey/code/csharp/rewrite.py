"""C# source in which names say what they mean, line for line as before.

The survey follows values by name. In C# the name alone says too little: two classes of one folder have a
``_client`` each, and ``options.Url`` is one property among many. So before names are followed

- a field or property, bare or behind a value of known type, becomes ``this.m__Class__name``,
- a key of the configuration becomes an identifier of :mod:`watari.survey.code.csharp.configuration`,
- ``factory.CreateClient("name")`` becomes ``this.named__name``,
- a method on a value of known type becomes ``Method__on__Type__in__Class``, to be taken apart later,
- a Dapr application's id becomes the URL that Dapr's client makes of it.
"""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.survey.code.csharp.configuration import Configuration, Read, marker
from watari.survey.code.csharp.scope import Scope

_VALUES = frozenset([
    "argument", "assignment_expression", "member_access_expression", "binary_expression", "interpolation",
    "return_statement", "arrow_expression_clause", "element_access_expression", "parenthesized_expression",
    "postfix_unary_expression", "await_expression", "conditional_expression", "conditional_access_expression",
    "cast_expression", "variable_declarator", "lambda_expression", "prefix_unary_expression", "invocation_expression",
])  # fmt: skip
_TALKS = re.compile(r"^I[A-Z]\w+$|(?:Client|Api|API|Service|Proxy|Gateway)$")
_FRAMEWORK = re.compile(
    r"^I(?:ServiceCollection|ServiceProvider|Configuration\w*|Logger\w*|Mapper|Mediator|Host\w*|Application\w*|Http\w*"
    r"|WebHost\w*|Enumerable|List|Dictionary|Queryable|Collection|EndpointRoute\w*|Distributed\w*|ResourceBuilder)$"
)
_INVOKES = re.compile(
    r"^(?:InvokeMethod\w*Async|CreateInvokeMethodRequest|CreateInvokeHttpClient|CreateInvocationInvoker)$"
)
_APP_ID = re.compile(r"^[A-Za-z0-9][\w.-]*$")
Edit = tuple[int, int, str]


def rewritten(root: SgNode, scope: Scope, configuration: Configuration) -> str:
    """The source with names as the module's text says."""
    edits = [*_keys(configuration.reads), *_calls(root, scope, configuration), *_members(root, scope)]
    text, last, parts = root.text(), 0, list[str]()
    base = int(root.range().start.index)
    for start, end, new in sorted(edits, key=lambda one: (one[0], -one[1])):
        if start - base < last:
            continue
        old = text[start - base : end - base]
        parts += [text[last : start - base], new, "\n" * old.count("\n")]
        last = end - base
    # The root begins at the first token; what stands before it is lines and comments.
    return "\n" * int(root.range().start.line) + "".join([*parts, text[last:]])


def _keys(reads: list[Read]) -> list[Edit]:
    return [(one.start, one.end, marker(one.name)) for one in reads]


def _calls(root: SgNode, scope: Scope, configuration: Configuration) -> list[Edit]:
    edits: list[Edit] = []
    for node in root.find_all(kind="invocation_expression"):
        function = node.field("function")
        if function is None:
            continue
        name = function.field("name") or function
        plain = re.sub(r"<.*", "", name.text(), flags=re.S)
        if plain == "CreateClient" and (made := _named(node, configuration)):
            edits.append((*_place(node), made))
        elif _INVOKES.match(plain):
            edits += _invoked(node, configuration)
        elif function.kind() == "member_access_expression":
            kind = scope.type_of(function.field("expression"))
            if kind and (kind == "HttpClient" or (_TALKS.search(kind) and not _FRAMEWORK.match(kind))):
                start = int(name.range().start.index)
                around = scope.class_at(node)
                edits.append(
                    (start, start + len(plain), f"{plain}__on__{kind}__in__{around.name if around else 'Program'}")
                )
    return edits


def _named(node: SgNode, configuration: Configuration) -> str | None:
    given = node.field("arguments")
    arguments = [one for one in given.children() if one.kind() == "argument"] if given is not None else []
    name = client_name(arguments[0], configuration) if len(arguments) == 1 else None
    return f"this.{name}" if name else None


def client_name(argument: SgNode, configuration: Configuration) -> str | None:
    """The name of the field that stands for a named client; None where the argument is no fixed name."""
    text = configuration.text_of(argument)
    if text is None and re.fullmatch(r"[\w.]+", argument.text()) and argument.text().rsplit(".", 1)[-1][0].isupper():
        text = argument.text().rsplit(".", 1)[-1]
    return "named__" + re.sub(r"\W", "_", text) if text else None


def _invoked(node: SgNode, configuration: Configuration) -> list[Edit]:
    """The application's id, the first text among the arguments."""
    given = node.field("arguments")
    for one in given.children() if given is not None else ():
        text = configuration.text_of(one) if one.kind() == "argument" else None
        if text is not None:
            return [(*_place(one), f'"http://{text}"')] if _APP_ID.match(text) else []
    return []


def _members(root: SgNode, scope: Scope) -> list[Edit]:
    edits: list[Edit] = []
    for node in root.find_all(kind="member_access_expression"):
        parent = node.parent()
        if parent is not None and parent.kind() == "invocation_expression" and parent.field("function") == node:
            continue
        kind = scope.type_of(node.field("expression"))
        name = node.field("name")
        if kind == "HttpClient" and name is not None and name.text() == "BaseAddress":
            around = scope.class_at(node)
            edits.append((*_place(node), f"this.send__{around.name if around else 'Program'}"))
        elif (
            kind
            and kind != "HttpClient"
            and name is not None
            and name.text() not in ("Value", "CurrentValue", "Result")
        ):
            edits.append((*_place(node), f"this.m__{re.sub(r'[^A-Za-z0-9_]', '_', kind)}__{name.text()}"))
    for node in root.find_all(kind="identifier"):
        new = _bare(node, scope)
        parent = node.parent()
        if parent is not None and parent.kind() == "argument" and scope.type_of(node) == "HttpClient":
            around = scope.class_at(node)
            new = f"({new or node.text()}, this.send__{around.name if around else 'Program'})"
        if new:
            edits.append((*_place(node), new))
    return edits


def _bare(node: SgNode, scope: Scope) -> str | None:
    """What a plain name becomes: a member of the class around it, or of the type that is being made."""
    parent = node.parent()
    if parent is None or parent.kind() not in _VALUES:
        return None
    if parent.kind() == "member_access_expression" and parent.field("expression") != node:
        return None
    if parent.kind() == "assignment_expression" and parent.field("left") == node:
        made = _made_type(parent, scope)
        if made:
            return f"this.m__{made}__{node.text()}"
    if parent.kind() == "variable_declarator" and parent.field("name") == node:
        field = _field_of(parent)
        around = scope.class_at(node) if field else None
        return f"m__{around.name}__{node.text()}" if around else None
    around = scope.class_at(node)
    if around is None or node.text() not in around.members or scope.is_local(node):
        return None
    return f"this.m__{around.name}__{node.text()}"


def _made_type(assignment: SgNode, scope: Scope) -> str | None:
    initializer = assignment.parent()
    creation = (
        initializer.parent() if initializer is not None and initializer.kind() == "initializer_expression" else None
    )
    kind = creation.field("type") if creation is not None and creation.kind() == "object_creation_expression" else None
    plain = scope.plain(kind.text()) if kind is not None else None
    return plain if plain and re.fullmatch(r"\w+", plain) and plain not in ("HttpClient",) else None


def _field_of(declarator: SgNode) -> bool:
    declaration = declarator.parent()
    above = declaration.parent() if declaration is not None else None
    return above is not None and above.kind() == "field_declaration"


def _place(node: SgNode) -> tuple[int, int]:
    return int(node.range().start.index), int(node.range().end.index)
