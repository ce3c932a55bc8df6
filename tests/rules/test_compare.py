"""What counts as new, known and gone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from watari.rules.compare import compare
from watari.rules.fingerprint import Fingerprint, digest_of

A = Fingerprint("a.go", "go-log-file", digest_of("f"))
MARKS = st.builds(
    Fingerprint,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(["r", "s"]),
    st.sampled_from(["t", "u"]),
    st.integers(1, 2),
)


def test_the_same_is_known_and_the_rest_is_new_or_gone() -> None:
    other, third = replace(A, rule="go-pid-file"), replace(A, ordinal=2)
    compared = compare([A, other], [A, third], lambda path: True)
    assert (compared.known, compared.new, compared.gone) == ({A}, {other}, (third,))


def test_a_file_that_moved_takes_its_findings_along() -> None:
    moved = replace(A, path="b.go")
    compared = compare([moved], [A], lambda path: path == "b.go")
    assert (compared.known, compared.new, compared.gone) == ({moved}, set(), ())


def test_a_copy_is_new() -> None:
    copied = replace(A, path="b.go")
    assert compare([A, copied], [A], lambda path: True).new == {copied}


def test_a_file_that_was_there_before_is_not_where_another_moved_to() -> None:
    moved = replace(A, path="b.go")
    assert compare([moved], [A], lambda path: path == "b.go", lambda path: path == "b.go").new == {moved}


def test_one_that_moved_excuses_one_only() -> None:
    two = [replace(A, path="b.go"), replace(A, path="c.go")]
    assert len(compare(two, [A], lambda path: path != "a.go").new) == 1


@given(now=st.sets(MARKS), before=st.sets(MARKS), there=st.sets(st.sampled_from(["a", "b", "c"])))
def test_nothing_is_lost_or_told_twice(now: set[Fingerprint], before: set[Fingerprint], there: set[str]) -> None:
    compared = compare(now, before, lambda path: path in there)
    assert compared.new | compared.known == now
    assert not compared.new & compared.known
    assert set(compared.gone) <= before - now
    assert len(compared.known) + len(compared.gone) == len(before)


@given(before=st.sets(MARKS), there=st.sets(st.sampled_from(["a", "b", "c"])))
def test_against_itself_nothing_is_new(before: set[Fingerprint], there: set[str]) -> None:
    compared = compare(before, before, lambda path: path in there)
    assert not compared.new
    assert not compared.gone
