"""Rails' own place for a service's settings: ``config.x``."""

from __future__ import annotations

import re

from ast_grep_py import SgNode

from watari.flag.script.code import CodeFile
from watari.flag.script.language import Settings
from watari.flag.splice import indentation, line_end, line_start
from watari.model.edit import Splice
from watari.sources.syntax import parse

_FILE = "config/application.rb"
_LINE = "config.x.ecs_flag = EcsFlag.enabled?"
_ASKED = "Rails.configuration.x.ecs_flag"


def settings(file: CodeFile) -> Settings | None:
    """For what Rails loads itself, from ``app``: only there the configuration is known to be made already."""
    place = file.repository / _FILE
    if not file.path.startswith("app/") or not place.is_file():
        return None
    data = place.read_bytes()
    if _LINE.encode() in data:
        return Settings(_FILE, _ASKED)
    target = CodeFile(_FILE, parse(data, "ruby"), file.repository)
    for one in target.root.find_all(kind="class"):
        above, body = one.field("superclass"), one.field("body")
        if above is None or body is None or "Rails::Application" not in above.text():
            continue
        lines = [each for each in body.children() if re.match(r"config\.[\w.]+ (?:=|<<|\+=)", each.text())]
        if not lines:
            return None
        start, end = target.span(lines[-1])
        at = line_end(data, end)
        text = indentation(data, line_start(data, start)) + _LINE.encode() + target.eol
        return Settings(_FILE, _ASKED, (Splice(at, at, text),))
    return None


def held(file: CodeFile) -> list[tuple[SgNode, str]]:
    """See :meth:`Deciding.settings_of`."""
    asked = r"Rails\.(?:configuration|application\.config)\.x\.ecs_flag"
    return [(one, asked) for one in file.root.find_all(kind="assignment") if one.text() == _LINE]
