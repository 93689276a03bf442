from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.insights.sequencing import Plan, State, loop_made_by, plan_of

TODAY = date(2026, 3, 10)


def waits(
    step: str, waits_for: str = "", condition: str = "", met_on: PartialDate | None = None
) -> Dependency:
    name = f"{step}>{waits_for}{condition}"
    return Dependency(id=name, step=step, waits_for=waits_for, condition=condition, met_on=met_on)


def detox() -> tuple[Step | Dependency, ...]:
    return (
        Step(id="detox", what="Detox place"),
        Step(id="home", what="Somewhere safe to live"),
        Step(id="proof", what="Proof of identity"),
        waits("detox", "home"),
        waits("home", "proof"),
    )


def plan(*items: Step | Dependency | Need | Person | Organisation) -> Plan:
    return plan_of(Case.of(*items), TODAY)


def test_a_blocked_step_says_the_whole_reason_in_words() -> None:
    found = plan(*detox())
    assert found.steps["detox"].state is State.BLOCKED
    assert found.steps["proof"].state is State.READY
    assert (
        found.reason("detox")
        == "Detox place waits for somewhere safe to live, which waits for proof of identity."
    )
    assert found.reason("proof") == ""


def test_a_step_that_waits_for_several_things_gets_a_sentence_for_each() -> None:
    found = plan(
        *detox(),
        Step(id="bloods", what="Blood test"),
        waits("detox", "bloods"),
        waits("bloods", condition="GP registration"),
    )
    assert found.reason("detox") == (
        "Detox place waits for blood test and somewhere safe to live. "
        "Blood test waits for GP registration. Somewhere safe to live waits for proof of identity."
    )


def test_a_dependency_is_met_when_its_step_is_done_or_the_day_is_written_down() -> None:
    done = Step(id="a", what="Application", status="done")
    begun = Step(id="b", what="Medical", status="active")
    met = PartialDate.on(date(2026, 3, 1))
    found = plan(
        done, begun, Step(id="c"), waits("c", "a"), waits("c", "b", met_on=met), waits("c", "", "cash", met)
    )
    assert found.steps["c"].state is State.READY
    assert plan(begun, Step(id="c"), waits("c", "b")).steps["c"].state is State.BLOCKED


def test_a_declined_or_stopped_step_keeps_blocking_and_the_words_say_so() -> None:
    found = plan(
        Step(id="a", what="Hostel bed", status="declined"), Step(id="b", what="Detox"), waits("b", "a")
    )
    assert found.reason("b") == "Detox waits for hostel bed (declined)."
    assert found.steps["a"].state is State.DECLINED


def test_a_removed_step_keeps_blocking_until_somebody_looks() -> None:
    found = plan(Step(id="b", what="Detox"), waits("b", "gone"))
    assert found.reason("b") == "Detox waits for a step that was removed."
    assert found.order == ("b",)


def test_a_dependency_of_a_removed_step_or_on_nothing_blocks_nothing() -> None:
    found = plan(Step(id="a"), waits("gone", "a"), waits("a"))
    assert found.steps["a"].state is State.READY
    assert found.levers() == ()


def test_a_condition_with_a_step_names_both() -> None:
    found = plan(
        Step(id="detox", what="Detox place"),
        Step(id="flat", what="Supported flat"),
        waits("detox", "flat", condition="Somewhere safe to live"),
        waits("flat", condition="Proof of identity"),
    )
    assert found.reason("detox") == (
        "Detox place waits for somewhere safe to live (supported flat), which waits for proof of identity."
    )


