"""Who waits for whom, as a graph of plain ids: loops, a workable order, and what stands behind what.

Knows nothing of cases or dates, so that a *what if* can build a graph of its own and ask the same
questions. An edge goes from what waits to what it waits for.
"""

import heapq
from collections import deque
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any


class StepGraph:
    """A directed graph over ids that may hold loops; edges to ids that are not nodes are left out."""

    def __init__(self, nodes: Iterable[str], waits_for: Mapping[str, Iterable[str]]) -> None:
        self.nodes = tuple(dict.fromkeys(nodes))
        self.waits_for: dict[str, tuple[str, ...]] = dict.fromkeys(self.nodes, ())
        waited_by: dict[str, list[str]] = {}
        known = self.waits_for
        for node in self.nodes:
            found = waits_for.get(node)
            if found:
                others = tuple(dict.fromkeys([other for other in found if other in known]))
                known[node] = others
                for other in others:
                    waited_by.setdefault(other, []).append(node)
        self.waited_by: dict[str, tuple[str, ...]] = dict.fromkeys(self.nodes, ())
        self.waited_by.update((node, tuple(others)) for node, others in waited_by.items())

    @cached_property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The strongly connected groups, each after all that it waits for.

        A node outside every loop is a group of its own. Most plans have no loop, and for those counting what
        is still missing (Kahn 1962) is several times faster than looking for loops.
        """
        missing = {node: len(others) for node, others in self.waits_for.items()}
        order = [node for node, count in missing.items() if not count]
        for node in order:  # grows while it is gone through
            for later in self.waited_by[node]:
                missing[later] -= 1
                if not missing[later]:
                    order.append(later)
        return tuple((node,) for node in order) if len(order) == len(self.nodes) else self._with_loops()

    def _with_loops(self) -> tuple[tuple[str, ...], ...]:
        """The groups where there is a loop (Tarjan 1972, without recursion)."""
        found: list[tuple[str, ...]] = []
        number: dict[str, int] = {}
        lowest: dict[str, int] = {}
        stack: list[str] = []
        on_stack: set[str] = set()
        for root in self.nodes:
            if root in number:
                continue
            work = [(root, iter(self.waits_for[root]))]
            number[root] = lowest[root] = len(number)
            stack.append(root)
            on_stack.add(root)
            while work:
                node, others = work[-1]
                deeper = next((other for other in others if other not in number or other in on_stack), None)
                if deeper is None:
                    work.pop()
                    if work:
                        lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                    if lowest[node] == number[node]:
                        cut = stack.index(node) if stack[-1] != node else len(stack) - 1
                        found.append(tuple(stack[cut:]))
                        on_stack.difference_update(stack[cut:])
                        del stack[cut:]
                elif deeper in number:
                    lowest[node] = min(lowest[node], number[deeper])
                else:
                    number[deeper] = lowest[deeper] = len(number)
                    stack.append(deeper)
                    on_stack.add(deeper)
                    work.append((deeper, iter(self.waits_for[deeper])))
        return tuple(found)

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """One loop out of each group that has any: each id waits for the next, and the last for the first."""
        return tuple(
            self.path(group[0], group[0])[:-1]
            for group in self.groups
            if len(group) > 1 or group[0] in self.waits_for[group[0]]
        )

    def path(self, start: str, end: str) -> tuple[str, ...]:
        """The shortest way along "waits for" from start to end, both included; () when there is none.

        From a node to itself it goes round a loop.
        """
        came_from: dict[str, str] = {}
        todo = deque([start])
        while todo:
            node = todo.popleft()
            for other in self.waits_for.get(node, ()):
                if other == end:
                    way = [end, node]
                    while way[-1] != start:
                        way.append(came_from[way[-1]])
                    return tuple(reversed(way))
                if other not in came_from and other != start:
                    came_from[other] = node
                    todo.append(other)
        return ()

    def order(self, rank: Mapping[str, Any]) -> tuple[str, ...]:
        """Every node after what it waits for; among those that could come next, the lowest rank first.

        What a step of low rank waits for is drawn forward with it. Within a loop nothing is first, so
        there only the rank decides.
        """
        group_of = {node: index for index, group in enumerate(self.groups) for node in group}
        urgency: list[Any] = [min(rank[node] for node in group) for group in self.groups]
        for index in range(len(self.groups) - 1, -1, -1):
            for node in self.groups[index]:
                for other in self.waits_for[node]:
                    before = group_of[other]
                    urgency[before] = min(urgency[before], urgency[index])
        missing = {
            node: sum(group_of[other] != group_of[node] for other in self.waits_for[node])
            for node in self.nodes
        }
        ready = [(urgency[group_of[n]], rank[n], n) for n in self.nodes if not missing[n]]
        heapq.heapify(ready)
        found: list[str] = []
        while ready:
            node = heapq.heappop(ready)[2]
            found.append(node)
            for later in self.waited_by[node]:
                if group_of[later] != group_of[node]:
                    missing[later] -= 1
                    if not missing[later]:
                        heapq.heappush(ready, (urgency[group_of[later]], rank[later], later))
        return tuple(found)

    @cached_property
    def _behind(self) -> dict[str, int]:
        """For each node, as bits over `nodes`: all that waits for it, at whatever remove."""
        bit = {node: 1 << index for index, node in enumerate(self.nodes)}
        behind: dict[str, int] = {}
        for group in reversed(self.groups):
            own = sum(bit[node] for node in group) if len(group) > 1 else 0
            for node in group:
                for later in self.waited_by[node]:
                    own |= bit[later] | behind.get(later, 0)
            behind.update(dict.fromkeys(group, own))
        return behind

    def behind(self, node: str) -> tuple[str, ...]:
        """All that waits for this node, directly or through others."""
        bits = reversed(f"{self._behind.get(node, 0):b}")
        return tuple(other for other, bit in zip(self.nodes, bits, strict=False) if bit == "1")

    def count_behind(self, node: str) -> int:
        """How many wait for this node, directly or through others."""
        return self._behind.get(node, 0).bit_count()
