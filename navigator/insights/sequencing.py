"""The plan as it stands today: what is ready, what is blocked and why in words, in a workable order.

A dependency is met when the step that it waits for is done, or when somebody wrote down when it was
met. Nothing found here is kept in the case: it is derived anew from each Case. Durations and slack are
in `schedule`, and what moves with what in `what_if`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from navigator.casefile.case import Case
from navigator.casefile.frozen import frozen
from navigator.casefile.plan import Dependency, Step
from navigator.insights.plan_words import PlanWords
from navigator.insights.step_graph import StepGraph


class State(StrEnum):
    """Where a step stands. Ready and blocked are derived; the rest is what somebody set."""

    READY = "ready"
    BLOCKED = "blocked"
    ACTIVE = "active"
    HELD = "held"
    DONE = "done"
    STOPPED = "stopped"
    DECLINED = "declined"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self not in _CLOSED


_AS_SET = {str(s): s for s in State if s not in (State.READY, State.BLOCKED)}
_RUNNING = frozenset({State.READY, State.BLOCKED, State.ACTIVE})
_CLOSED = (State.DONE, State.STOPPED, State.DECLINED)


class Wait(NamedTuple):
    """One thing that a step still waits for. `node` stands for it in the graph of the plan.

    A step's node is its id; a condition's is its words, so that two steps that wait for the same
    condition wait for one thing.
    """

    dependency: Dependency
    node: str


class PlannedStep(NamedTuple):
    """One step and where it stands today. A held step is late only when its review is."""

    step: Step
    state: State
    waits: tuple[Wait, ...]
    starts_late: bool
    ends_late: bool
    review_overdue: bool
    in_loop: bool = False

    @property
    def overdue(self) -> bool:
        """Whether it should have begun, ended or been looked at again before today."""
        return self.starts_late or self.ends_late or self.review_overdue


@frozen
class Lever:
    """Something whose coming about would let other steps go ahead.

    `step` is its id, or "" for a condition; `waiting` are the open steps that wait for it, directly
    or through others; `frees` those of them that could start as soon as it is there.
    """

    words: str
    step: str
    waiting: tuple[str, ...]
    frees: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """All steps of a case as they stand on one day, by id."""

    case: Case
    today: date
    steps: Mapping[str, PlannedStep]
    graph: StepGraph
    """Open steps, steps stopped or removed that others still wait for, and conditions not yet met."""

    def of(self, state: State) -> tuple[PlannedStep, ...]:
        """The steps in one state: those still open in a workable order, the others oldest first."""
        ids = self.order if state.is_open else self.finished
        return tuple(self.steps[step] for step in ids if self.steps[step].state is state)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The open steps in an order that can be worked: first what others wait for.

        Where the waiting leaves a choice, the need that matters most to the client comes first, then
        the earlier date. What an important step waits for is as important as that step.
        """
        ranks = {need.id: need.rank for need in self.case.needs.values() if need.rank is not None}
        keys = {node: self._key(node, ranks) for node in self.graph.nodes}
        ordered = self.graph.order(keys)
        return tuple(node for node in ordered if node in self.steps and self.steps[node].state.is_open)

    @cached_property
    def finished(self) -> tuple[str, ...]:
        """The steps that are done, stopped or declined, oldest first; those without a date last."""
        found = [planned.step for planned in self.steps.values() if not planned.state.is_open]
        return tuple(step.id for step in sorted(found, key=_finished_key))

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """Steps that wait for each other in a ring, so that none can ever start; ids, each ring once."""
        return self.graph.loops

    @property
    def overdue(self) -> tuple[PlannedStep, ...]:
        """What should have begun, ended or been reviewed before today, in a workable order."""
        return tuple(self.steps[step] for step in self.order if self.steps[step].overdue)

    @cached_property
    def words(self) -> PlanWords:
        """How steps and conditions are named within a sentence."""
        return PlanWords(self.case)

    def reason(self, step: str) -> str:
        """Why a step does not go ahead, as sentences; "" when nothing stands in its way."""
        planned = self.steps[step]
        held = self.words.held(planned.step, self.today) if planned.state is State.HELD else ""
        return " ".join(part for part in (held, self._waiting_in_words(step)) if part)

    def waiting_for(self, step: str) -> tuple[str, ...]:
        """The open steps that wait for this one, directly or through others."""
        return self._open_behind(step)

    def levers(self) -> tuple[Lever, ...]:
        """What could be worked on now that others wait for, what unblocks most first."""
        roots = [node for node in self.graph.nodes if not self._is_blocked(node)]
        found = [self._lever(node) for node in roots if self.graph.waited_by[node]]
        return tuple(
            sorted(found, key=lambda one: (-len(one.waiting), -len(one.frees), one.words.casefold()))
        )

    @cached_property
    def unawaited(self) -> tuple[str, ...]:
        """The open steps that nothing else waits for, in a workable order."""
        return tuple(step for step in self.order if not self.graph.waited_by[step])

    def chain(self, step: str) -> tuple[str, ...]:
        """A step, all that it waits for and all that waits for it, at whatever remove: nodes of the graph."""
        if step not in self.graph.waits_for:
            return (step,)
        before, todo = {step}, [step]
        while todo:
            for node in self.graph.waits_for[todo.pop()]:
                if node not in before:
                    before.add(node)
                    todo.append(node)
        before.update(self.graph.behind(step))
        return tuple(node for node in self.graph.nodes if node in before)

    def _waiting_in_words(self, step: str) -> str:
        """A sentence for the step, and one more for each thing on the way that waits for several."""
        sentences: list[str] = []
        told = {step}
        todo = [step]
        while todo:
            start = todo.pop(0)
            clause, node = self._title(start), start
            opening = True
            while waits := self._waits(node):
                names = [self._name(wait) for wait in waits]
                clause += f"{' waits' if opening else ', which waits'} for {_listed(names)}"
                opening = False
                nexts = [w.node for w in waits if self._waits(w.node) and w.node not in told]
                told.update(nexts)
                if len(waits) > 1:
                    todo.extend(nexts)
                    break
                if not nexts:
                    break
                node = nexts[0]
            if not opening:
                sentences.append(f"{clause}.")
        sentences += [self._ring_in_words(loop) for loop in self.loops if told.intersection(loop)]
        return " ".join(sentences)

    def _ring_in_words(self, loop: tuple[str, ...]) -> str:
        if len(loop) == 1:
            return f"{self._title(loop[0])} waits for itself, so it can never start."
        names = [self._title(loop[0]), *(self.words.inside(self._title(step)) for step in loop[1:])]
        return f"{_listed(names)} wait for each other, so none can start until one no longer waits."

    def _title(self, node: str) -> str:
        return self._conditions.get(node) or self.words.name(self.case.steps.get(node))

    @cached_property
    def _conditions(self) -> dict[str, str]:
        """The words of the conditions in the graph, as they were first typed."""
        found: dict[str, str] = {}
        for planned in self.steps.values():
            for wait in planned.waits:
                if not wait.dependency.waits_for:
                    found.setdefault(wait.node, wait.dependency.condition)
        return found

    def _waits(self, node: str) -> tuple[Wait, ...]:
        planned = self.steps.get(node)
        return planned.waits if planned and planned.state.is_open else ()

    def _name(self, wait: Wait) -> str:
        return self.words.awaited(wait.dependency, self.case.steps.get(wait.dependency.waits_for))

    def _is_blocked(self, node: str) -> bool:
        return bool(self.graph.waits_for[node])

    def _open_behind(self, node: str) -> tuple[str, ...]:
        return tuple(n for n in self.graph.behind(node) if n in self.steps and self.steps[n].state.is_open)

    def _lever(self, node: str) -> Lever:
        waiting = self._open_behind(node)
        frees = tuple(
            step
            for step in self.graph.waited_by[node]
            if self.steps[step].state is State.BLOCKED and self.graph.waits_for[step] == (node,)
        )
        return Lever(self._title(node), node if node in self.case.steps else "", waiting, frees)

    def _key(self, node: str, ranks: Mapping[str, float]) -> tuple[float, float, str]:
        step = self.case.steps.get(node)
        if step is None:
            return (float("inf"), float("inf"), node)
        rank = min((ranks[need] for need in step.needs if need in ranks), default=float("inf"))
        when = step.planned_start or step.planned_end
        return (rank, when.earliest.toordinal() if when else float("inf"), node)


