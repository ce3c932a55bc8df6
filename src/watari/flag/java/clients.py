"""Credentials of the AWS SDKs for Java."""

from __future__ import annotations

from ast_grep_py import SgNode

from watari.flag.java.packages import imported, imports
from watari.flag.nodes import NoEdit
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Change
from watari.model.edit import Splice

_PROVIDER = "InstanceProfileCredentialsProvider"
_CHAINS = {
    "com.amazonaws.auth": ("DefaultAWSCredentialsProviderChain", "DefaultAWSCredentialsProviderChain.getInstance()"),
    "software.amazon.awssdk.auth.credentials": ("DefaultCredentialsProvider", "DefaultCredentialsProvider.create()"),
}
"""Class and expression of the default chain, by the package of the forced provider, which is its own too."""


def credentials(node: SgNode, file: CodeFile) -> Change:
    """The default chain in place of the instance profile's provider, of the same SDK and package."""
    path = imported(file, _PROVIDER)
    chain = _CHAINS.get((path or "").rpartition(".")[0])
    if path is None or chain is None:
        raise NoEdit("Leave these credentials out, so that the SDK's default chain decides.")
    whole = _builder(node)
    splices = [Splice(*file.span(whole), chain[1].encode())]
    splices += _names(file, _PROVIDER, chain[0], whole)
    reason = "The SDK's default chain finds the instance profile on EC2 and the task role on Fargate."
    return Change(tuple(splices), reason, portable=True)


def _builder(node: SgNode) -> SgNode:
    """``X.builder()…build()`` as a whole, where ``node`` begins it."""
    whole = node
    for parent in node.ancestors():
        if parent.kind() != "method_invocation":
            break
        name, target = parent.field("name"), parent.field("object")
        if name is None or target is None or target.range().start.index != whole.range().start.index:
            break
        whole = parent
    built = whole.field("name")
    return whole if built is not None and built.text() == "build" else node


def _names(file: CodeFile, old: str, new: str, apart: SgNode) -> list[Splice]:
    """The import, and the declared types, renamed. NoEdit where the class is used for more than that."""
    low, high = file.span(apart)
    found = []
    for node, path in imports(file):
        if path.rpartition(".")[2] == old:
            start, end = file.span(node)
            at = file.data.rindex(old.encode(), start, end)
            found.append(Splice(at, at + len(old), new.encode()))
    for kind in ("identifier", "type_identifier"):
        for one in file.root.find_all(kind=kind):
            start = file.span(one)[0]
            in_import = any(one.kind() == "import_declaration" for one in one.ancestors())
            if one.text() != old or low <= start < high or in_import:
                continue
            parent = one.parent()
            if parent is None or parent.kind() not in ("local_variable_declaration", "field_declaration"):
                raise NoEdit(f"{old} is used in more than one place; put the default chain there by hand.")
            found.append(Splice(*file.span(one), new.encode()))
    return found
