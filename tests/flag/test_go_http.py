"""Plain HTTP to the metadata service in Go: every way to write the address, by every client, in every statement."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from flag.cases import after, findings, tree, write
from flag.golang import go, need_go, unformatted

from watari.flag.removal import retire
from watari.flag.run import edit
from watari.sources.config import Config

IP = "http://169.254.169.254"
ADDRESSES = {
    "literal": ("", f'"{IP}/latest/meta-data/instance-id"'),
    "sum": ("", f'"{IP}/latest/meta-data/" + path'),
    "format": ("", f'fmt.Sprintf("{IP}/latest/%s", path)'),
    "constant": (f'const base = "{IP}/latest/meta-data/"', "base + path"),
    "variable": (f"var base = `{IP}/latest`", 'base + "/meta-data/" + path'),
    "function": (f'func at(path string) string {{ return "{IP}/" + path }}', 'at("latest/" + path)'),
}
CLIENTS = {
    "default": ("", "http.DefaultClient"),
    "value": ("", "client"),
    "pointer": ("var shared = &http.Client{}", "shared"),
    "field": ("type holder struct{ client *http.Client }\n\nvar held holder", "held.client"),
}
REQUESTS = {
    "http.Get": "http.Get({url})",
    "client.Get": "{client}.Get({url})",
    "client.Do": "{client}.Do(request)",
}
STATEMENTS = {
    "define": "\tresponse, err := {call}\n\treturn use(response, err)\n",
    "if": "\tif response, err := {call}; err == nil {{\n\t\treturn use(response, nil)\n\t}}\n\treturn errNone\n",
    "assign": "\tvar response *http.Response\n\tvar err error\n\tresponse, err = {call}\n\treturn use(response, err)\n",
    "return": "\treturn use({call})\n",
    "goroutine": "\tdone := make(chan error)\n\tgo func() {{\n\t\tdone <- use({call})\n\t}}()\n\treturn <-done\n",
}
COMBINATIONS = list(itertools.product(ADDRESSES, CLIENTS, REQUESTS, STATEMENTS))[::7]
"""Seven has no divisor in common with their numbers: every choice of each meets every other's."""


def program(number: int, address: str, client: str, request: str, statement: str) -> bytes:
    (first, url), (second, name) = ADDRESSES[address], CLIENTS[client]
    before = ""
    if client == "value":
        before += "\tvar client http.Client\n\tuseClient(&client)\n"
    if request == "client.Do":
        before += f"\trequest, err := http.NewRequest(http.MethodGet, {url.replace(' + ', '+')}, nil)\n"
        before += '\tif err != nil {\n\t\treturn err\n\t}\n\trequest.Header.Set("X", path)\n'
    body = STATEMENTS[statement].format(call=REQUESTS[request].format(url=url, client=name))
    if request == "client.Do":
        body = body.replace("\tvar err error\n", "")
    declared = "".join(f"{one}\n\n" for one in (first, second) if one)
    return f"""package p{number}

import (
	"errors"
	"fmt"
	"net/http"
)

var errNone = errors.New("none")

func use(response *http.Response, err error) error {{
	fmt.Println(response, err)
	return err
}}

func useClient(*http.Client) {{}}

{declared}func run(path string) error {{
{before}{body}}}
""".encode()


@pytest.mark.go
def test_every_way_is_edited_compiles_and_is_taken_back(tmp_path: Path) -> None:
    need_go()
    for number, one in enumerate(COMBINATIONS):
        before = write({"main.go": program(number, *one)}, tmp_path / "before" / str(number))
        found = findings(before, str(number))
        result = edit(before, ".", found, Config())
        assert found, one
        assert result.unsolved == (), one
        edited = write(after(tree(before), result), tmp_path / "src/edited" / str(number))
        again = findings(edited, str(number))
        assert edit(edited, ".", again, Config()).edits == (), one
        left = write(after(tree(edited), retire(edited, Config())), tmp_path / "src/retired" / str(number))
        assert b"http://169" not in (left / "main.go").read_bytes(), one
        assert findings(left, str(number)) == [], one
        back = retire(edited, Config(), keep="ec2")
        assert after(tree(edited), back) == tree(before), one
    assert unformatted(tmp_path) == []
    for folder in ("edited", "retired"):
        done = go("vet", "./...", gopath=tmp_path, below=folder)
        assert done.returncode == 0, done.stderr


def test_an_address_keeps_its_host_where_one_of_its_uses_stays(tmp_path: Path) -> None:
    address = f'"{IP}/latest/meta-data/instance-id"'
    source = f"""package main

import "net/http"

var known = []string{{{address}}}

func main() {{
	_, _ = http.Get({address})
}}
"""
    before = write({"main.go": source.encode()}, tmp_path / "before")
    edited = write(after(tree(before), edit(before, ".", findings(before, "p"), Config())), tmp_path / "edited")
    left = after(tree(edited), retire(edited, Config()))["main.go"].decode()
    assert left.count(address) == 2
    assert f"taskHTTPGet({address})" in left


def test_what_stands_in_an_argument_is_not_touched(tmp_path: Path) -> None:
    source = f"""package main

import "net/http"

func pick[T any](one,other T) T {{ return one }}

func main() {{
	_, _ = http.DefaultClient.Get(pick[string](base,/* else */base + "/b"))
}}

const base = "{IP}/latest"
"""
    own = write({"main.go": source.encode()}, tmp_path)
    assert [one.reason for one in edit(own, ".", findings(own, "p"), Config()).unsolved]
    source = source.replace("pick[string](base,/* else */base + ", "fmt.Sprint(base,/* else */base + ")
    (own / "main.go").write_text(source.replace('import "net/http"', 'import (\n\t"fmt"\n\t"net/http"\n)'))
    made = after(tree(own), edit(own, ".", findings(own, "p"), Config()))["main.go"].decode()
    assert 'ecsHTTPClientGet(http.DefaultClient, fmt.Sprint(base,/* else */base+"/b"))' in made
