"""Time zones and locales that lines rely on: a slim image has neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.evidence import Evidence
from watari.model.fleet import Need
from watari.survey.code.refs import unquote
from watari.survey.facts import CodeFile, Setting
from watari.survey.owned import Owned

_ZONE = re.compile(r"^(?:[A-Z][A-Za-z]+/[A-Z][\w+-]+(?:/[A-Z]\w+)?|UTC|GMT|JST|[A-Z]{3}\d?[A-Z]{0,3})$")
_ZONE_CALL = re.compile(
    r"(^|\.)(LoadLocation|ZoneInfo|timezone|gettz|ZoneId\.of|TimeZone\.getTimeZone|FindSystemTimeZoneById"
    r"|date_default_timezone_set|tz\.setDefault|TZInfo::Timezone\.get)$"
)
_LOCALE_CALL = re.compile(r"(^|\.)(setlocale|Locale\.setDefault|Locale\.forLanguageTag)$")
_LOCALE = re.compile(r"^[a-z]{2,3}(?:[_-][A-Z]{2})?(?:\.[\w-]+)?(?:@\w+)?$|^(?:C|POSIX)\.[\w-]+$")
_LOCALE_NAMES = frozenset({"LANG", "LC_ALL", "LC_CTYPE", "LC_TIME", "LC_COLLATE", "LC_NUMERIC", "LC_MONETARY"})


def needs(owned: Owned) -> tuple[Need, ...]:
    """Each zone and each locale once."""
    found: dict[tuple[str, str], Need] = {}
    for one in [*_settings(owned), *_code(owned)]:
        found.setdefault((one.kind, one.value), one)
    return tuple(found[key] for key in sorted(found))


def _settings(owned: Owned) -> Iterator[Need]:
    for one in owned.of(Setting):
        if one.name == "TZ" and one.value:
            yield Need("time_zone", one.value.lstrip(":"), one.evidence)
        elif one.name in _LOCALE_NAMES and one.value:
            yield Need("locale", one.value, one.evidence)


def _code(owned: Owned) -> Iterator[Need]:
    for file in owned.of(CodeFile):
        for call in file.calls:
            if not call.arguments:
                continue
            texts = [text for text in map(unquote, call.arguments) if text]
            evidence = Evidence(file.evidence.path, call.line)
            if _ZONE_CALL.search(call.callee):
                yield from (Need("time_zone", text, evidence) for text in texts[:1] if _ZONE.match(text))
            elif _LOCALE_CALL.search(call.callee):
                yield from (Need("locale", text, evidence) for text in texts if _LOCALE.match(text))
