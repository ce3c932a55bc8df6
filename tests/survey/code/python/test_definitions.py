"""What of a module runs only where its name is mentioned."""

from __future__ import annotations

import pytest

from watari.survey.code.mentions import mentioned_names, unmentioned_functions
from watari.survey.facts import CodeFile
from watari.survey.readers.code import CodeReader
from watari.survey.readers.interface import Source


def dead(*texts: str) -> set[str]:
    facts = [one for i, text in enumerate(texts) for one in CodeReader().read(Source(f"m{i}.py", text.encode()))]
    return {name for _, name in unmentioned_functions([one for one in facts if isinstance(one, CodeFile)])}


def test_a_client_that_nobody_mentions() -> None:
    client = "class Berths:\n    def free(self): ...\n"
    assert dead(client) == {"Berths", "free"}
    assert dead(client, "from m0 import Berths\n") == set()


def test_a_chain_of_calls_that_begins_nowhere() -> None:
    assert dead("def one():\n    two()\ndef two(): ...\n") == {"one", "two"}


@pytest.mark.parametrize(
    "text",
    [
        "@app.get('/x')\ndef show(): ...\n",
        "class Desk(View):\n    def get(self): ...\n",
        "def create_app(): ...\n",
        "def lambda_handler(event, context): ...\n",
        "def work(): ...\nQUEUE = {'job': 'm0:work'}\n",
        "class Stock:\n    @rpc\n    def count(self): ...\n",
        "def broken(:\n",
    ],
)
def test_what_frameworks_find(text: str) -> None:
    assert dead(text) == set()


def test_a_variable_that_is_read_and_a_key_that_is_written_are_no_mention() -> None:
    text = (
        "import os\napp.config['KEY'] = os.environ['ONE'] + os.getenv('TWO') + env('THREE')\n"
        "print(app.config['FOUR'])\n"
    )
    facts = CodeReader().read(Source("m.py", text.encode()))
    names = mentioned_names([one for one in facts if isinstance(one, CodeFile)])
    assert not names & {"KEY", "ONE", "TWO", "THREE"}
    assert "FOUR" in names
