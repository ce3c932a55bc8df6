"""Where a guard goes, and where it must not."""

from __future__ import annotations

from pathlib import Path

import pytest
from flag.cases import findings, write

from watari.flag.run import edit
from watari.model.edit import EditResult
from watari.sources.config import Config

HEAD = """package main

import (
	"log"
	"net/http"
	"os"
	"strconv"
)

"""
PID = 'os.WriteFile("/run/it.pid", []byte(strconv.Itoa(os.Getpid())), 0o644)'


def guarded(body: str, folder: Path) -> tuple[EditResult, str]:
    """The result, and the edited (else the original) ``main.go`` behind its imports."""
    files = {"go.mod": b"module example.com/it\n\ngo 1.20\n", "main.go": (HEAD + body).encode()}
    own = write(files, folder)
    result = edit(own, ".", findings(own, "it"), Config())
    made = {one.path: one.after for one in result.edits}
    return result, (made.get("main.go") or files["main.go"]).decode().split(")\n\n", 1)[1]


def test_a_function_that_does_more_is_not_skipped_as_a_whole(tmp_path: Path) -> None:
    body = (
        "func start() error {\n\tif err := %s; err != nil {\n\t\treturn err\n\t}\n"
        '\treturn http.ListenAndServe(":80", nil)\n}\n\n'
        "func main() {\n\tif err := start(); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}\n"
    ).replace("%s", PID)
    _, text = guarded(body, tmp_path)
    assert text.startswith("func start() error {\n\tif !ecsFlagEnabled() {\n\t\tif err :=")
    assert "func main() {\n\tif err := start(); err != nil {" in text


def test_a_function_about_ec2_only_is_skipped_where_it_is_called(tmp_path: Path) -> None:
    body = (
        "func pid() error {\n\treturn %s\n}\n\n"
        "func main() {\n\tif err := pid(); err != nil {\n\t\tlog.Fatal(err)\n\t}\n"
        '\tlog.Print(http.ListenAndServe(":80", nil))\n}\n'
    ).replace("%s", PID)
    _, text = guarded(body, tmp_path)
    assert "\tif !ecsFlagEnabled() {\n\t\tif err := pid(); err != nil {\n\t\t\tlog.Fatal(err)\n\t\t}\n\t}\n" in text


@pytest.mark.parametrize(
    "body",
    [
        "func main() {\n\tok := %s == nil\n\tlog.Print(ok, http.ErrAbortHandler)\n}\n",
        'func pid() error {\n\thttp.Handle("/", nil)\n\treturn %s\n}\n\nfunc main() { log.Print(pid()) }\n',
        "func main() { log.Print(http.ErrAbortHandler); %s }\n",
    ],
    ids=["a name escapes", "the function must return a value", "it shares a line"],
)
def test_no_guard_where_it_would_not_be_right(body: str, tmp_path: Path) -> None:
    result, _ = guarded(body % PID, tmp_path)
    assert result.edits == ()
    assert len(result.unsolved) == 1
    assert result.unsolved[0].reason


def test_a_raw_string_keeps_its_lines(tmp_path: Path) -> None:
    body = (
        "func main() {\n"
        "\tif err := os.WriteFile(`it.pid`, []byte(strconv.Itoa(os.Getpid())+`\n`), 0o644); err != nil {\n"
        '\t\tlog.Print(err)\n\t}\n\tlog.Print(http.ListenAndServe(":80", nil))\n}\n'
    )
    _, text = guarded(body, tmp_path)
    assert "+`\n`), 0o644); err != nil {\n\t\t\tlog.Print(err)\n\t\t}\n\t}\n" in text