def test_names_keep_their_capitals_within_a_sentence() -> None:
    found = plan(
        Person(id="p", name="Dana Whitlock"),
        Step(id="a", what="Referral"),
        Step(id="b", what="Dana to call back"),
        Step(id="c", what="English class"),
        Step(id="d", what="PIP claim"),
        Step(id="e", what="Universal Credit claim"),
        Step(id="f", what="Mental health plan with Dana"),
        Step(id="g", what="A room"),
        Organisation(id="o", name="The Mental Health Team"),
        waits("a", "b"),
        waits("a", "c"),
        *(waits("a", other) for other in "defg"),
    )
    assert found.reason("a") == (
        "Referral waits for Dana to call back, English class, PIP claim, Universal Credit claim, "
        "mental health plan with Dana and a room."
    )


def test_a_held_step_says_why_and_whether_its_review_is_overdue() -> None:
    review = PartialDate.on(date(2026, 3, 9))
    found = plan(
        Step(id="a", what="Detox", status="held", why_held="In hospital.", review_on=review),
        Step(id="b", what="Flat", status="held"),
        waits("a", condition="Discharge letter"),
    )
    assert found.steps["a"].review_overdue and found.steps["a"].overdue
    assert found.reason("a") == (
        "Held: In hospital. Review on 9 March 2026 (overdue). Detox waits for discharge letter."
    )
    assert found.reason("b") == "Held, and no reason is written down. No review date is set."
    assert not found.steps["b"].overdue


def test_late_steps_are_flagged_but_not_finished_or_held_ones_or_those_due_today() -> None:
    late, today, month = (
        PartialDate.on(date(2026, 3, 9)),
        PartialDate.on(TODAY),
        PartialDate.month(2026, 3),
    )
    found = plan(
        Step(id="late start", planned_start=late),
        Step(id="started", planned_start=late, status="active"),
        Step(id="late end", planned_end=late, status="active"),
        Step(id="today", planned_start=today, planned_end=today),
        Step(id="this month", planned_end=month),
        Step(id="done", planned_end=late, status="done"),
        Step(id="held", planned_end=late, status="held"),
    )
    assert {planned.step.id for planned in found.overdue} == {"late start", "late end"}
    assert found.steps["late start"].starts_late and found.steps["late end"].ends_late


def test_the_order_follows_the_waiting_then_the_clients_rank_then_the_date() -> None:
    first, later = PartialDate.on(date(2026, 4, 1)), PartialDate.on(date(2026, 5, 1))
    found = plan(
        Need(id="housing", rank=1),
        Need(id="money", rank=2),
        Step(id="debts", needs=("money",), planned_start=later),
        Step(id="budget", needs=("money",), planned_start=first),
        Step(id="flat", needs=("money", "housing")),
        Step(id="proof"),
        Step(id="unranked"),
        Step(id="over", status="done"),
        waits("flat", "proof"),
    )
    assert found.order == ("proof", "flat", "budget", "debts", "unranked")
    assert found.finished == ("over",)
    assert [planned.step.id for planned in found.of(State.READY)] == ["proof", "budget", "debts", "unranked"]


def test_rings_that_came_in_from_elsewhere_are_survived_and_named() -> None:
    found = plan(
        Step(id="a", what="Flat"),
        Step(id="b", what="Benefit"),
        Step(id="c", what="Visit"),
        Step(id="self", what="Call"),
        waits("a", "b"),
        waits("b", "a"),
        waits("c", "a"),
        waits("self", "self"),
    )
    assert sorted(sorted(loop) for loop in found.loops) == [["a", "b"], ["self"]]
    assert found.steps["a"].in_loop and found.steps["self"].in_loop and not found.steps["c"].in_loop
    assert sorted(found.order) == ["a", "b", "c", "self"]
    assert "Flat and benefit wait for each other" in found.reason("c").replace(
        "Benefit and flat", "Flat and benefit"
    )
    assert found.reason("self") == "Call waits for call. Call waits for itself, so it can never start."


def test_a_loop_is_seen_before_it_is_made() -> None:
    case = Case.of(*detox())
    assert loop_made_by(case, "proof", "detox") == ("proof", "detox", "home")
    assert loop_made_by(case, "proof", "proof") == ("proof",)
    assert loop_made_by(case, "detox", "proof") == ()


