"""Hosts in values: URLs, resolvers of gRPC, names for discovery, this machine."""

from __future__ import annotations

import pytest

from watari.survey.addresses import address_of
from watari.survey.configkeys import Keys
from watari.survey.facts import CodeFile
from watari.survey.readers import Source
from watari.survey.readers.code import CodeReader


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("http://stock:8080/items", "stock"),
        ("dns:///stock.shop.svc:9000", "stock.shop.svc"),
        ("passthrough:///stock:9000", "stock"),
        ("k8s://shop/stock:9000", "stock"),
        ("discovery:///shop.stock", "shop.stock"),
        ("consul://10.0.0.1:8500/stock?wait=14s", "stock"),
        ("etcd:///stock", "stock"),
        ("direct:///127.0.0.1:9000", None),
        ("localhost:9000", None),
    ],
)
def test_the_host_of_a_value(value: str, host: str | None) -> None:
    address = address_of(value)
    assert (address.host if address else None) == host


def test_keys_are_asked_for_by_field_section_and_text() -> None:
    text = b'package a\nfunc f(c C) {\n dial(c.StockService.Addr)\n open(c.CartConf)\n viper.Get("mail.host")\n}\n'
    keys = Keys(fact for fact in CodeReader().read(Source("a/a.go", text)) if isinstance(fact, CodeFile))
    assert ".StockService.Addr" in keys.fields("stock_service.addr")
    assert keys.fields("cart-conf.etcd.key") == {".CartConf"}
    assert keys.texts("mail.host") == {"mail.host"}
    assert keys.fields("redis.url") == set()
