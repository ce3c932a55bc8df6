"""Which Go files are checked, and how their findings are addressed."""

from __future__ import annotations

from tests.rules.conftest import Tree
from watari.model.evidence import Evidence
from watari.model.fleet import Fleet, Service
from watari.rules.run import check


def test_the_generated_flag_package_and_tests_are_never_found(tree: Tree) -> None:
    source = """
        package ecsflag
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func Region(c *ec2metadata.EC2Metadata) (string, error) { return c.Region() }
        """
    tree.write("internal/ecsflag/ecsflag.go", source)
    tree.write("meta_test.go", source.replace("ecsflag\n", "main\n"))
    tree.write("vendor/example.com/x/x.go", source)
    assert tree.findings() == ()


def test_a_tree_from_before_modules(tree: Tree) -> None:
    (tree.root / "go.mod").unlink()
    tree.write(
        "ebs/ebs.go",
        """
        package ebs
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        type service struct{ m *ec2metadata.EC2Metadata }
        func on() bool {
            s := &service{}
            return s.m.Available()
        }
        """,
    )
    assert tree.only("go-metadata-available").line == 6


def test_byte_offsets_count_bytes(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        // 渡り鳥の設定
        func main() { _ = "東京"; ec2metadata.New(nil).Region() }
        """,
    )
    assert tree.edited(tree.only("go-region-from-imds")) == "ec2metadata.New(nil).Region()"


def test_a_finding_belongs_to_the_service_with_the_longest_path(tree: Tree) -> None:
    tree.write(
        "a/b/main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func main() { ec2metadata.New(nil) }
        """,
    )
    tree.write(
        "ab/main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func main() { ec2metadata.New(nil) }
        """,
    )
    here = Evidence("a", 1)
    services = (Service("outer", "a", ("go",), here), Service("inner", "a/b", ("go",), here))
    found = check(Fleet(str(tree.root), services)).findings
    assert [(one.path, one.service) for one in found] == [("a/b/main.go", "inner"), ("ab/main.go", "")]


def test_a_broken_file_is_searched_all_the_same(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func main() { ec2metadata.New(nil).Region() }
        func broken( {
        """,
    )
    assert tree.only("go-region-from-imds").line == 3
