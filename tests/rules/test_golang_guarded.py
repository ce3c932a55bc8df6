"""What the ECS flag or a platform check keeps from running on Fargate is no finding in Go."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Tree

GUARDED = [
    'if os.Getenv("ECS_CONTAINER_METADATA_URI_V4") == "" { ask() }',
    'if os.Getenv("ECS_CONTAINER_METADATA_URI_V4") != "" { return } else { ask() }',
    'if os.Getenv("AWS_EXECUTION_ENV") == "AWS_ECS_FARGATE" { return }; ask()',
    'onECS := os.Getenv("ECS_CONTAINER_METADATA_URI_V4") != ""; if !onECS { ask() }',
    'if _, ok := os.LookupEnv("ECS_CONTAINER_METADATA_URI_V4"); !ok { ask() }',
    "if !hosted() { ask() }",
]
FLAGGED = [
    "if !config.GetEnvValue().EcsFlag.Flag { ask() }",
    "if ecsflag.On() { return }; ask()",
]
UNGUARDED = [
    'if os.Getenv("ECS_CONTAINER_METADATA_URI_V4") != "" { ask() }',
    'if os.Getenv("DEBUG") == "" { ask() }',
    "if hosted() { ask() }",
    'if hosted() { println("on ECS") }; ask()',
    "if config.GetEnvValue().EcsFlag.Flag { ask() }",
]
SOURCE = """
package main
import (
    "os"
    "github.com/aws/aws-sdk-go/aws/ec2metadata"
)
func hosted() bool { return os.Getenv("ECS_CONTAINER_METADATA_URI_V4") != "" }
func main() { BODY }
"""
ASK = "_, _ = ec2metadata.New(nil).Region()"


@pytest.mark.parametrize("body", FLAGGED)
def test_what_the_flag_guards_is_no_finding(tree: Tree, body: str) -> None:
    tree.write("main.go", SOURCE.replace("BODY", body.replace("ask()", ASK)))
    assert tree.findings() == ()


@pytest.mark.parametrize("body", GUARDED)
def test_what_a_question_to_the_environment_guards_is_only_told(tree: Tree, body: str) -> None:
    tree.write("main.go", SOURCE.replace("BODY", body.replace("ask()", ASK)))
    (finding,) = tree.findings()
    assert (finding.rule, finding.severity, finding.edit) == ("go-region-from-imds", "operational", "none")


@pytest.mark.parametrize("body", GUARDED)
def test_a_line_that_asks_no_metadata_is_no_finding_behind_such_a_question(tree: Tree, body: str) -> None:
    tree.write("main.go", SOURCE.replace("BODY", body.replace("ask()", 'println("/etc/shop/shop.yaml")')))
    assert [one.rule for one in tree.findings()] == []


@pytest.mark.parametrize("body", UNGUARDED)
def test_unguarded(tree: Tree, body: str) -> None:
    tree.write("main.go", SOURCE.replace("BODY", body.replace("ask()", ASK)))
    assert [one.rule for one in tree.findings()] == ["go-region-from-imds"]
