"""The portable recipe for credentials: the SDK's default chain instead of the instance role alone.

The chain finds the instance role on EC2 and the task role on Fargate by itself.
Where the forced credentials can be left out, they are; where a value of their
type is needed, they are replaced by the chain's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ast_grep_py import SgNode

from watari.flag.go.change import DEFAULTS
from watari.flag.go.layout import drop_from_list, drop_statement, statement
from watari.flag.go.package import NAME, Function
from watari.flag.go.scope import Names, Variable, resolve
from watari.flag.go.source import GoFile, around, as_call, callee, dotted, qualified, same
from watari.flag.nodes import NoEdit, named
from watari.model.edit import Splice

V1 = "github.com/aws/aws-sdk-go/aws"
V2 = "github.com/aws/aws-sdk-go-v2"

_V1_VALUES = frozenset(
    {
        f"{V1}/credentials/ec2rolecreds.NewCredentials",
        f"{V1}/credentials/ec2rolecreds.NewCredentialsWithClient",
    }
)
_V1_PROVIDER = f"{V1}/credentials/ec2rolecreds.EC2RoleProvider"
_V2_PROVIDER = f"{V2}/credentials/ec2rolecreds.New"
_WRAPPERS = frozenset({f"{V1}/credentials.NewCredentials", f"{V2}/aws.NewCredentialsCache"})
_V1_CONFIG = f"{V1}.Config"
_V2_OPTION = f"{V2}/config.WithCredentialsProvider"
_V2_LOADERS = frozenset({f"{V2}/config.LoadDefaultConfig"})
_PROVIDER_KINDS = ("composite_literal", "call_expression", "type_conversion_expression")
_OPTIONS = frozenset({"Credentials"})


@dataclass(frozen=True, slots=True)
class Portable:
    """The splices of one credentials edit, and what they need."""

    splices: tuple[Splice, ...]
    reason: str
    imports: frozenset[str] = frozenset()
    functions: frozenset[Function] = frozenset()


def edit(file: GoFile, start: int, end: int, suffix: str = "") -> Portable:
    """Makes the credentials at ``start:end`` portable. NoEdit with the reason where that cannot be done.

    ``suffix`` ends the name of the generated function for SDK v2.
    """
    value = _value(file, file.smallest(start, end))
    sdk = _sdk(file, value)
    names = resolve(file)
    dropped = _dropped(file, names, value, sdk)
    if dropped:
        return Portable(
            tuple(dropped),
            "The SDK's default chain finds the instance role on EC2 and the task role on Fargate.",
        )
    return _chain(file, value) if sdk == "v1" else _endpoint(file, value, suffix)


def _value(file: GoFile, node: SgNode) -> SgNode:
    """The widest credentials expression around ``node``: a provider, or the wrapper around one."""
    inside = [one for kind in _PROVIDER_KINDS for one in node.find_all(kind=kind) if _is_provider(file, one)]
    value = next((one for one in (node, *_up(node), *inside) if _is_provider(file, one)), None)
    if value is None:
        raise NoEdit("The credentials expression there is not one that watari knows.")
    for outer in _up(value):
        if callee(file, outer) in _WRAPPERS or outer.kind() == "unary_expression":
            value = outer
        elif outer.kind() not in ("argument_list", "parenthesized_expression"):
            break
    return value


def _up(node: SgNode) -> list[SgNode]:
    found = []
    parent = node.parent()
    while parent is not None and not parent.kind().endswith(("_statement", "_declaration", "statement_list")):
        found.append(parent)
        parent = parent.parent()
    return found


def _is_provider(file: GoFile, node: SgNode) -> bool:
    if callee(file, node) in {*_V1_VALUES, _V2_PROVIDER}:
        return True
    if callee(file, node) in _WRAPPERS:
        call = as_call(node)
        return call is not None and any(_is_provider(file, inner) for one in call[1] for inner in _below(one))
    if node.kind() == "composite_literal":
        kind = node.field("type")
        return kind is not None and qualified(file, kind) == _V1_PROVIDER
    return False


def _below(node: SgNode) -> list[SgNode]:
    return [node, *named(node)] if node.kind() == "unary_expression" else [node]


def _sdk(file: GoFile, value: SgNode) -> str:
    names = [one.path for one in file.imports if one.path.endswith("/ec2rolecreds") and one.name in value.text()]
    return "v2" if any(path.startswith(V2) for path in names) else "v1"


def _dropped(file: GoFile, names: Names, value: SgNode, sdk: str) -> list[Splice]:
    """The splices that leave ``value`` out; none where something needs a value there."""
    single = _omission(file, value, sdk)
    if single:
        return [single]
    variable = _only_name(file, names, value)
    if variable is None or variable.again or variable.writes or not variable.uses:
        return []
    uses = [file.smallest(at, at + len(variable.name.encode())) for at in variable.uses]
    omissions = [_omission(file, one, sdk) for one in uses]
    if any(one is None for one in omissions):
        return []
    return [*(one for one in omissions if one), drop_statement(file, statement(value))]


def _only_name(file: GoFile, names: Names, value: SgNode) -> Variable | None:
    """The variable of ``name := value``."""
    declared = around(value, "short_var_declaration", "var_spec")
    if declared is None:
        return None
    right = declared.field("right" if declared.kind() == "short_var_declaration" else "value")
    left = declared.field("left" if declared.kind() == "short_var_declaration" else "name")
    if right is None or left is None or len(named(right)) != 1 or not same(named(right)[0], value):
        return None
    return names.meaning.get(file.tree.start(left))


def _omission(file: GoFile, value: SgNode, sdk: str) -> Splice | None:
    """How ``value`` is left out where it stands: a field, an option, a ``With…`` call, an assignment."""
    parent = value.parent()
    if parent is None:
        return None
    if parent.kind() == "literal_element":
        return _field(file, parent, sdk)
    if parent.kind() == "argument_list":
        return _option(file, parent, sdk)
    if parent.kind() == "expression_list":
        return _assignment(file, parent)
    return None


def _field(file: GoFile, element: SgNode, sdk: str) -> Splice | None:
    """``Credentials: value`` of SDK v1's ``aws.Config``. In v2 an empty field means no credentials at all."""
    keyed = element.parent()
    literal = around(element, "composite_literal")
    kind = literal.field("type") if literal else None
    if keyed is None or kind is None or keyed.kind() != "keyed_element" or sdk != "v1":
        return None
    if named(keyed)[0].text() not in _OPTIONS or qualified(file, kind) != _V1_CONFIG:
        return None
    return drop_from_list(file, keyed)


