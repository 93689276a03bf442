from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from navigator.insights.step_graph import StepGraph

NAMES = [f"n{i}" for i in range(9)]
edges = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4))


def reachable(graph: StepGraph, start: str) -> set[str]:
    found: set[str] = set()
    todo = list(graph.waits_for[start])
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo.extend(graph.waits_for[node])
    return found


@given(edges)
def test_groups_are_exactly_the_nodes_that_wait_for_each_other(waits: dict[str, list[str]]) -> None:
    graph = StepGraph(NAMES, waits)
    ahead = {node: reachable(graph, node) for node in NAMES}
    assert sorted(node for group in graph.groups for node in group) == NAMES
    for group in graph.groups:
        for node in NAMES:
            together = node in group
            for other in group:
                assert together == (node == other or (node in ahead[other] and other in ahead[node]))


@given(edges)
def test_groups_come_after_what_they_wait_for(waits: dict[str, list[str]]) -> None:
    graph = StepGraph(NAMES, waits)
    position = {node: index for index, group in enumerate(graph.groups) for node in group}
    for node in NAMES:
        assert all(position[other] <= position[node] for other in graph.waits_for[node])


@given(edges)
def test_each_loop_is_a_ring_and_no_ring_is_missed(waits: dict[str, list[str]]) -> None:
    graph = StepGraph(NAMES, waits)
    for loop in graph.loops:
        for node, following in zip(loop, (*loop[1:], loop[0]), strict=True):
            assert following in graph.waits_for[node]
    ringed = {node for node in NAMES if node in reachable(graph, node)}
    groups = [set(group) for group in graph.groups if ringed & set(group)]
    assert len(graph.loops) == len(groups)
    assert all(any(set(loop) <= group for group in groups) for loop in graph.loops)


@given(edges, st.permutations(range(9)))
def test_the_order_holds_every_node_after_what_it_waits_for(
    waits: dict[str, list[str]], ranks: list[int]
) -> None:
    graph = StepGraph(NAMES, waits)
    order = graph.order(dict(zip(NAMES, ranks, strict=True)))
    assert sorted(order) == NAMES
    group_of = {node: group for group in graph.groups for node in group}
    for node in NAMES:
        for other in graph.waits_for[node]:
            assert order.index(other) < order.index(node) or group_of[other] == group_of[node]


@given(edges)
def test_behind_a_node_stands_all_that_waits_for_it_at_any_remove(waits: dict[str, list[str]]) -> None:
    graph = StepGraph(NAMES, waits)
    for node in NAMES:
        expected = {other for other in NAMES if node in reachable(graph, other)}
        assert set(graph.behind(node)) == expected
        assert graph.count_behind(node) == len(expected)


@given(edges, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_path_is_a_way_and_is_found_whenever_there_is_one(
    waits: dict[str, list[str]], start: str, end: str
) -> None:
    graph = StepGraph(NAMES, waits)
    way = graph.path(start, end)
    assert bool(way) == (end in reachable(graph, start))
    for node, following in pairwise(way):
        assert following in graph.waits_for[node]
    if way:
        assert (way[0], way[-1]) == (start, end)


def test_what_an_important_step_waits_for_is_drawn_forward() -> None:
    graph = StepGraph("abc", {"a": ["c"]})
    assert graph.order({"a": 1, "b": 2, "c": 9}) == ("c", "a", "b")
