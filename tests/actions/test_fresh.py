"""What is new to somebody: the items under which a change shows, and the fields of them."""

from navigator.actions.fresh import Fresh, fresh_of
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.needs import Need, Score
from navigator.casefile.network import Place
from navigator.casefile.plan import Dependency, Step
from navigator.history.draft import changing, making
from tests.factories import id_of, person
from tests.replicas import Replica

NEED = Need(id=id_of("need", "home"), what="Somewhere safe")
STEP = Step(id=id_of("step", "form"), what="The form")
DANA = person("Dana")


def fresh_after(*edits: object) -> Fresh:
    """What is new to Ada after Ben has done this."""
    ada, ben = Replica("ada"), Replica("ben")
    ada.do(*making(NEED), *making(STEP), *making(DANA))
    ben.meet(ada)
    done = ben.do(*edits)  # type: ignore[arg-type]
    ada.meet(ben)
    return fresh_of(ada.case, (done,))


def test_a_line_of_another_item_is_new_with_it() -> None:
    waits = Dependency(id=id_of("dependency", "d"), step=STEP.id, condition="An address")
    score = Score(id=id_of("score", "s"), need=NEED.id, value=4.0)
    assert STEP.id in fresh_after(*making(waits))
    assert fresh_after(*making(score)).items == {NEED.id, score.id}


def test_only_the_field_that_was_changed_is_new() -> None:
    fresh = fresh_after(*changing(Client(id=CLIENT_ID), Client(id=CLIENT_ID, please_do="Ring after two")))
    assert fresh.has(CLIENT_ID) and fresh.has(CLIENT_ID, "please_do")
    assert not fresh.has(CLIENT_ID, "what_matters_to_me")
    assert NEED.id not in fresh


def test_where_somebody_stands_on_the_map_is_no_news() -> None:
    assert not fresh_after(*making(Place(id=id_of("place", "p"), node=DANA.id, x=1.0, y=2.0)))
