"""Imports, scopes and values: what a Go expression stands for, in whatever file."""

from __future__ import annotations

import pytest

from tests.rules.conftest import Tree


def test_a_client_kept_in_a_field_is_followed_into_another_file(tree: Tree) -> None:
    tree.write(
        "a.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        type host struct{ meta *ec2metadata.EC2Metadata }
        """,
    )
    tree.write(
        "b.go",
        """
        package main
        func id(h *host) (string, error) { return h.meta.GetMetadata("instance-id") }
        """,
    )
    finding = tree.only("go-instance-id-from-metadata")
    assert (finding.path, finding.line, finding.subject, finding.edit) == (
        "b.go",
        2,
        "instance-id",
        "adapter",
    )
    assert tree.edited(finding) == 'h.meta.GetMetadata("instance-id")'


def test_a_client_that_a_function_of_another_package_gives(tree: Tree) -> None:
    tree.write(
        "meta/meta.go",
        """
        package meta
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func Open() *ec2metadata.EC2Metadata { return nil }
        """,
    )
    tree.write(
        "main.go",
        """
        package main
        import (
            "example.com/shop/meta"
        )
        func main() { meta.Open().Region() }
        """,
    )
    assert tree.only("go-region-from-imds").line == 5


@pytest.mark.parametrize(
    "body",
    [
        "for _, c := range []*ec2metadata.EC2Metadata{nil} { c.Region() }",
        'm := map[string]*ec2metadata.EC2Metadata{}; m["a"].Region()',
        "var c *ec2metadata.EC2Metadata; if true { c.Region() }",
        "c := new(ec2metadata.EC2Metadata); (c).Region()",
        "f := ec2metadata.New(nil).Region; _ = f",
        "func(c *ec2metadata.EC2Metadata) { c.Region() }(nil)",
        "type wrapper struct{ *ec2metadata.EC2Metadata }; var w wrap; w.Region()",
    ],
)
def test_values_are_followed_through_go_s_ways_to_hold_them(tree: Tree, body: str) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        type wrap struct{ *ec2metadata.EC2Metadata }
        func main() {
        BODY
        }
        """.replace("BODY", body),
    )
    assert tree.only("go-region-from-imds").line == 5


def test_a_shadowed_import_is_another_thing(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        var _ *ec2metadata.EC2Metadata
        type t struct{}
        func (t) New() int { return 0 }
        func main() { ec2metadata := t{}; ec2metadata.New() }
        """,
    )
    assert tree.findings() == ()


def test_dot_import(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import . "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func main() { New(nil).Region() }
        """,
    )
    assert tree.only("go-region-from-imds").line == 3


def test_a_path_put_together_from_constants(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
        const base = "placement/"
        func zone(c *imds.Client) {
            in := &imds.GetMetadataInput{Path: base + "availability-zone"}
            c.GetMetadata(nil, in)
        }
        """,
    )
    assert tree.only("go-availability-zone-from-metadata").line == 6


def test_a_path_that_can_change_is_not_guessed(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func get(c *ec2metadata.EC2Metadata) {
            p := "instance-id"
            if true {
                p = "ami-id"
            }
            c.GetMetadata(p)
        }
        """,
    )
    finding = tree.only("go-metadata-request")
    assert (finding.subject, finding.edit) == ("metadata-path", "adapter")
