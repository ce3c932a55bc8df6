"""How code asks for a key of a configuration file: by a field of a struct, by a tag, by the key's text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from watari.survey.facts import CodeFile

_EMBEDDED = {"port": ("restconf",), "listenon": ("rpcserverconf",)}
"""go-zero: a configuration embeds the server's, whose keys then stand at the top."""
KEY_REF = "~"
"""A reference ``~key`` says that a field is filled from the key that its tag names."""


class Keys:
    """The fields and texts of some files by which a configuration's keys could be asked for.

    ``user_service.addr`` is the field ``.UserService.Addr``, a field tagged ``addr``, ``.UserService`` where
    the whole section is handed on, and the text ``"user_service.addr"``. Case, ``-`` and ``_`` do not count.
    """

    def __init__(self, files: Iterable[CodeFile]) -> None:
        self._fields: dict[str, set[str]] = defaultdict(set)
        self._texts: dict[str, set[str]] = defaultdict(set)
        for file in files:
            for one in file.assignments:
                self._learn(one.refs)
                if one.refs and one.refs[0].startswith(KEY_REF):
                    self._fields[_plain(one.refs[0][1:])].add(one.target)
            for call in file.calls:
                self._learn(ref for refs in (*call.refs, call.receiver) for ref in refs)

    def fields(self, key: str) -> set[str]:
        """The fields that hold the value of ``key``, or a section around it."""
        parts = [_plain(part) for part in key.split(".")]
        pairs = [f"{one}.{two}" for one, two in pairwise(parts)]
        embedded = _EMBEDDED.get(parts[0], ()) if len(parts) == 1 else ()
        return {field for name in (*parts, *pairs, *embedded) for field in self._fields.get(name, ())}

    def texts(self, key: str) -> set[str]:
        """The texts in code that name ``key``."""
        return self._texts.get(_plain(key), set())

    def _learn(self, refs: Iterable[str]) -> None:
        for ref in refs:
            if ref.startswith("."):
                self._fields[_plain(ref[1:])].add(ref)
            elif ref.startswith('"') and re.fullmatch(r"[A-Za-z][\w.-]*", ref[1:]):
                self._texts[_plain(ref[1:])].add(ref[1:])


def _plain(key: str) -> str:
    return re.sub(r"[_-]", "", key).lower()