def _option(file: GoFile, listed: SgNode, sdk: str) -> Splice | None:
    call = listed.parent()
    parts = as_call(call) if call else None
    if call is None or parts is None or len(parts[1]) != 1:
        return None
    method = dotted(parts[0])
    if sdk == "v1" and method is not None and method[1] == "WithCredentials":
        return _method(file, call, method[0])
    outer = call.parent()
    if callee(file, call) == _V2_OPTION and outer is not None and outer.kind() == "argument_list":
        load = outer.parent()
        if load is not None and callee(file, load) in _V2_LOADERS:
            return drop_from_list(file, call)
    return None


def _method(file: GoFile, call: SgNode, operand: SgNode) -> Splice | None:
    """``x.WithCredentials(value)`` → ``x``; a statement that was only that goes as a whole."""
    parent = call.parent()
    if parent is not None and parent.kind() == "expression_statement":
        return drop_statement(file, parent)
    return Splice(file.span(operand)[1], file.span(call)[1], b"")


def _assignment(file: GoFile, right: SgNode) -> Splice | None:
    """``cfg.Credentials = value``, where ``cfg`` is a configuration that the SDK has loaded or made."""
    assignment = right.parent()
    left = assignment.field("left") if assignment else None
    if assignment is None or left is None or assignment.kind() != "assignment_statement":
        return None
    target = dotted(named(left)[0]) if len(named(left)) == 1 and len(named(right)) == 1 else None
    if target is None or target[1] not in _OPTIONS:
        return None
    function = around(assignment, "func_literal", "function_declaration", "method_declaration")
    return drop_statement(file, assignment) if function and _from_sdk(file, function, target[0]) else None


def _from_sdk(file: GoFile, function: SgNode, operand: SgNode) -> bool:
    """Whether ``operand`` is what ``LoadDefaultConfig`` or ``NewConfig`` gave, or a service's options."""
    name = operand.text().split(".")[0]
    for declared in function.find_all(kind="short_var_declaration"):
        left, right = declared.field("left"), declared.field("right")
        if left and right and named(left)[0].text() == name:
            made = named(right)[0].text()
            return any(one in made for one in ("LoadDefaultConfig(", "NewConfig(", "NewSession(", "aws.Config{"))
    parameters = function.field("parameters")
    return parameters is not None and f"{name} *" in parameters.text() and ".Options" in parameters.text()


