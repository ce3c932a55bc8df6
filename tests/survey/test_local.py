"""Addresses of this machine: whom a port means, and where nothing can be said."""

from __future__ import annotations

import pytest

from watari.survey.local import LocalPorts, port_of
from watari.survey.names import Names


@pytest.mark.parametrize(
    ("value", "port"),
    [
        ("http://localhost:5080/fares", 5080),
        ("https://LOCALHOST:5081", 5081),
        ("127.0.0.1:9000", 9000),
        ("http://[::1]:8080", 8080),
        ("http://host.docker.internal:8082/", 8082),
        ("dns:///localhost:9000", 9000),
        ("localhost", None),
        ("http://localhost/fares", None),
        ("http://localhosts:5080", None),
        ("http://fares:5080", None),
        ("Server=localhost:5080;Database=fares", None),
        ("localhost:5432", None),
        ("http://localhost:9411/api/v2/spans", None),
        ("redis://localhost:6379", None),
    ],
)
def test_the_port_of_an_address_without_a_name(value: str, port: int | None) -> None:
    assert port_of(value) == port


def test_a_port_means_the_one_other_service_that_listens_there() -> None:
    ports = LocalPorts()
    ports.add("stock", 9000)
    ports.add("cart", 9001)
    ports.add("mail", 9001)
    assert ports.service("shop", "http://localhost:9000/items") == "stock"
    assert ports.service("shop", "localhost:9001") is None, "two services listen there"
    assert ports.service("stock", "127.0.0.1:9000") is None, "a service does not call itself"
    assert ports.service("cart", "localhost:9001") is None, "nor is it known that the other one is meant"
    assert ports.service("shop", "localhost:9002") is None


def test_a_database_of_the_fleet_is_no_service_behind_a_port() -> None:
    ports = LocalPorts()
    ports.add("stock", 5432)
    assert ports.service("shop", "http://localhost:5432") is None


def test_a_service_found_by_its_port_is_likely_and_no_more() -> None:
    names = Names([])
    names.local.add("stock", 9000)
    found = names.address("shop", "localhost:9000")
    assert found is not None
    assert names.service(found) == ("stock", "likely")
    named = names.address("shop", "http://elsewhere:9000")
    assert named is not None
    assert names.service(named) is None, "an address with a name is found by its name alone"
