"""botocore's exceptions become sentences."""

from __future__ import annotations

import pytest
import small_account
from botocore import exceptions

from watari.aws import connect
from watari.aws.errors import AwsRefused, told
from watari.errors import AwsFailed, CredentialsMissing, UsageError


def refused(code: str) -> exceptions.ClientError:
    return exceptions.ClientError({"Error": {"Code": code, "Message": "Because."}}, "DescribeRules")


@pytest.mark.parametrize("code", ["AccessDenied", "ExpiredTokenException", "UnauthorizedOperation"])
def test_not_being_let_in_is_about_credentials(code: str) -> None:
    with pytest.raises(CredentialsMissing, match=r"DescribeRules: Because\. .*AWS_PROFILE"), told():
        raise refused(code)


def test_another_refusal_keeps_its_code() -> None:
    with (
        pytest.raises(AwsRefused, match=r"AWS refused DescribeRules: Because \(RuleNotFound\)\.") as found,
        told(),
    ):
        raise refused("RuleNotFound")
    assert found.value.code == "RuleNotFound"
    assert isinstance(found.value, AwsFailed)


def test_no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    small_account.credentials(monkeypatch)
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(CredentialsMissing, match="No usable AWS credentials"):
        connect("eu-west-1", "http://127.0.0.1:9").ecs.service("a", "b")


def test_an_unknown_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    small_account.credentials(monkeypatch)
    with pytest.raises(CredentialsMissing, match="nobody"):
        _ = connect("eu-west-1", profile="nobody").ecs


def test_an_endpoint_that_is_no_url(monkeypatch: pytest.MonkeyPatch) -> None:
    small_account.credentials(monkeypatch)
    with pytest.raises(UsageError, match="--endpoint-url"):
        _ = connect("eu-west-1", "nowhere").ecs


def test_a_programming_error_stays_one() -> None:
    with pytest.raises(KeyError), told():
        raise KeyError("x")
