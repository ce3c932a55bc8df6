"""What no line says: each kind asked where it should be, and not where a line does say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.evidence import Evidence
from watari.model.fleet import AwsCall, Datastore, Dependency, Question, Service
from watari.sources.config import Config
from watari.survey.questions import about_fleet, ranked
from watari.survey.run import survey

HERE = Evidence("x", 1)
PAGE = """package main

import (
	"net/http"
	"os"
)

func main() {
	_, _ = http.Get(os.Getenv("ATLAS_URL") + "/maps")
	http.HandleFunc("/health", nil)
	_ = http.ListenAndServe(":8080", nil)
}
"""


def asked(root: Path, kind: str, **files: str) -> list[str]:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return [one.text for one in survey([root], Config()).questions if one.kind == kind]


def test_an_address_without_value_is_asked_for(tmp_path: Path) -> None:
    found = asked(tmp_path, "address", ferry__go_dot_mod="module example.org/ferry\n", ferry__main_dot_go=PAGE)
    assert found == ["ferry calls the address in ATLAS_URL, and no line gives a value: what is it in production?"]


def test_an_address_that_a_manifest_gives_is_not_asked_for(tmp_path: Path) -> None:
    unit = "[Service]\nExecStart=/opt/ferry\nEnvironment=ATLAS_URL=http://atlas.harbour.internal\n"
    files = {"ferry__go_dot_mod": "module example.org/ferry\n", "ferry__main_dot_go": PAGE}
    assert asked(tmp_path, "address", ferry__ferry_dot_service=unit, **files) == []
    assert asked(tmp_path, "host") == ["no service below the given paths answers as atlas.harbour.internal: what does?"]


@pytest.mark.parametrize("host", ["host.docker.internal", "metadata.google.internal"])
def test_a_platforms_host_is_nobodys_question(tmp_path: Path, host: str) -> None:
    files = {"ferry__go_dot_mod": "module example.org/ferry\n"}
    page = PAGE.replace('os.Getenv("ATLAS_URL")', f'"http://{host}"').replace('\t"os"\n', "")
    assert asked(tmp_path, "host", ferry__main_dot_go=page, **files) == []


APP = 'if __name__ == "__main__":\n    print("up")\n'


def test_a_library_for_any_database_is_asked_about(tmp_path: Path) -> None:
    found = asked(tmp_path, "store", berth__app_dot_py=APP, berth__requirements_dot_txt="sqlalchemy>=2\n")
    assert found == ["berth uses sqlalchemy, and no line says which database it speaks to"]


def test_a_driver_beside_it_answers(tmp_path: Path) -> None:
    files = {"berth__app_dot_py": APP, "berth__requirements_dot_txt": "sqlalchemy>=2\nasyncpg\n"}
    assert asked(tmp_path, "store", **files) == []


def service(name: str, *stores: Datastore, calls: str = "") -> Service:
    operations = tuple(AwsCall("sqs", operation, HERE) for operation in calls.split())
    return Service(name, name, (), HERE, datastores=stores, aws_calls=operations)


def between(*services: Service, dependencies: tuple[Dependency, ...] = ()) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in about_fleet(services, dependencies)]


QUEUE = Datastore("sqs", HERE, "sailings")


def test_a_queue_with_one_end_is_asked_about() -> None:
    said = "booking sends to the queue sailings, and no service receives from it: who does?"
    assert between(service("booking", QUEUE, calls="SendMessage")) == [("queue", said)]
    said = "crew receives from the queue sailings, and no service sends to it: who does?"
    assert between(service("crew", QUEUE, calls="ReceiveMessage DeleteMessage")) == [("queue", said)]


def test_a_queue_with_both_ends_is_not() -> None:
    ends = (service("booking", QUEUE, calls="SendMessageBatch"), service("crew", QUEUE, calls="ReceiveMessage"))
    assert between(*ends) == []
    only_created = service("booking", QUEUE, calls="CreateQueue")
    assert between(only_created) == []


def test_a_shared_database_is_asked_about_and_two_of_one_kind_are_not() -> None:
    shop = Datastore("postgres", HERE, "harbour")
    said = "booking, crew use postgres harbour, so they are moved together: do they share tables, or only the server?"
    assert between(service("booking", shop), service("crew", shop)) == [("shared-store", said)]
    assert between(service("booking", shop), service("crew", Datastore("postgres", HERE, "other"))) == []
    unnamed = Datastore("postgres", HERE)
    assert between(service("booking", unnamed), service("crew", unnamed)) == []


def test_a_table_with_one_writer_is_no_question() -> None:
    table = Datastore("dynamodb", HERE, "berths")

    def user(name: str, operation: str) -> Service:
        return Service(name, name, (), HERE, datastores=(table,), aws_calls=(AwsCall("dynamodb", operation, HERE),))

    assert between(user("booking", "PutItem"), user("crew", "Query")) == []
    said = "booking, crew use dynamodb berths, so they are moved together: do all have to write to it?"
    assert between(user("booking", "PutItem"), user("crew", "UpdateItem")) == [("shared-store", said)]


def question(name: str, kind: str, text: str = "?", line: int = 1) -> Question:
    return Question(name, text, Evidence(name, line), kind)  # type: ignore[arg-type]


def test_what_stops_a_move_is_asked_first_and_nothing_twice() -> None:
    found = ranked([question("b", "health"), question("a", "host"), question("b", "start"), question("a", "host")])
    assert [(one.kind, one.service) for one in found] == [("start", "b"), ("host", "a"), ("health", "b")]


def test_what_is_missing_in_many_services_is_asked_once() -> None:
    assert len(ranked([question(name, "health") for name in "abc"])) == 3
    (one,) = ranked([question(name, "health") for name in "dcba"])
    assert one.text == "no line says which path tells that these are healthy: a, b, c, d"
    assert (one.service, str(one.evidence)) == ("", "a:1")


def test_hosts_are_never_lumped_together() -> None:
    assert len(ranked([question(name, "host", name) for name in "abcdef"])) == 6
