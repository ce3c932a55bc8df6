"""Action lists: a change of weights keeps everything else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watari.aws import forward
from watari.aws.forward import WeightedGroup
from watari.errors import PlanRefused

OIDC = {
    "Type": "authenticate-oidc",
    "Order": 1,
    "AuthenticateOidcConfig": {"Issuer": "https://login.example", "ClientId": "me"},
}


def rule(*groups: tuple[str, int], sticky: int = 0) -> list[dict[str, Any]]:
    listed = [{"TargetGroupArn": arn, "Weight": weight} for arn, weight in groups]
    stickiness = {"Enabled": bool(sticky), **({"DurationSeconds": sticky} if sticky else {})}
    config = {"TargetGroups": listed, "TargetGroupStickinessConfig": stickiness}
    return [OIDC, {"Type": "forward", "Order": 2, "ForwardConfig": config}]


GROUPS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.integers(0, 999)), min_size=1, max_size=5, unique_by=lambda g: g[0]
)


@given(GROUPS, st.integers(0, 999), st.integers(0, 3600))
def test_new_weights_keep_the_rest(groups: list[tuple[str, int]], weight: int, sticky: int) -> None:
    before = rule(*groups, sticky=sticky)
    after = forward.with_weights(before, {groups[0][0]: weight})
    assert forward.groups(after)[0] == WeightedGroup(groups[0][0], weight)
    assert forward.groups(after)[1:] == forward.groups(before)[1:]
    assert after[0] == OIDC
    assert forward.stickiness_seconds(after) == sticky
    assert forward.groups(before) == tuple(WeightedGroup(*one) for one in groups), "the input stays as it was"


def test_a_rule_with_one_group_in_the_short_form_becomes_weighted() -> None:
    after = forward.with_group([{"Type": "forward", "TargetGroupArn": "ec2"}], "fargate", 0)
    assert forward.groups(after) == (WeightedGroup("ec2", 1), WeightedGroup("fargate", 0))
    assert "TargetGroupArn" not in after[0], "AWS refuses both forms at once"


def test_a_group_that_is_there_keeps_its_weight() -> None:
    assert forward.groups(forward.with_group(rule(("a", 7), ("b", 3)), "b", 0))[1].weight == 3


def test_a_sixth_group_is_refused() -> None:
    with pytest.raises(PlanRefused, match="already forwards to 5"):
        forward.with_group(rule(*((one, 1) for one in "abcde")), "f", 0)


def test_a_rule_that_does_not_forward_is_refused() -> None:
    fixed = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
    assert forward.groups(fixed) == ()
    with pytest.raises(PlanRefused, match="does not forward"):
        forward.with_group(fixed, "a", 0)


def test_the_last_group_with_weight_is_not_taken_out() -> None:
    with pytest.raises(PlanRefused, match="forward to nothing"):
        forward.without_group(rule(("a", 5), ("b", 0)), "a")
    assert forward.groups(forward.without_group(rule(("a", 0), ("b", 5)), "a")) == (WeightedGroup("b", 5),)


def test_weights_of_an_unknown_group_are_refused() -> None:
    with pytest.raises(PlanRefused, match="does not forward to x"):
        forward.with_weights(rule(("a", 5)), {"x": 1})


def test_a_client_secret_that_aws_never_shows_is_asked_to_stay() -> None:
    written = forward.writable(rule(("a", 5)))
    assert written[0]["AuthenticateOidcConfig"]["UseExistingClientSecret"] is True
    assert "UseExistingClientSecret" not in OIDC["AuthenticateOidcConfig"]  # type: ignore[operator]