def _chain(file: GoFile, value: SgNode) -> Portable:
    """A value of the same type out of SDK v1's default chain."""
    start, end = file.span(value)
    reason = "The value is used elsewhere too, so the SDK's default chain, which knows both roles, gives it."
    name = callee(file, value)
    session = _session_at_hand(file, value) if name in _V1_VALUES else None
    if session is not None:
        # A session's chain knows what the session knows: its region, its client, another metadata endpoint.
        return Portable((Splice(start, end, f"{session}.Config.Credentials".encode()),), reason)
    if name in _V1_VALUES or name in _WRAPPERS:
        text = "defaults.CredChain(defaults.Config(), defaults.Handlers())"
    elif _in_chain(file, value):
        text = "defaults.RemoteCredProvider(*defaults.Config(), defaults.Handlers())"
        reason = "RemoteCredProvider is the instance role on EC2 and the task role on Fargate."
    else:
        raise NoEdit("Only an EC2RoleProvider fits there; write defaults.RemoteCredProvider, and its type, by hand.")
    return Portable((Splice(start, end, text.encode()),), reason, frozenset({DEFAULTS}))


def _session_at_hand(file: GoFile, value: SgNode) -> str | None:
    """The session that ``value`` is made from, else the one that the function is given; None where there is none."""
    call = as_call(value)
    if call and call[1] and (callee(file, value) or "").endswith("NewCredentials") and _is_session(file, call[1][0]):
        return call[1][0].text()
    return _session_parameter(file, value)


def _session_parameter(file: GoFile, value: SgNode) -> str | None:
    """A ``*session.Session`` parameter of the function around ``value`` that nothing assigns to."""
    function = around(value, "function_declaration", "method_declaration")
    parameters = function.field("parameters") if function else None
    if function is None or parameters is None or file.package_path("session") != f"{V1}/session":
        return None
    for one in parameters.find_all(kind="parameter_declaration"):
        name, kind = one.field("name"), one.field("type")
        if name is None or kind is None or kind.text() != "*session.Session":
            continue
        written = (left for node in function.find_all(kind="assignment_statement") if (left := node.field("left")))
        declared = (left for node in function.find_all(kind="short_var_declaration") if (left := node.field("left")))
        if not any(name.text() in re.split(r"\W+", left.text()) for left in (*written, *declared)):
            return name.text()
    return None


def _is_session(file: GoFile, node: SgNode) -> bool:
    """Whether a local name was made by package ``session`` with nothing forced on it."""
    function = around(node, "function_declaration", "method_declaration")
    if function is None or node.kind() != "identifier":
        return False
    for declared in function.find_all(kind="short_var_declaration"):
        left, right = declared.field("left"), declared.field("right")
        if left and right and named(left)[0].text() == node.text():
            text = right.text()
            return "session." in text and "Credentials" not in text and file.package_path("session") == f"{V1}/session"
    return False


def _in_chain(file: GoFile, value: SgNode) -> bool:
    """Whether the provider is one of a ``[]credentials.Provider`` or the argument of ``credentials.New…``."""
    parent = value.parent()
    if parent is None:
        return False
    if parent.kind() == "argument_list":
        call = parent.parent()
        return call is not None and (callee(file, call) or "").startswith(f"{V1}/credentials.New")
    literal = around(value, "composite_literal")
    kind = literal.field("type") if literal else None
    element = kind.field("element") if kind is not None and kind.kind() == "slice_type" else None
    return element is not None and qualified(file, element) == f"{V1}/credentials.Provider"


def _endpoint(file: GoFile, value: SgNode, suffix: str) -> Portable:
    """SDK v2, where a configuration made by hand has no chain: the task role's endpoint by the flag."""
    provider = next((one for one in _inside(value) if callee(file, one) == _V2_PROVIDER), None)
    parent = value.parent()
    if (
        provider is None
        or parent is None
        or parent.kind() not in ("literal_element", "argument_list", "expression_list")
    ):
        raise NoEdit("It is kept as *ec2rolecreds.Provider; give the credentials of config.LoadDefaultConfig instead.")
    if parent.kind() == "expression_list" and same(value, provider):
        raise NoEdit("It is kept as *ec2rolecreds.Provider; give the credentials of config.LoadDefaultConfig instead.")
    start, end = file.span(provider)
    function = Function("Credentials", "v2", suffix=suffix)
    splices = (Splice(start, start, f"{NAME}.{function.name}(".encode()), Splice(end, end, b")"))
    reason = "A configuration made by hand has no default chain, so the flag chooses between the two roles."
    return Portable(splices, reason, functions=frozenset({function}))


def _inside(value: SgNode) -> list[SgNode]:
    call = as_call(value)
    return [value, *(call[1] if call else ())]
