"""Names in Python: keys, fields of a class, imports under other names."""

from __future__ import annotations

from watari.survey.code.python.names import PythonNames

TWO = (
    "class Berths(Client):\n    def __init__(self, url):\n        self.url = url\n    def free(self): ...\n"
    "    def close(self): ...\nclass Tides:\n    def high(self): ...\n    def close(self): ...\n"
)


def test_a_key_is_a_field_and_leaves_the_mapping_out() -> None:
    names = PythonNames("")
    assert names.refs('app.config["TIDES_URI"]', None) == ("$TIDES_URI", ".TIDES_URI")
    assert names.refs("f\"{SERVICES['tides']}/high\"", None) == (".tides",)
    assert names.target('app.config["TIDES_URI"]', None) == ".TIDES_URI"


def test_the_environment_is_no_mapping_of_its_own() -> None:
    assert names_of('os.environ["TIDES_URI"]') == ("$TIDES_URI", ".environ")


def test_a_key_that_is_not_written_may_be_any() -> None:
    assert names_of("SERVICES[name]") == ("SERVICES", "name")


def names_of(text: str) -> tuple[str, ...]:
    return PythonNames("").refs(text, None)


def test_a_field_belongs_to_the_class_of_its_method() -> None:
    names = PythonNames(TWO)
    assert names.target("self.url", "Berths") == ".Berths.url"
    assert names.refs('self.url + "/free"', "free")[-1] == ".Berths.url"
    assert names.refs("self.url", "close") == (".url",)
    assert names.callee("super().__init__", "Berths") == "Client"


def test_imported_functions_are_called_by_their_modules_name() -> None:
    names = PythonNames("from requests import get as fetch, post\nimport httpx as web\n")
    assert [names.callee(one, None) for one in ("fetch", "post", "web.get", "put")] == [
        "requests.get",
        "requests.post",
        "httpx.get",
        "put",
    ]
