"""Which grammar reads a file."""

from __future__ import annotations

import pytest

from watari.rules.languages import grammar_of


@pytest.mark.parametrize(
    ("path", "grammar"),
    [
        ("main.tf", "hcl"),
        ("packer/ami.pkr.hcl", "hcl"),
        ("user_data.sh.tftpl", "bash"),
        ("task-definitions/web.json.tpl", "json"),
        ("config/cable.yml.erb", "yaml"),
        ("Rakefile", "ruby"),
        ("views/index.rb.erb", None),
        ("settings.py.j2", None),
        ("page.tpl", None),
    ],
)
def test_a_template_of_a_document_is_read_as_the_document(path: str, grammar: str | None) -> None:
    assert grammar_of(path) == grammar
