"""What a JavaScript file imports and exports: HTTP libraries under any name, values that cross files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from watari.survey.code.refs import refs
from watari.survey.facts import Assignment, Call, CodeFile
from watari.survey.source import Source

_LIBRARIES = {
    "request": "request", "request-promise": "request", "request-promise-native": "request", "requestretry": "request",
    "postman-request": "request", "axios": "axios", "got": "got", "node-fetch": "fetch", "cross-fetch": "fetch",
    "isomorphic-fetch": "fetch", "isomorphic-unfetch": "fetch", "superagent": "superagent", "needle": "needle",
    "undici": "undici", "ky": "ky", "http": "http", "https": "https", "node:http": "http", "node:https": "https",
    "bent": "bent", "wretch": "wretch", "express-http-proxy": "expressHttpProxy",
    "http-proxy-middleware": "createProxyMiddleware", "@fastify/http-proxy": "httpProxy",
}  # fmt: skip
_IMPORT = re.compile(
    r"^\s*import\s+(?:\*\s+as\s+)?(?P<name>[\w$]+)(?:\s*,\s*\{[^}]*\})?\s+from\s+['\"](?P<module>[^'\"\n]+)['\"]"
    r"|(?P<name2>[\w$]+)\s*(?::[^=,\n]+)?=\s*(?:require|import\s+\w+\s*=\s*require)\(\s*['\"](?P<module2>[^'\"\n]+)['\"]\s*\)"
    r"(?:\.default)?(?![\w.(])",
    re.M,
)
_PICKED = re.compile(
    r"import\s*(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*['\"]([^'\"\n]+)['\"]|\{([^}]*)\}\s*=\s*require\(\s*['\"]([^'\"\n]+)"
)
_DESTRUCTURED = re.compile(r"\{([^{}]*)\}\s*(?::[^=\n]*)?=\s*(?:await\s+)?([A-Za-z_$][\w$.]*)\s*(?=[;,\n])")
_EXPORT = re.compile(r"^\s*(?:export\s+default|module\.exports\s*=|export\s*=)\s+(?=[\w$])(.+)", re.M)


def with_modules(source: Source, code: CodeFile) -> CodeFile:
    """The file with calls of HTTP libraries by the libraries' own names, and its default export and imports."""
    names = _library_names(source.text())
    calls = tuple(_by_library(call, names) for call in code.calls)
    crossing = (*code.assignments, *_imported(source, names), *_exported(source), *_picked(source.text()))
    return replace(code, calls=calls, assignments=crossing)


def _library_names(text: str) -> dict[str, str]:
    names = {name: _LIBRARIES[module] for name, module, _ in _imports(text) if module in _LIBRARIES}
    for match in _PICKED.finditer(text):
        library = _LIBRARIES.get(match[2] or match[4])
        for one in (match[1] or match[3]).split(",") if library else ():
            picked, _, local = (part.strip() for part in re.sub(r"\s+as\s+|\s*:\s*", "|", one.strip()).partition("|"))
            if picked and library in ("undici", "http", "https", "fetch"):
                names[local or picked] = library if picked == library else f"{library}.{picked}"
    return names


def _imports(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _IMPORT.finditer(text):
        yield (
            match["name"] or match["name2"],
            match["module"] or match["module2"],
            text.count("\n", 0, match.start()) + 1,
        )


def _by_library(call: Call, names: dict[str, str]) -> Call:
    """``localRequest.get(url)`` as ``request.get(url)``; what it dials is said by the arguments alone."""
    head, dot, rest = call.callee.partition(".")
    if call.name == "listen" and call.arguments:
        # `createServer(handler).listen(port)`: the handler says nothing of the port.
        return replace(call, receiver=())
    if head not in names:
        return call
    return replace(call, callee=names[head] + dot + rest, receiver=())


def _imported(source: Source, libraries: dict[str, str]) -> Iterator[Assignment]:
    for name, module, line in _imports(source.text()):
        if module.startswith((".", "@/", "~/")) and name not in libraries:
            yield Assignment(name, (_module(module),), line, None)


def _picked(text: str) -> Iterator[Assignment]:
    """``const { url, KEY: key = "…" } = config.orders``: each name with the field that it takes."""
    for match in _DESTRUCTURED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        for part in match[1].split(","):
            field, _, local = (word.strip() for word in part.partition("=")[0].partition(":"))
            if re.fullmatch(r"[\w$]+", field):
                yield Assignment(local or field, refs(f"{match[2]}.{field}"), line, None)


def _exported(source: Source) -> Iterator[Assignment]:
    for match in _EXPORT.finditer(source.text()):
        line = source.text().count("\n", 0, match.start(1)) + 1
        yield Assignment(_module(source.path), refs(match[1].rstrip("; {(")), line, None)


def _module(path: str) -> str:
    """A module by its file's name, as a field: the folder's where the file is an ``index``."""
    stem = re.sub(r"\.[mc]?[jt]sx?$", "", posixpath.normpath(path))
    last = posixpath.basename(stem)
    return ".module:" + (posixpath.basename(posixpath.dirname(stem)) if last == "index" else last)
