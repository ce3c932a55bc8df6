"""Dead functions of a Go program."""

from __future__ import annotations

from watari.survey.code.go.alive import dead_functions
from watari.survey.facts import CodeFile
from watari.survey.readers import Source
from watari.survey.readers.code import CodeReader


def _code(path: str, text: str) -> CodeFile:
    facts = CodeReader().read(Source(path, text.encode()))
    return next(fact for fact in facts if isinstance(fact, CodeFile))


def test_what_only_a_dead_function_calls_is_dead() -> None:
    file = _code(
        "a/main.go", "package main\nfunc main() { live() }\nfunc live() {}\nfunc dead() { below() }\nfunc below() {}\n"
    )
    assert dead_functions([file]) == {("a/main.go", "dead"), ("a/main.go", "below")}


def test_a_function_handed_over_as_a_value_is_alive() -> None:
    file = _code("a/main.go", 'package main\nfunc main() { http.HandleFunc("/", show) }\nfunc show() {}\n')
    assert dead_functions([file]) == set()


def test_methods_and_what_they_call_are_alive() -> None:
    file = _code("a/a.go", "package a\ntype T struct{}\nfunc (t T) ServeHTTP() { help() }\nfunc help() {}\n")
    assert dead_functions([file]) == set()


def test_a_provider_set_keeps_nothing_alive_where_its_product_is_there() -> None:
    providers = _code(
        "a/data.go", "package a\nvar Set = wire.NewSet(NewUsed, NewSpare)\nfunc NewUsed() {}\nfunc NewSpare() {}\n"
    )
    generated = _code("a/wire_gen.go", "package a\nfunc init() { NewUsed() }\n")
    assert dead_functions([providers, generated]) == {("a/data.go", "NewSpare")}
    assert dead_functions([providers]) == set()
