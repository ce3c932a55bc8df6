"""What is special to Ruby: constants, methods that look like variables, and what only runs in development."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_script_origins import origins, probed, project
from watari.rules.platform import asks, in_production
from watari.rules.script.origins import Origins

TEXTS = {
    "a local variable": ("host = '1.2.3.4'\nprobe(host)", "1.2.3.4"),
    "a local variable in a template": ("host = '1.2.3.4'\nprobe(\"http://#{host}/a\")", "http://1.2.3.4/a"),
    "a method": ("class A\n def host\n  'h'\n end\n def f\n  probe(\"#{host}/a\")\n end\nend", "h/a"),
    "a frozen constant": ("H = 'h'.freeze\nprobe(H)", "h"),
    "a constant of a module": ("module A\n H = 'h'\nend\nprobe(\"#{A::H}/x\")", "h/x"),
    "two assignments": ("h = 'a'\nh = 'b'\nprobe(h)", None),
    "the environment, with a default": ("probe(ENV.fetch('H', 'h'))", None),
    "the environment, with a block": ("probe(ENV.fetch('H') { 'h' })", None),
    "the environment, or a text": ("probe(ENV['H'] || 'h')", None),
    "an URI": ("H = 'h'\nprobe(URI(\"http://#{H}/a\"))", "http://h/a"),
}
ORIGINS = {
    "a block that memoizes": (
        "class A\n def c\n  @c ||= begin\n   x = 1\n   Aws::X.new(x)\n  end\n end\n def f\n  probe(c)\n end\nend",
        {"Aws::X()"},
    ),
    "a namespace that the tree opens too": ("module Aws\n class Own\n end\nend\nprobe(Aws::X.new)", {"Aws::X()"}),
    "a class of the tree's own": ("class Redis\n def initialize\n end\nend\nprobe(Redis.new)", set()),
}


@pytest.mark.parametrize(("source", "expected"), TEXTS.values(), ids=list(TEXTS))
def test_text(source: str, expected: str | None, tmp_path: Path) -> None:
    made = project(tmp_path, {"probing.rb": source})
    file = made.file("probing.rb")
    assert file is not None
    assert Origins(made).text(probed(file).arguments[0], file) == expected


@pytest.mark.parametrize(("source", "expected"), ORIGINS.values(), ids=list(ORIGINS))
def test_origin(source: str, expected: set[str], tmp_path: Path) -> None:
    assert origins(project(tmp_path, {"probing.rb": source}), "probing.rb") == expected


def test_a_constant_of_another_file(tmp_path: Path) -> None:
    made = project(tmp_path, {"lib/host.rb": "module Host\n  ADDRESS = 'h'\nend\n", "a.rb": "probe(Host::ADDRESS)"})
    file = made.file("a.rb")
    assert file is not None
    assert Origins(made).text(probed(file).arguments[0], file) == "h"


CONDITIONS = {
    "Rails.env.production?": True,
    "(Rails.env.development?)": False,
    "!Rails.env.production?": False,
    "(Rails.env.development? || Rails.env.test?)": False,
    "Rails.env.development? && ENV['X']": False,
    "Rails.env.production? && ENV['X']": None,
    "Rails.env.development? || ENV['X']": None,
    "ENV['RACK_ENV'] == 'development'": False,
    "ENV.fetch('RAILS_ENV', 'development') == 'production'": True,
    "%w[development test].include?(Rails.env)": False,
    "%w(development test).include? ENV['RAILS_ENV']": False,
    "process.env.NODE_ENV !== 'production'": False,
    "settings.development?": False,
    "ENV['SOCKET']": None,
}


@pytest.mark.parametrize(("condition", "holds"), CONDITIONS.items())
def test_whether_a_condition_holds_in_production(condition: str, holds: bool | None) -> None:
    assert in_production(condition) is holds


def test_ecs_on_ec2_is_not_fargate() -> None:
    assert asks("ENV['AWS_EXECUTION_ENV'] == 'AWS_ECS_EC2'", ()) is False
    assert asks("ENV['AWS_EXECUTION_ENV'] == 'AWS_ECS_FARGATE'", ()) is True
