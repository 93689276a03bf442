"""Who talks to whom: islands, introductions, and what the network says in a sentence."""

from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.needs import Need, View
from navigator.casefile.network import Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.insights.map_filter import MapFilter, let_through
from navigator.insights.talking import (
    go_betweens,
    introductions,
    islands,
    known_by,
    network_in_words,
    who_talks,
)
from navigator.interchange.example import example_case
from navigator.interchange.example_meant import what_was_meant
from tests.factories import id_of, organisation, person

TODAY = date(2026, 11, 22)


def worker(name: str, **known: object) -> Person:
    """A professional."""
    return person(name, professional=True, **known)


def tie(
    one: str, other: str, talk: str = "", strength: str = "weak", ended: PartialDate | None = None
) -> Tie:
    """A tie between two people by name, or with the client."""
    ends = [CLIENT_ID if name == "client" else id_of("person", name) for name in (one, other)]
    return Tie(
        id=id_of("tie", one + other + talk), one_end=ends[0], other_end=ends[1], talk_about_client=talk,
        strength=strength, ended=ended,
    )  # fmt: skip


def names(case: Case, ids: tuple[str, ...]) -> list[str]:
    return sorted(case.title_of(one) for one in ids)


def test_islands_are_those_who_talk_and_everybody_else_is_alone() -> None:
    case = Case.of(
        *(worker(name) for name in ("Ada", "Ben", "Cem", "Dot")),
        person("Mum", professional=False),
        tie("Ada", "Ben", "regularly"), tie("Ben", "Cem", "once"), tie("Dot", "Ada", "never"),
        tie("Mum", "Dot", "regularly"), tie("client", "Dot", "regularly"),
    )  # fmt: skip
    assert [names(case, island) for island in islands(case, TODAY)] == [["Ada", "Ben", "Cem"], ["Dot"]]
    assert names(case, tuple(who_talks(case, TODAY))) == ["Ada", "Ben"]
    assert names(case, go_betweens(case, TODAY)) == ["Ben"]
    assert network_in_words(case, TODAY) == "5 people; 2 talk to each other; 2 islands"


def test_what_is_over_or_has_not_begun_joins_nobody() -> None:
    over, later = PartialDate.on(date(2026, 1, 1)), PartialDate.on(date(2027, 1, 1))
    case = Case.of(
        worker("Ada"), worker("Ben"), worker("Gone", ended=over), worker("New", started=later),
        tie("Ada", "Ben", "regularly", ended=over),
        tie("Ada", "Gone", "regularly"),
        tie("Ada", "New", "once"),
    )  # fmt: skip
    assert [names(case, island) for island in islands(case, TODAY)] == [["Ada"], ["Ben"]]
    assert [names(case, island) for island in islands(case, date(2025, 6, 1))] == [["Ada", "Ben", "Gone"]]


def test_introductions_go_the_shortest_way_and_never_over_a_broken_tie() -> None:
    case = Case.of(
        *(worker(name) for name in ("Ada", "Ben", "Cem", "Dot", "Eve")),
        tie("Ada", "Ben", strength="tenuous"), tie("Ada", "Cem", strength="strong"),
        tie("Ben", "Dot", strength="strong"), tie("Cem", "Dot", strength="strong"),
        tie("Ada", "Eve", strength="broken"), tie("client", "Eve", strength="strong"),
        tie("client", "Ada", strength="strong"),
    )  # fmt: skip
    found = introductions(case, id_of("person", "Ada"), TODAY)
    assert [[case.title_of(one) for one in way.chain] for way in found] == [["Ada", "Cem", "Dot"]]
    assert case.title_of(found[0].by) == "Cem"


def test_the_islands_of_the_example_are_those_its_author_meant() -> None:
    case = example_case(TODAY)
    found = [set(island) for island in islands(case, TODAY)]
    for meant in what_was_meant().by_rule["islands"]:
        assert set(meant.items) in found
    (through,) = what_was_meant().by_rule["everything_passes_through_one"]
    assert through.items[0] in go_betweens(case, TODAY)
    assert len(who_talks(case, TODAY)) == 6


def test_what_an_organisation_knows_are_its_views_and_steps() -> None:
    home, money = Need(id=id_of("need", "home"), what="Home"), Need(id=id_of("need", "money"), what="Money")
    service = organisation()
    view = View(id=id_of("view", "v"), need=home.id, organisation=service.id)
    step = Step(id=id_of("step", "s"), needs=(money.id, "gone"), organisation=service.id)
    case = Case.of(home, money, service, view, step)
    assert known_by(case, service.id) == {home.id: (view.id,), money.id: (step.id,)}


def test_filters_let_through_who_passes_all_of_them() -> None:
    service, other = organisation("Service"), organisation("Other")
    home = Need(id=id_of("need", "home"), what="Home", topic="housing")
    ada, ben = worker("Ada", organisation=service.id), worker("Ben", organisation=other.id)
    gone = worker("Gone", organisation=service.id, ended=PartialDate.on(date(2020, 1, 1)))
    mum = person("Mum", professional=False)
    step = Step(id=id_of("step", "s"), needs=(home.id,), organisation=service.id, person=ada.id)
    case = Case.of(service, other, home, ada, ben, gone, mum, step, tie("Ada", "Ben", "once"))
    assert let_through(case, MapFilter(), TODAY) is None
    assert let_through(case, MapFilter(professional=False), TODAY) == frozenset({mum.id})
    assert let_through(case, MapFilter(topic="housing"), TODAY) == frozenset({ada.id, service.id})
    assert let_through(case, MapFilter(need=home.id, professional=False), TODAY) == frozenset()
    assert let_through(case, MapFilter(organisation=service.id, active=True), TODAY) == frozenset(
        {ada.id, service.id}
    )
    assert let_through(case, MapFilter(talks=True), TODAY) == frozenset(
        {ada.id, ben.id, service.id, other.id}
    )
