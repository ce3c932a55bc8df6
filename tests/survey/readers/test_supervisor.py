"""supervisord's programs."""

from __future__ import annotations

from watari.survey.facts import ProcessFact, Setting
from watari.survey.readers.interface import Source
from watari.survey.readers.supervisor import SupervisorReader

TEXT = """\
[supervisord]
nodaemon=true
[program:web]
command=gunicorn app:app -b :8000
directory=/srv
user=port
environment=QUEUE="ferries",API_TOKEN="hunter2"
;[program:off]
;command=off
[program:mailer]
command=python mailer.py ; sends mail
[group:all]
programs=web,mailer
"""


def test_each_program_is_a_process() -> None:
    reader = SupervisorReader()
    facts = list(reader.read(Source("deploy/supervisord.conf", TEXT.encode())))
    processes = [fact.process for fact in facts if isinstance(fact, ProcessFact)]
    assert [(one.name, one.command[-1], one.evidence.line, one.user) for one in processes] == [
        ("web", ":8000", 4, "port"),
        ("mailer", "mailer.py", 11, None),
    ]
    assert processes[0].environment == (("QUEUE", "ferries"),)
    assert [(fact.name, fact.value) for fact in facts if isinstance(fact, Setting)] == [
        ("QUEUE", "ferries"),
        ("API_TOKEN", ""),
    ]
    assert not reader.wants("etc/nginx.conf")
