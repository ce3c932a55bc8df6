"""The recipe that fits a Go finding, and the bytes that its edit replaces."""

from __future__ import annotations

from tests.rules.conftest import Tree


def test_forced_credentials_are_one_finding_over_the_whole_value(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import (
            "github.com/aws/aws-sdk-go/aws/credentials"
            "github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
            "github.com/aws/aws-sdk-go/aws/ec2metadata"
        )
        var creds = credentials.NewCredentials(&ec2rolecreds.EC2RoleProvider{
            Client: ec2metadata.New(nil),
        })
        """,
    )
    (finding,) = tree.findings()
    assert (finding.rule, finding.severity, finding.edit) == (
        "go-instance-profile-credentials",
        "blocks-start",
        "portable",
    )
    assert (finding.line, finding.end_line) == (7, 9)
    assert tree.edited(finding).startswith("credentials.NewCredentials(&ec2rolecreds")


def test_the_option_around_credentials_is_left_out(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import (
            "github.com/aws/aws-sdk-go-v2/aws"
            "github.com/aws/aws-sdk-go-v2/config"
            "github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
        )
        var creds = aws.NewCredentialsCache(ec2rolecreds.New())
        func main() {
            config.LoadDefaultConfig(nil, config.WithCredentialsProvider(ec2rolecreds.New()))
        }
        """,
    )
    assert [tree.edited(one) for one in tree.findings()] == [
        "aws.NewCredentialsCache(ec2rolecreds.New())",
        "ec2rolecreds.New()",
    ]


def test_a_guard_goes_around_the_call_of_a_function_that_does_nothing_else(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func main() {
            go watch(nil)
        }
        func watch(c *ec2metadata.EC2Metadata) {
            for {
                action, err := c.GetMetadata("spot/instance-action")
                if err == nil {
                    println(action)
                }
            }
        }
        """,
    )
    finding = tree.only("go-spot-polling-of-metadata")
    assert (finding.line, finding.edit, tree.edited(finding)) == (8, "guard", "go watch(nil)")


def test_a_guard_is_never_put_inside_a_loop(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func main() {
            go watch(nil)
            go watch(nil)
        }
        func watch(c *ec2metadata.EC2Metadata) {
            for {
                action, err := c.GetMetadata("spot/instance-action")
                if err == nil {
                    println(action)
                }
            }
        }
        """,
    )
    assert tree.edited(tree.only("go-spot-polling-of-metadata")).startswith("for {")


def test_no_guard_where_a_name_escapes(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import "github.com/aws/aws-sdk-go/aws/ec2metadata"
        func action(c *ec2metadata.EC2Metadata) string {
            a, _ := c.GetMetadata("spot/instance-action")
            return a
        }
        """,
    )
    finding = tree.only("go-spot-polling-of-metadata")
    assert finding.edit == "none"
    assert "leaves the statement" in finding.edit_reason


def test_a_function_with_other_work_is_not_guarded_as_a_whole(tree: Tree) -> None:
    tree.write(
        "main.go",
        """
        package main
        import (
            "os"
            "strconv"
        )
        func main() {
            if err := run(); err != nil {
                os.Exit(1)
            }
        }
        func run() error {
            if err := os.WriteFile("/run/a.pid", []byte(strconv.Itoa(os.Getpid())), 0o644); err != nil {
                return err
            }
            return serve()
        }
        func serve() error { return nil }
        """,
    )
    assert tree.edited(tree.only("go-pid-file")).startswith("if err := os.WriteFile(")
