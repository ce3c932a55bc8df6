"""Spring's settings: the fields of a bean that ``@Value`` fills."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.nodes import named
from watari.flag.script.code import CodeFile
from watari.flag.script.language import Settings
from watari.flag.splice import indentation, line_end
from watari.model.edit import Splice

NAME = "ecsFlag"
_VALUE = re.compile(r"@Value\(")
_BEAN = re.compile(r"@(?:Component|Service|Repository|Controller|RestController|Configuration|SpringBootApplication)\b")


def settings(file: CodeFile, module: str) -> Settings | None:
    """A field of the one bean in ``file`` beside its other ``@Value`` fields; ``module`` is the class of the flag."""
    classes = [one for one in named(file.root) if one.kind() == "class_declaration"]
    body = classes[0].field("body") if len(classes) == 1 else None
    if body is None or not _BEAN.search(classes[0].text().split("{")[0]) or re.search(r"\bstatic\b.*\(", body.text()):
        return None
    fields = [one for one in named(body) if one.kind() == "field_declaration" and _VALUE.match(one.text())]
    if not fields:
        return None
    if held(file):
        return Settings(file.path, NAME, imports=False)
    if re.search(rf"\b{NAME}\b", body.text()):
        return None
    at = line_end(file.data, file.span(fields[-1])[1])
    indent = indentation(file.data, file.span(fields[-1])[0]).decode()
    lines = [
        "",
        f"{indent}/** Whether this process runs as an ECS task. */",
        f'{indent}@Value("#{{T({module}).enabled()}}")',
        f"{indent}private boolean {NAME};",
        "",
    ]
    return Settings(file.path, NAME, (Splice(at, at, file.eol.join(one.encode() for one in lines)),), imports=False)


def held(file: CodeFile) -> list[tuple[SgNode, str]]:
    """See :meth:`Deciding.settings_of`."""
    wanted = re.compile(rf'@Value\("#\{{T\([\w.]*EcsFlag\)\.enabled\(\)\}}"\)\s+private boolean {NAME};')
    fields = (one for one in file.root.find_all(kind="field_declaration") if wanted.fullmatch(one.text()))
    return [(one, rf"(?:this\.)?{NAME}") for one in fields]
