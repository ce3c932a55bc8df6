"""The Backstage form, held against Backstage's own schemas (``backstage_schemas/``)."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from need import need
from report.fleet.fleets import harbour, hostile

from watari.report.fleet.backstage import Names, entities
from watari.report.survey import View, render

SCHEMAS = Path(__file__).parents[1] / "backstage_schemas"
NAME = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")


def errors(entity: dict[str, Any]) -> list[str]:
    """What the schema of the entity's kind says against it."""
    need(importlib.util.find_spec("jsonschema") is not None, "jsonschema")
    import jsonschema
    import referencing

    loaded = [json.loads(file.read_text("utf-8")) for file in sorted(SCHEMAS.glob("*.json"))]
    resources = [(one["$id"], referencing.Resource.from_contents(one, referencing.jsonschema.DRAFT7)) for one in loaded]
    own = next(one for one in loaded if one["$id"] == f"{'Api' if entity['kind'] == 'API' else entity['kind']}V1alpha1")
    validator = jsonschema.Draft7Validator(own, registry=referencing.Registry().with_resources(resources))
    return [error.message for error in validator.iter_errors(entity)]


@pytest.mark.parametrize("make", [harbour, hostile])
def test_every_entity_fits_backstages_schema(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = list(yaml.safe_load_all(render(make(tmp_path), "backstage", View(None))))  # type: ignore[arg-type]
    assert {one["kind"] for one in found} >= {"Component", "Resource"}
    assert [(one["metadata"]["name"], errors(one)) for one in found if errors(one)] == []
    assert all(NAME.fullmatch(one["metadata"]["name"]) and len(one["metadata"]["name"]) <= 63 for one in found)


def test_the_schemas_refuse_a_wrong_entity(tmp_path: Path) -> None:
    component = entities(harbour(tmp_path))[0]
    del component["spec"]["owner"]
    assert errors(component) != []


def test_relations_lead_to_entities_that_are_there(tmp_path: Path) -> None:
    found = entities(harbour(tmp_path))
    there = {f"{one['kind'].lower()}:default/{one['metadata']['name']}" for one in found}
    named = {ref for one in found for ref in one["spec"].get("dependsOn", [])}
    assert named
    assert named <= there
    desk = next(one for one in found if one["metadata"]["name"] == "desk")
    assert desk["spec"]["providesApis"] == ["desk-http"]
    api = next(one for one in found if one["kind"] == "API")
    assert list(json.loads(api["spec"]["definition"])["paths"]) == ["/ships/{id}"]


def test_what_no_line_says_is_unknown(tmp_path: Path) -> None:
    assert {(one["spec"]["owner"], one["spec"]["lifecycle"]) for one in entities(harbour(tmp_path))} == {
        ("unknown", "unknown")
    }


@given(st.lists(st.text(min_size=1, max_size=120), unique=True, max_size=8))
def test_names_are_valid_and_differ(texts: list[str]) -> None:
    names = Names()
    given_names = [names.of("component", text) for text in texts]
    assert all(NAME.fullmatch(name) and len(name) <= 63 for name in given_names)
    assert len({name.lower() for name in given_names}) == len(texts)
