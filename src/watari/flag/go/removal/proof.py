"""The test of what remains of the generated code."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from watari.flag.go.package import HTTP_KINDS, Function
from watari.flag.go.removal.generated import Generated
from watari.flag.go.removal.taskmeta import Remaining

if TYPE_CHECKING:
    from jinja2 import Template

_STANDARD = {
    "context": "context", "io": "io", "http": "net/http", "httptest": "net/http/httptest", "os": "os",
    "strings": "strings", "testing": "testing",
}  # fmt: skip
_IMDS = "github.com/aws/aws-sdk-go-v2/feature/ec2/imds"


_OF_TASK = {"path", "any", "dynamic", "document", *HTTP_KINDS}


def proof(generated: Generated, left: Remaining) -> bytes:
    """The test file, gofmt-clean."""
    functions = [_facts(generated.functions[name], new) for name, new in sorted(left.names.items())]
    local = generated.path is None
    package = re.search(rb"^package (\w+)", left.source, re.MULTILINE)
    facts = {
        "package": package[1].decode() if package else "",
        "uses_task": any(one["kind"] in _OF_TASK for one in functions),
        "server": "withEcsTask" if local else "withTask",
        "cached": "ecsCached" if local else "cached",
        "current": "ecsCurrentTask" if local else "currentTask",
        "Local": "EcsTask" if local else "Task",
        "functions": functions,
    }
    body = _template().render(**facts, std=(), sdk=())
    code = re.sub(r"//.*|\"(?:\\.|[^\"\\\n])*\"|`[^`]*`", "", body)
    std = sorted(path for name, path in _STANDARD.items() if re.search(rf"(?<![\w.]){name}\.[A-Z]", code))
    text = _template().render(**facts, std=std, sdk=[_IMDS] if "imds." in code else [])
    return (re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n").encode()


def _facts(function: Function, name: str) -> dict[str, object]:
    v2 = function.sdk == "v2"
    arguments = ["context.Background()"] if function.context or (v2 and function.kind != "credentials") else []
    if function.kind == "any":
        arguments.append('&imds.GetMetadataInput{Path: "instance-id"}' if v2 else '"instance-id"')
    elif function.kind == "dynamic":
        path = '"instance-identity/document"'
        arguments.append(f"&imds.GetDynamicDataInput{{Path: {path}}}" if v2 else path)
    elif function.kind == "http-get":
        arguments = ["path"]
    elif function.sdk == "http":
        arguments = ["http.DefaultClient", "path" if function.kind == "http-client-get" else "request"]
    return {
        "kind": function.kind,
        "v2": v2,
        "title": name[:1].upper() + name[1:],
        "call": f"{name}({', '.join(arguments)})",
        "want": function.example or "8f03",
    }


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader

    loader = PackageLoader("watari.flag.go.removal", "")
    environment = Environment(loader=loader, keep_trailing_newline=True, autoescape=False)  # noqa: S701
    return environment.get_template("taskmeta_test.go.j2")
