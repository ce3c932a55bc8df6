"""Every fact of the example fleet, as a table a person can read; the repository is ``examples/wallet``."""

from __future__ import annotations

from pathlib import Path

import pytest

from watari.model.evidence import Evidence
from watari.model.fleet import Fleet
from watari.sources.config import Config
from watari.survey.run import survey

WALLET = Path(__file__).parents[2] / "examples" / "wallet"

#   service        language      runs as      command's program                          port   health
RUNS = """
    account       | go         | web       | /opt/wallet/account/bin/account           | 8080 | /healthz
    card          | go         | web       | /opt/wallet/card/bin/card                 | 8080 | /healthz
    gateway       | go         | web       | /opt/wallet/gateway/bin/gateway           | 8080 | /healthz
    ledger        | go         | web       | /opt/wallet/ledger/bin/ledger             | 8080 | /healthz
    notification  | python     | web       | /opt/wallet/notification/venv/bin/python  | 8080 | /healthz
    payment       | go         | web       | /opt/wallet/payment/bin/payment           | 8080 | /healthz
    statement     | javascript | scheduled | /bin/sh                                   | -    | -
"""

#   from      to             protocol  what the caller dials             the variable
CALLS = """
    gateway | account      | http    | http://account.wallet.internal  | ACCOUNT_URL
    gateway | ledger       | http    | http://ledger.wallet.internal   | LEDGER_URL
    gateway | payment      | http    | http://payment.wallet.internal  | PAYMENT_URL
    payment | account      | http    | http://account.wallet.internal  | ACCOUNT_URL
    payment | card         | http    | http://card.wallet.internal     | CARD_URL
    payment | ledger       | http    | http://ledger.wallet.internal   | LEDGER_URL
    payment | notification | sqs     | wallet-payments                 | -
"""

STORES = """
    account      | dynamodb wallet-accounts
    card         | dynamodb wallet-cards
    gateway      | -
    ledger       | dynamodb wallet-ledger
    notification | sqs wallet-payments
    payment      | sqs wallet-payments
    statement    | dynamodb wallet-ledger, s3 wallet-statements
"""

AWS_CALLS = """
    account      | dynamodb:DescribeTable dynamodb:GetItem dynamodb:PutItem
    card         | dynamodb:DescribeTable dynamodb:PutItem
    gateway      | cloudwatch:PutMetricData
    ledger       | dynamodb:DescribeTable dynamodb:GetItem dynamodb:Query dynamodb:TransactWriteItems
    notification | sqs:DeleteMessage sqs:GetQueueUrl sqs:ReceiveMessage
    payment      | ec2:CreateTags sqs:GetQueueUrl sqs:SendMessage
    statement    | dynamodb:DescribeTable dynamodb:Scan s3:PutObject
"""

#   service       reads                           writes
FILES = """
    account      | -                             | /var/log/wallet/account.log (LOG_FILE)
    card         | -                             | /var/log/wallet/card.log (LOG_FILE)
    gateway      | -                             | /var/log/wallet/gateway.log (LOG_FILE)
    ledger       | /etc/wallet/ledger.yaml (CONFIG_FILE)       | /var/log/wallet/ledger.log (LOG_FILE)
    notification | /etc/wallet/notification.ini (CONFIG_FILE)  | /var/log/wallet/notification.log (LOG_FILE)
    payment      | - | /run/wallet/payment.pid (PID_FILE), /var/log/wallet/payment.log (LOG_FILE)
    statement    | -                             | /var/log/wallet/statement.log (LOG_FILE)
"""

#   service        what it answers
ROUTES = """
    account      | GET /accounts/{id}, GET /healthz, POST /accounts
    card         | DELETE /authorizations/{id}, GET /healthz, POST /authorizations
    gateway      | GET /accounts/{id}/balance, GET /healthz, POST /accounts, POST /accounts/{id}/deposits, \
POST /payments
    ledger       | GET /accounts/{id}/balance, GET /accounts/{id}/entries, GET /healthz, \
POST /accounts/{id}/deposits, POST /transfers
    payment      | ANY /healthz, POST /payments
"""