def test_a_met_dependency_closes_no_loop() -> None:
    met = waits("home", "detox", met_on=PartialDate.year(2025))
    case = Case.of(Step(id="detox"), Step(id="home"), met)
    assert loop_made_by(case, "detox", "home") == ()


def test_levers_name_what_unblocks_most_first_and_conditions_count_as_one_thing() -> None:
    found = plan(
        *detox(),
        Step(id="bank", what="Bank account"),
        Step(id="claim", what="Claim"),
        Step(id="course", what="Course"),
        waits("bank", "proof"),
        waits("claim", condition="GP letter"),
        waits("course", condition="gp  letter"),
    )
    first, second = found.levers()
    assert (first.words, first.step) == ("Proof of identity", "proof")
    assert set(first.waiting) == {"detox", "home", "bank"} == set(found.waiting_for("proof"))
    assert set(first.frees) == {"home", "bank"}
    assert (second.step, set(second.frees)) == ("", {"claim", "course"})
    assert second.words.casefold().split() == ["gp", "letter"] and second.words.startswith("GP")


IDS = [f"s{i}" for i in range(7)]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["", "proposed", "agreed", "active", "held", "done", "stopped", "declined", "new word"]
        )
    ),
    min_size=7,
    max_size=7,
)
pairs = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from([*IDS, "gone"]), st.booleans()), max_size=14)


@given(steps, pairs)
def test_laws_of_the_plan(statuses: list[tuple[str]], links: list[tuple[str, str, bool]]) -> None:
    made = [Step(id=name, what=name, status=status) for name, (status,) in zip(IDS, statuses, strict=True)]
    met = PartialDate.on(TODAY)
    links_made = [
        Dependency(id=f"d{i}", step=a, waits_for=b, met_on=met if done else None)
        for i, (a, b, done) in enumerate(links)
    ]
    found = plan(*made, *links_made)
    status = {step.id: step.status for step in made}
    unmet = {(a, b) for a, b, done in links if not done and status.get(b) != "done"}
    assert sorted((*found.order, *found.finished)) == IDS
    for name in IDS:
        planned = found.steps[name]
        assert {wait.node for wait in planned.waits} == {b for a, b in unmet if a == name}
        if status[name] in ("", "proposed", "agreed", "new word"):
            assert planned.state is (State.BLOCKED if planned.waits else State.READY)
        else:
            assert planned.state == status[name]
        assert bool(found.reason(name)) >= (planned.state is State.BLOCKED)
    looped = {name for name in IDS if found.steps[name].in_loop}
    for a, b in unmet:
        if a in found.order and b in found.order and not (a in looped and b in looped):
            assert found.order.index(b) < found.order.index(a)


@given(pairs)
def test_a_loop_is_foretold_exactly_when_adding_the_dependency_makes_one(
    links: list[tuple[str, str, bool]],
) -> None:
    made = [Step(id=name) for name in IDS]
    case = Case.of(*made)
    for number, (step, waits_for, _) in enumerate(links):
        ring = loop_made_by(case, step, waits_for)
        added = Dependency(id=f"d{number}", step=step, waits_for=waits_for)
        grown = case.with_items({("dependency", added.id): added})
        assert bool(ring) == bool(plan_of(grown, TODAY).loops)
        if not ring:
            case = grown


def test_a_chain_of_two_thousand_steps_is_no_trouble() -> None:
    made = [Step(id=f"s{i:04}", what=f"Step {i}") for i in range(2000)]
    chain = [waits(f"s{i:04}", f"s{i - 1:04}") for i in range(1, 2000)]
    found = plan(*made, *chain)
    assert found.order == tuple(step.id for step in made)
    assert found.reason("s1999").count("which waits for") == 1998
    assert found.levers()[0].step == "s0000" and len(found.levers()[0].waiting) == 1999
