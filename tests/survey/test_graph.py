"""Walks through the value graph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from watari.survey.graph import Graph

_EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


def _graph(edges: list[tuple[int, int]]) -> Graph:
    graph = Graph()
    for source, target in edges:
        graph.join((str(source),), [(str(target),)])
    return graph


def test_a_walk_tells_the_shortest_distance_and_ends_in_a_circle() -> None:
    graph = _graph([(0, 1), (1, 2), (0, 2), (2, 0), (2, 3)])
    assert dict(graph.walk(("0",))) == {("0",): 0, ("1",): 1, ("2",): 1, ("3",): 2}


def test_a_walk_from_an_unknown_node_is_empty() -> None:
    assert list(_graph([(0, 1)]).walk(("7",))) == []


def test_a_long_chain_is_no_recursion() -> None:
    graph = _graph(list(pairwise(range(5000))))
    assert graph.marked(graph.leading_to([("4999",)]), ("0",))


@given(_EDGES, st.integers(0, 9), st.integers(0, 9))
def test_a_mark_says_what_a_walk_says(edges: list[tuple[int, int]], start: int, end: int) -> None:
    graph = _graph(edges)
    marks = graph.leading_to([(str(end),)])
    reached = dict(graph.walk((str(start),)))
    assert graph.marked(marks, (str(start),)) == ((str(end),) in reached)


@given(_EDGES, st.integers(0, 9), st.integers(0, 9))
def test_a_walk_within_marks_misses_no_end(edges: list[tuple[int, int]], start: int, end: int) -> None:
    graph = _graph(edges)
    marks = graph.leading_to([(str(end),)])
    whole, within = dict(graph.walk((str(start),))), dict(graph.walk((str(start),), marks))
    assert whole.get((str(end),)) == within.get((str(end),))
