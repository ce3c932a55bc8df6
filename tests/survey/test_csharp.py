"""C# by its types: what a name means before values are followed by name."""

from __future__ import annotations

import pytest

from watari.survey.code.csharp.configuration import marker, unmarked
from watari.survey.code.csharp.skeleton import parsed
from watari.survey.facts import CodeFile, EnvRead
from watari.survey.readers.code import CodeReader
from watari.survey.readers.interface import Source


def code_of(text: str) -> CodeFile:
    facts = CodeReader().read(Source("App/File.cs", text.encode()))
    return next(fact for fact in facts if isinstance(fact, CodeFile))


def read_names(text: str) -> list[str]:
    facts = CodeReader().read(Source("App/File.cs", text.encode()))
    return [fact.name for fact in facts if isinstance(fact, EnvRead)]


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ('configuration["Fares:Url"]', "Fares__Url"),
        ('builder.Configuration["Fares:Url"]!', "Fares__Url"),
        ('configuration.GetValue<string>("Fares:Url")', "Fares__Url"),
        ('configuration.GetSection("Fares").GetSection("Eu")["Url"]', "Fares__Eu__Url"),
        ('configuration.GetSection("Fares:Url").Value', "Fares__Url"),
        ('configuration.GetConnectionString("Ledger")', "ConnectionStrings__Ledger"),
        ('configuration.GetRequiredText("Fares:Url")', "Fares__Url"),
        ('Environment.GetEnvironmentVariable("FARES_URL")', "FARES_URL"),
    ],
)
def test_a_key_of_the_configuration_is_read_as_its_variable(expression: str, name: str) -> None:
    assert read_names(f"class A {{ string M() => {expression}; }}") == [name]


@pytest.mark.parametrize(
    "expression",
    ['headers["Accept"]', 'configuration.GetSection("Fares")', 'cache.GetString("fares")', "configuration[key]"],
)
def test_what_only_looks_like_a_key_is_not_read(expression: str) -> None:
    assert read_names(f"class A {{ object M(string key) => {expression}; }}") == []


def test_a_constant_and_a_section_in_a_variable_make_the_key() -> None:
    text = """
class A
{
    private const string Key = "Url";
    void M(IConfiguration configuration) { var part = configuration.GetSection("Fares"); Use(part[Key]); }
}
"""
    assert read_names(text) == ["Fares__Url"]


def test_rewriting_keeps_every_line() -> None:
    text = """using System;

class A
{
    void M()
    {
        var url = configuration
            .GetSection("Fares")
            .GetValue<string>(
                "Url");
        Later();
    }
}
"""
    parsed_file = parsed(Source("A.cs", text.encode()))
    assert parsed_file.tree.root.text().splitlines()[10] == "        Later();"


def test_a_repository_is_no_http_client() -> None:
    text = """
class A(ISaleRepository sales, HttpClient http)
{
    Task Find() => sales.GetAsync("x");
    Task Send() => http.GetAsync("x");
}
"""
    sends = [call.line for call in code_of(text).calls if call.callee == "HttpClient.Send"]
    assert sends == [5]


def test_equal_field_names_of_two_classes_stay_apart() -> None:
    text = """
class A { private string _url; A() { _url = "http://a"; } string Get() => _url; }
class B { private string _url; B() { _url = "http://b"; } }
"""
    targets = {one.target: one.refs for one in code_of(text).assignments if one.refs and one.refs[0].startswith('"')}
    assert targets == {".m__A___url": ('"http://a',), ".m__B___url": ('"http://b',)}


def test_a_local_hides_the_field_of_its_name() -> None:
    text = 'class A { private string url = "http://a"; string M(string url) { return url; } }'
    returned = [one.refs for one in code_of(text).assignments if one.target == "return"]
    assert returned == [("url",)]


def test_markers_are_taken_back_whatever_the_key_holds() -> None:
    for name in ("Fares__Url", "services__fare-api__http__0", "A.B"):
        assert unmarked(marker(name)) == "$" + name
