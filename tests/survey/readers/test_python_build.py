"""What Python's build files depend on."""

from __future__ import annotations

import pytest

from watari.survey.facts import BuildFile
from watari.survey.readers.buildfiles import BuildFileReader
from watari.survey.readers.interface import Source


@pytest.mark.parametrize(
    ("name", "text", "packages"),
    [
        ("requirements.txt", "Flask==3\n-r base.txt\npsycopg[binary]>=3 # driver\n", ("flask", "psycopg")),
        ("requirements-prod.txt", "redis\n", ("redis",)),
        ("requirements.in", "pymongo\n", ("pymongo",)),
        ("Pipfile", '[packages]\nflask = "*"\n[dev-packages]\npytest = "*"\n', ("flask",)),
        ("pyproject.toml", '[tool.poetry]\nname = "desk"\n[tool.poetry.dependencies]\npika = "^1"\n', ("pika",)),
        ("pyproject.toml", '[project]\nname = "desk"\ndependencies = ["pika>=1", "httpx"]\n', ("pika", "httpx")),
        ("setup.py", "setup(install_requires=['redis==3', 'nameko'])\n", ("redis", "nameko")),
        ("setup.cfg", "[options]\ninstall_requires =\n    redis>=3\n    celery\n", ("redis", "celery")),
    ],
)  # fmt: skip
def test_packages(name: str, text: str, packages: tuple[str, ...]) -> None:
    facts = list(BuildFileReader().read(Source("desk/" + name, text.encode())))
    assert [one.packages for one in facts if isinstance(one, BuildFile)] == [packages]


@pytest.mark.parametrize("name", ["requirements-dev.txt", "requirements_test.txt", "notes.txt", "requirements.md"])
def test_what_is_not_for_production(name: str) -> None:
    assert not BuildFileReader().wants("desk/" + name)
