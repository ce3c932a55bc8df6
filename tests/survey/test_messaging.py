"""How names of channels meet: brokers' wildcards, literals in any notation."""

from __future__ import annotations

import pytest

from watari.model.evidence import Evidence
from watari.survey.channels import Channels
from watari.survey.code.messaging.expressions import Place
from watari.survey.facts import NamedText
from watari.survey.messaging import _dotted, _matches

HERE = Place("shop/main.x", 3, None)


@pytest.mark.parametrize(
    ("pattern", "name", "taken"),
    [
        ("loan.*", "loan.made", True),
        ("loan.*", "loan.made.late", False),
        ("loan.#", "loan.made.late", True),
        ("loan.#", "loan", True),
        ("#.late", "loan.made.late", True),
        ("loan.*", "loans.made", False),
    ],
)
def test_amqp_patterns(pattern: str, name: str, taken: bool) -> None:
    assert _dotted(pattern, name) is taken


@pytest.mark.parametrize(
    ("protocol", "theirs", "name", "taken"),
    [
        ("nats", "seats.>", "seats.sold.front", True),
        ("nats", "seats.*", "seats.sold.front", False),
        ("mqtt", "hall/+/door", "hall/3/door", True),
        ("mqtt", "hall/#", "hall/3/door", True),
        ("mqtt", "hall/+", "hall/3/door", False),
        ("redis", "guest:*", "guest:left", True),
        ("redis", "*", "guest:left", False),
        ("kafka", "seats.*", "seats.sold", False),
        ("sqs", "arn:aws:sqs:eu-west-1:111111111111:jobs", "https://sqs.eu-west-1.amazonaws.com/1/jobs", True),
    ],
)
def test_subscriptions(protocol: str, theirs: str, name: str, taken: bool) -> None:
    assert _matches(protocol, theirs, name) is taken


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        ('"loans"', ["loans"]),
        ('["loans", "returns"]', ["loans", "returns"]),
        ('[]string{"loans"}', ["loans"]),
        ('"loans" + "-" + "late"', ["loans-late"]),
        ("process.env.TOPIC || 'fallback'", ["set"]),
        ("process.env.NOTHING || 'fallback'", ["fallback"]),
        ("Topics.LOANS", ["library.loans"]),
        ("Other.LOANS", []),
        ('configuration["Kafka:Topic"]', ["configured"]),
        ('"${kafka.topic:other}"', ["configured"]),
        ('"${kafka.missing:other}"', ["other"]),
        ("nameof(LoanMade)", ["LoanMade"]),
        ("unknown", []),
        ('headers["topic"]', []),
    ],
)
def test_expressions(expression: str, texts: list[str]) -> None:
    named = [
        NamedText("LOANS", "library.loans", "Topics", Evidence("common/topics.x", 1)),
        NamedText("kafka.topic", "configured", "", Evidence("shop/application.yml", 2), configured=True),
    ]
    held = {"TOPIC": ("set", Evidence("compose.yml", 4))}
    channels = Channels([], named, held.get)
    assert [one.text for one in channels.texts(expression, HERE)] == texts
