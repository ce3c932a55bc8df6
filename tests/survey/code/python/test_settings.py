"""Settings classes: which variables their fields read, and what they hold without one."""

from __future__ import annotations

from watari.survey.facts import EnvRead
from watari.survey.readers.code import CodeReader
from watari.survey.readers.interface import Source


def reads(text: str) -> dict[str, tuple[str | None, bool]]:
    facts = CodeReader().read(Source("app/config.py", text.encode()))
    return {one.name: (one.default, one.required) for one in facts if isinstance(one, EnvRead)}


def test_fields_are_variables_with_their_prefix() -> None:
    text = (
        "class Base(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix='DESK_')\n"
        "    berths_url: str\n    pages: int = 20\n    kind: ClassVar[str] = 'desk'\n"
        "class Local(Base):\n    debug: bool = False\n"
    )
    assert reads(text) == {"DESK_BERTHS_URL": (None, True), "DESK_PAGES": ("20", False), "DEBUG": ("False", False)}


def test_an_alias_replaces_the_name() -> None:
    text = (
        "class Settings(BaseSettings):\n"
        "    a: str = Field(..., alias='BERTHS_URL')\n"
        "    b: str = Field('http://tides:1', validation_alias=AliasChoices('TIDES', 'TIDES_URL'))\n"
        "    c: str = Field(default='x', env='LEVEL')\n"
    )
    tides = ("http://tides:1", False)
    assert reads(text) == {"BERTHS_URL": (None, True), "TIDES": tides, "TIDES_URL": tides, "LEVEL": ("x", False)}


def test_a_secret_keeps_no_default() -> None:
    assert reads("class Settings(BaseSettings):\n    db_password: str = 'hunter2'\n") == {"DB_PASSWORD": (None, False)}


def test_other_classes_read_nothing() -> None:
    assert reads("class SettingsPage(BaseModel):\n    title: str = 'Settings'\n") == {}
    assert reads("class Broken(BaseSettings:\n    x: str\n") == {}


def test_readers_of_libraries() -> None:
    text = (
        "from decouple import config\nenv = environ.Env()\n"
        "a = config('BERTHS_URL', default='http://berths:1')\nb = env.str('TIDES_URL')\nc = env('PAGES', default=5)\n"
    )
    expected = {"BERTHS_URL": ("http://berths:1", False), "TIDES_URL": (None, True), "PAGES": ("5", False)}
    assert reads(text) == expected


def test_a_function_named_config_of_no_such_library_reads_nothing() -> None:
    assert reads("from app import config\na = config('BERTHS_URL')\n") == {}