def plan_of(case: Case, today: date) -> Plan:
    """Where each step stands on this day. Rings of steps that wait for each other are survived and named."""
    waits = _unmet(case)
    edges = {step: [wait.node for wait in found] for step, found in waits.items()}
    states = {step.id: _state(step, step.id in waits) for step in case.steps.all}
    open_steps = [step for step, state in states.items() if state.is_open]
    awaited = [node for step in open_steps for node in edges.get(step, ())]
    graph = StepGraph((*open_steps, *awaited), {step: edges.get(step, ()) for step in open_steps})
    ringed = {node for group in graph.groups if len(group) > 1 for node in group}
    ringed |= {node for node in graph.nodes if node in graph.waits_for[node]}
    steps = {
        step.id: _planned(step, states[step.id], tuple(waits.get(step.id, ())), step.id in ringed, today)
        for step in case.steps.all
    }
    return Plan(case, today, steps, graph)


def loop_made_by(case: Case, step: str, waits_for: str) -> tuple[str, ...]:
    """The ring of steps that would close if `step` waited for `waits_for` as well; () when none would.

    Each id waits for the next and the last for the first; the ring begins with `step`. Dependencies
    that are met no longer count: housing may wait for treatment that once waited for a hostel bed.
    """
    if step == waits_for:
        return (step,)
    edges = {other: [wait.node for wait in found] for other, found in _unmet(case).items()}
    way = StepGraph(case.steps, edges).path(waits_for, step)
    return (step, *way[:-1]) if way else ()


