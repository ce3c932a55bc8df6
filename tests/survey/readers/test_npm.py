"""Which packages of a JavaScript repository are programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from watari.survey.facts import BuildFile
from watari.survey.readers import Source
from watari.survey.readers.npm import NpmReader


def build_files(path: str, data: dict[str, Any]) -> list[BuildFile]:
    facts = NpmReader().read(Source(path, json.dumps(data, indent=2).encode()))
    return [fact for fact in facts if isinstance(fact, BuildFile)]


@pytest.mark.parametrize(
    ("data", "runnable"),
    [
        ({"scripts": {"start": "node server.js"}}, True),
        ({"scripts": {"start:prod": "node dist/main"}}, True),
        ({"scripts": {"start": "next start"}}, True),
        ({"scripts": {"build": "tsc", "dev": "nodemon"}}, True),
        ({"scripts": {"dev": "vite"}}, False),
        ({"scripts": {"dev": "tsup --watch"}}, False),
        ({"scripts": {"build": "tsc"}}, False),
        ({"scripts": {"start": "tsc --watch"}}, False),
        ({"scripts": {"start": "turbo run start"}}, False),
        ({"scripts": {"start": "node server.js"}, "workspaces": ["apps/*"]}, False),
        ({"scripts": {"start": "expo start"}, "dependencies": {"expo": "51"}}, False),
    ],
)
def test_runs(data: dict[str, Any], runnable: bool) -> None:
    assert [one.runnable for one in build_files("quay/package.json", data)] == [runnable]


def test_applications_of_a_nest_monorepo() -> None:
    projects = {
        "gate": {"type": "application", "root": "apps/gate"},
        "common": {"type": "library", "root": "libs/common"},
    }
    found = build_files("nest-cli.json", {"monorepo": True, "projects": projects})
    assert [(one.folder, one.name, one.runnable) for one in found] == [("apps/gate", "gate", True)]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"name": "quay", "projectType": "application", "targets": {"serve": {}}}, ["quay"]),
        ({"name": "quay-e2e", "projectType": "application", "targets": {"serve": {}}}, []),
        ({"name": "ropes", "projectType": "library", "targets": {"build": {}}}, []),
    ],
)
def test_applications_of_an_nx_workspace(data: dict[str, Any], found: list[str]) -> None:
    assert [one.name for one in build_files("apps/quay/project.json", data)] == found


def test_broken_json_is_said() -> None:
    with pytest.raises(ValueError, match="is not JSON"):
        list(NpmReader().read(Source("package.json", b"{")))
