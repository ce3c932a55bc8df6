"""``.env`` files and systemd's ``EnvironmentFile`` kept in a repository."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from watari.survey.facts import Fact, Setting, SharedSetting
from watari.survey.readers.compose import file_group
from watari.survey.readers.interface import Source
from watari.survey.secrets import without_credentials

_LINE = re.compile(r"^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$")


_FILE = re.compile(
    r"(^|/)\.env(\.[\w.-]+)?$|\.env$|(^|/)etc/default/[^/]+$|(^|/)env[\w.-]*/[\w.-]+\.(vars|properties)$"
)
_EXAMPLE = re.compile(r"[._-](example|sample|template|dist|defaults?)$|^(example|sample)[._-]")
_OF_A_STAGE = re.compile(r"^\.env\.(?!prod)[\w.-]+$")
_COMMENT = re.compile(r"\s#.*$")


class DotenvReader:
    """``.env``, ``*.env`` and ``/etc/default`` files.

    An example is no setting; what it says counts where a manifest takes in the file it is an example of. So
    with the files of a stage (``.env.test``): they count where a manifest names them.
    """

    def wants(self, path: str) -> bool:
        return bool(_FILE.search(path))

    def read(self, source: Source) -> Iterable[Fact]:
        example = _EXAMPLE.sub("", source.name) if _EXAMPLE.search(source.name) else None
        for number, line in enumerate(source.text().splitlines(), 1):
            match = _LINE.match(line)
            if match is None:
                continue
            value = match[2].strip()
            value = value[1:-1] if value[:1] in ("'", '"') and value[-1:] == value[:1] else _COMMENT.sub("", value)
            if example or _OF_A_STAGE.match(source.name):
                group = file_group(posixpath.join(source.folder, example or source.name))
                yield SharedSetting(group, match[1], without_credentials(match[1], value), source.at(number))
            else:
                yield Setting(match[1], without_credentials(match[1], value), source.at(number))