#   service, in the repository, on the host
INSTALLS = """
    account      | bin/account                  | /opt/wallet/account/bin/account
    account      | deploy/account.service       | /etc/systemd/system/account.service
    card         | bin/card                     | /opt/wallet/card/bin/card
    card         | deploy/card.service          | /etc/systemd/system/card.service
    gateway      | bin/gateway                  | /opt/wallet/gateway/bin/gateway
    gateway      | deploy/gateway.service       | /etc/systemd/system/gateway.service
    ledger       | bin/ledger                   | /opt/wallet/ledger/bin/ledger
    ledger       | deploy/etc/ledger.yaml       | /etc/wallet/ledger.yaml
    ledger       | deploy/ledger.service        | /etc/systemd/system/ledger.service
    notification | deploy/etc/notification.ini  | /etc/wallet/notification.ini
    notification | deploy/notification.service  | /etc/systemd/system/notification.service
    notification | notification                 | /opt/wallet/notification/notification
    payment      | bin/payment                  | /opt/wallet/payment/bin/payment
    payment      | deploy/payment.service       | /etc/systemd/system/payment.service
    statement    | deploy/statement.cron        | /etc/cron.d/wallet-statement
    statement    | src                          | /opt/wallet/statement/src
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def line(evidence: Evidence | None) -> str:
    assert evidence is not None
    return (WALLET / evidence.path).read_text("utf-8").splitlines()[evidence.line - 1]


@pytest.fixture(scope="module")
def fleet() -> Fleet:
    return survey([WALLET], Config())


def test_the_seven_services_and_how_they_run(fleet: Fleet) -> None:
    found = [
        [
            service.name,
            ", ".join(service.languages),
            ", ".join(process.kind for process in service.processes),
            ", ".join(process.command[0] for process in service.processes),
            ", ".join(str(port.number) for port in service.ports) or "-",
            service.health.path if service.health else "-",
        ]
        for service in fleet.services
    ]
    assert found == rows(RUNS)
    assert all(process.user == "wallet" for service in fleet.services for process in service.processes)
    assert all(port.env == "PORT" for service in fleet.services for port in service.ports)


def test_statement_runs_every_night(fleet: Fleet) -> None:
    process = fleet.service("statement").processes[0]
    assert process.schedule == "30 15 * * *"
    assert dict(process.environment)["STATEMENT_BUCKET"] == "wallet-statements"


def test_who_calls_whom(fleet: Fleet) -> None:
    found = [[d.source, d.target, d.protocol, d.address or "-", d.env or "-"] for d in fleet.dependencies]
    assert found == rows(CALLS)
    assert {d.confidence for d in fleet.dependencies} == {"proven"}


def test_a_call_is_proven_by_its_call_site_and_by_the_units_line(fleet: Fleet) -> None:
    for call in fleet.dependencies:
        if call.protocol == "http":
            assert call.target.capitalize() in line(call.evidence) or call.target in line(call.evidence)
            assert call.target_evidence is not None
            assert call.target_evidence.path == f"{call.source}/deploy/{call.source}.service"
            assert f"{call.env}={call.address}" in line(call.target_evidence)
        else:
            assert "SendMessage" in line(call.evidence)
            assert "wallet-payments" in line(call.target_evidence)


def test_databases_and_queues(fleet: Fleet) -> None:
    found = {s.name: ", ".join(f"{d.kind} {d.name}" for d in s.datastores) or "-" for s in fleet.services}
    assert found == dict(rows(STORES))
    for service in fleet.services:
        for store in service.datastores:
            assert store.name is not None
            assert store.name in line(store.evidence)


def test_aws_operations(fleet: Fleet) -> None:
    for name, operations in rows(AWS_CALLS):
        found = " ".join(f"{call.service}:{call.operation}" for call in fleet.service(name).aws_calls)
        assert found == operations


def test_files_on_the_host(fleet: Fleet) -> None:
    for name, read, written in rows(FILES):
        service = fleet.service(name)
        assert (", ".join(f"{f.path} ({f.env})" for f in service.files_read) or "-") == read
        assert (", ".join(f"{f.path} ({f.env})" for f in service.files_written) or "-") == written


def test_routes(fleet: Fleet) -> None:
    for name, answered in rows(ROUTES):
        endpoints = fleet.service(name).endpoints
        assert ", ".join(sorted(f"{one.method} {one.path}" for one in endpoints)) == answered
        assert all(one.path in line(one.evidence) for one in endpoints)


def test_logs_go_to_files_and_one_service_talks_to_an_agent_on_its_host(fleet: Fleet) -> None:
    for service in fleet.services:
        assert (f"/var/log/wallet/{service.name}.log", "file") in [(s.target, s.kind) for s in service.log_sinks]
    agents = [(s.name, a.kind, a.address, line(a.evidence)) for s in fleet.services for a in s.local_agents]
    assert agents == [("notification", "statsd", "localhost:8125", "host = localhost")]


def test_what_deployments_put_on_the_host(fleet: Fleet) -> None:
    found = {(s.name, i.source, i.destination) for s in fleet.services for i in s.installs}
    assert [row for row in rows(INSTALLS) if tuple(row) not in found] == []


def test_what_is_built(fleet: Fleet) -> None:
    for name in ("account", "card", "gateway", "ledger", "payment"):
        build = fleet.service(name).build
        assert build is not None
        assert (build.command, build.artefacts) == (("make", "build"), (f"bin/{name}",))


def test_only_card_ignores_sigterm(fleet: Fleet) -> None:
    stops = {service.name: service.stops_on_sigterm for service in fleet.services}
    assert [name for name, one in stops.items() if one is not None and not one.value] == ["card"]
    card = stops["card"]
    assert card is not None
    assert "signal.Ignore(syscall.SIGTERM)" in line(card.evidence)


def test_the_partner_is_the_only_host_outside(fleet: Fleet) -> None:
    outside = [(s.name, h.host, h.env) for s in fleet.services for h in s.external_hosts]
    assert outside == [("card", "partner.cardnetwork.example", "PARTNER_URL")]


def test_the_environment_has_a_line_that_names_the_variable(fleet: Fleet) -> None:
    variables = [(s.name, variable) for s in fleet.services for variable in s.env]
    assert len(variables) > 30
    for _, variable in variables:
        assert variable.name in line(variable.evidence)
    assert all("AWS_ENDPOINT" in {v.name for v in s.env} for s in fleet.services)


def test_no_secret_and_nothing_left_open(fleet: Fleet) -> None:
    assert [s.secrets for s in fleet.services if s.secrets] == []
    assert fleet.questions == ()


def test_waves(fleet: Fleet) -> None:
    assert [wave.services for wave in fleet.waves] == [
        ("account", "card", "ledger", "notification", "statement"),
        ("payment",),
        ("gateway",),
    ]
    assert "share dynamodb wallet-ledger" in fleet.waves[0].reason
