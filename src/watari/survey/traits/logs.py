"""Where log lines go. On Fargate only standard output and error reach CloudWatch Logs by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from watari.model.evidence import Evidence
from watari.model.fleet import FileUse, LogKind, LogSink
from watari.survey.code.refs import unquote
from watari.survey.facts import CodeFile
from watari.survey.owned import Owned

_LOG_PATH = re.compile(r"(^|/)logs?/|\.log(\.\w+)?$|/var/log/", re.I)
_CALLS: dict[str, list[tuple[LogKind, re.Pattern[str]]]] = {
    "go": [
        ("syslog", re.compile(r"^(syslog\.(New|Dial|NewLogger)|lSyslog\.NewSyslogHook)$")),
        ("agent", re.compile(r"^fluent\.New$")),
    ],
    "python": [
        ("syslog", re.compile(r"(^|\.)(SysLogHandler|syslog\.openlog)$")),
        ("stdout", re.compile(r"(^|\.)StreamHandler$")),
        ("agent", re.compile(r"(^|\.)(FluentHandler|LogstashHandler|AsynchronousLogstashHandler)$")),
        ("journald", re.compile(r"(^|\.)Journal(d)?(Log)?Handler$")),
    ],
    "javascript": [
        ("stdout", re.compile(r"(^|\.)transports\.Console$")),
        ("file", re.compile(r"(^|\.)(transports\.(File|DailyRotateFile)|DailyRotateFile)$")),
        ("syslog", re.compile(r"(^|\.)transports\.Syslog$")),
    ],
    "csharp": [
        ("stdout", re.compile(r"\.WriteTo\.Console$|\.AddConsole$|\.AddJsonConsole$")),
        ("file", re.compile(r"\.WriteTo\.File$|\.AddFile$")),
        ("agent", re.compile(r"\.WriteTo\.(Seq|Elasticsearch|Http|Fluentd|Graylog|ApplicationInsights)$")),
    ],
    "ruby": [("syslog", re.compile(r"Syslog(::Logger)?\.(new|open)$"))],
    "php": [("syslog", re.compile(r"SyslogHandler$|^openlog$"))],
}  # fmt: skip
_CALLS |= {"typescript": _CALLS["javascript"], "tsx": _CALLS["javascript"]}
# An argument or a target that is the process's own output.
_OUTPUT = re.compile(
    r"\bos\.Std(?:out|err)\b|\bsys\.std(?:out|err)\b|\bSTD(?:OUT|ERR)\b|php://std(?:out|err)|process\.stdout"
)
_LOGGER = re.compile(
    r"(^|\.)(SetOutput|NewJSONHandler|NewTextHandler|basicConfig|Logger\.new|StreamHandler|pino|New|ConsoleWriter)$"
)


def log_sinks(owned: Owned, written: tuple[FileUse, ...]) -> tuple[LogSink, ...]:
    """Each kind and target once; ``written`` are the files that the service writes."""
    found: dict[tuple[str, str | None], LogSink] = {}
    for one in [*_files(written), *_called(owned)]:
        found.setdefault((one.kind, one.target), one)
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or "")))


def _files(written: tuple[FileUse, ...]) -> Iterator[LogSink]:
    for use in written:
        if _LOG_PATH.search(use.path):
            yield LogSink("file", use.evidence, use.path, use.confidence)


def _called(owned: Owned) -> Iterator[LogSink]:
    for file in owned.of(CodeFile):
        table = _CALLS.get(file.language, [])
        for call in file.calls:
            evidence = Evidence(file.evidence.path, call.line)
            kind = next((kind for kind, pattern in table if pattern.search(call.callee)), None)
            if kind is None and _LOGGER.search(call.callee) and any(_OUTPUT.search(one) for one in call.arguments):
                kind = "stdout"
            if kind == "file":
                yield LogSink("file", evidence, _path(call.arguments))
            elif kind is not None:
                yield LogSink(kind, evidence)


def _path(arguments: tuple[str, ...]) -> str | None:
    """The path among a call's arguments: a literal, or ``filename: "x.log"`` in an object."""
    for one in arguments:
        literal = unquote(one)
        if literal:
            return literal
        inside = re.search(r"(?:filename|path|file)\s*:\s*['\"]([^'\"]+)['\"]", one)
        if inside:
            return inside[1]
    return None
