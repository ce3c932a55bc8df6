"""Severity: the way from main, and what an error does to the process."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Tree


def test_the_way_from_main_through_packages_makes_it_block_the_start(tree: Tree) -> None:
    tree.write(
        "meta/meta.go",
        """
        package meta
        import (
            "fmt"
            "github.com/aws/aws-sdk-go/aws/ec2metadata"
        )
        type Host struct{ m *ec2metadata.EC2Metadata }
        func New() *Host { return nil }
        func (h *Host) ID() (string, error) {
            id, err := h.m.GetMetadata("instance-id")
            if err != nil {
                return "", fmt.Errorf("id: %w", err)
            }
            return id, nil
        }
        """,
    )
    tree.write(
        "main.go",
        """
        package main
        import (
            "log"
            "example.com/shop/meta"
        )
        func main() {
            if err := run(); err != nil {
                log.Fatal(err)
            }
        }
        func run() error {
            _, err := meta.New().ID()
            return err
        }
        """,
    )
    finding = tree.only("go-instance-id-from-metadata")
    assert finding.severity == "blocks-start"
    assert finding.way == ("main main.go:7", "run main.go:12", "Host.ID meta/meta.go:9")


OUTCOMES = {
    "if _, err := c.Region(); err != nil { panic(err) }": "blocks-start",
    "if _, err := c.Region(); err != nil { die(err) }": "blocks-start",
    "if _, err := c.Region(); err != nil { return }": "blocks-start",
    "if _, err := c.Region(); err == nil { println() } else { os.Exit(2) }": "blocks-start",
    "_, err := c.Region(); if err != nil { panic(err) }": "blocks-start",
    "func() { if _, err := c.Region(); err != nil { panic(err) } }()": "blocks-start",
    "if _, err := c.Region(); err != nil { log.Print(err) }": "misbehaves",
    "_, _ = c.Region()": "misbehaves",
    "go func() { if _, err := c.Region(); err != nil { panic(err) } }()": "misbehaves",
    "handle(func() { if _, err := c.Region(); err != nil { panic(err) } })": "misbehaves",
}


@pytest.mark.parametrize(("body", "severity"), OUTCOMES.items())
def test_severity_says_what_the_error_does(tree: Tree, body: str, severity: str) -> None:
    tree.write(
        "main.go",
        """
        package main
        import (
            "log"
            "os"
            "github.com/aws/aws-sdk-go/aws/ec2metadata"
        )
        var c *ec2metadata.EC2Metadata
        func handle(func()) {}
        func die(err error) {
            log.Print(err)
            os.Exit(1)
        }
        func main() {
            BODY
        }
        """.replace("BODY", body),
    )
    assert tree.only("go-region-from-imds").severity == severity


def test_a_handler_that_nobody_calls_at_start_only_misbehaves(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func serve(c *ec2metadata.EC2Metadata) error {
            _, err := c.Region()
            return err
        }
        func main() {
            handle("/", serve)
        }
        func handle(string, any) {}
        """,
    )
    finding = tree.only("go-region-from-imds")
    assert (finding.severity, finding.way) == ("misbehaves", ())