def _unmet(case: Case) -> dict[str, list[Wait]]:
    """The dependencies of each step that are not met; those that name nothing to wait for are none."""
    found: dict[str, list[Wait]] = defaultdict(list)
    status = {step.id: step.status for step in case.steps.all}
    for dependency in case.dependencies.all:
        if dependency.met_on is not None or dependency.step not in status:
            continue
        if dependency.waits_for:
            if status.get(dependency.waits_for) != "done":
                found[dependency.step].append(Wait(dependency, dependency.waits_for))
        elif dependency.condition:
            node = PlanWords.node_of(dependency.condition)
            found[dependency.step].append(Wait(dependency, node))
    return found


def _state(step: Step, waits: bool) -> State:
    return _AS_SET.get(step.status) or (State.BLOCKED if waits else State.READY)


def _planned(step: Step, state: State, waits: tuple[Wait, ...], in_loop: bool, today: date) -> PlannedStep:
    starts_late = ends_late = False
    if state in _RUNNING:
        start, end = step.planned_start, step.planned_end
        begun = state is State.ACTIVE or step.actual_start is not None
        starts_late = start is not None and start.latest < today and not begun
        ends_late = end is not None and end.latest < today and step.actual_end is None
    review = step.review_on
    review_overdue = review is not None and review.latest < today and state.is_open
    return PlannedStep(step, state, waits, starts_late, ends_late, review_overdue, in_loop)


def _finished_key(step: Step) -> tuple[int, str]:
    when = step.actual_end or step.actual_start or step.planned_end or step.planned_start
    return (when.latest.toordinal() if when else date.max.toordinal() + 1, step.id)


def _listed(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
