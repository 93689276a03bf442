"""Whom the filters of the map let through."""

from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.needs import Need, View
from navigator.casefile.network import Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.insights.map_filter import MapFilter, around_needs, let_through
from tests.factories import id_of, organisation, person

TODAY = date(2026, 11, 22)
HOUSING, HEALTH = organisation("Housing"), organisation("Health")
ADA = person("Ada", professional=True, organisation=HOUSING.id)
BEN = person("Ben", professional=True, organisation=HEALTH.id)
CAL = person("Cal", professional=True, organisation=HEALTH.id, ended=PartialDate.on(date(2025, 1, 1)))
MUM = person("Mum", professional=False)
ROOF = Need(id="roof", what="A roof", topic="housing", lead=ADA.id, raised_by=MUM.id)
PAIN = Need(id="pain", what="Pain", topic="health")
SEEN = View(id="seen", need=PAIN.id, organisation=HEALTH.id, person=BEN.id)
MOVE = Step(id="move", what="Move", needs=(ROOF.id,), organisation=HOUSING.id)
TALK = Tie(id=id_of("tie", "t"), one_end=ADA.id, other_end=BEN.id, talk_about_client="once")
CASE = Case.of(HOUSING, HEALTH, ADA, BEN, CAL, MUM, ROOF, PAIN, SEEN, MOVE, TALK)


def through(**wish: object) -> set[str] | None:
    found = let_through(CASE, MapFilter(**wish), TODAY)  # type: ignore[arg-type]  # any wish
    return None if found is None else set(found)


def test_without_a_wish_everybody_passes() -> None:
    assert through() is None


def test_by_kind_and_organisation() -> None:
    assert through(professional=False) == {MUM.id}
    assert through(professional=True) == {ADA.id, BEN.id, CAL.id, HOUSING.id, HEALTH.id}
    assert through(organisation=HEALTH.id) == {BEN.id, CAL.id, HEALTH.id}
    assert through(organisation=HEALTH.id, professional=False) == set()


def test_by_need_and_topic_those_who_have_to_do_with_it() -> None:
    assert through(need=ROOF.id) == {ADA.id, MUM.id, HOUSING.id}
    assert through(topic="health") == {BEN.id, HEALTH.id}
    assert through(topic="money") == set()
    assert through(need=ROOF.id, topic="health") == set()
    assert around_needs(CASE, (ROOF.id, PAIN.id)) == {ADA.id, BEN.id, MUM.id, HOUSING.id, HEALTH.id}


def test_those_who_talk_and_those_who_are_there() -> None:
    assert through(talks=True) == {ADA.id, BEN.id, HOUSING.id, HEALTH.id}
    assert through(active=True) == {ADA.id, BEN.id, MUM.id, HOUSING.id, HEALTH.id}
    assert through(active=True, professional=True, organisation=HEALTH.id) == {BEN.id, HEALTH.id}
