"""What colleagues did, as sentences."""

from collections.abc import Callable

import pytest

from navigator.actions.items import add_item, change_item, remove_item
from navigator.actions.news import news_line
from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.history.draft import Draft, making
from tests.factories import person, predictable_ids
from tests.replicas import Replica

DANA = person("Dana Whitlock", phones=("07700 900123",), role="Officer")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (
            lambda case: change_item(case, DANA.id, {"phones": ("07700 900456",)}),
            "ben changed the phones of Dana Whitlock: now 07700 900456 and no longer 07700 900123",
        ),
        (
            lambda case: change_item(case, DANA.id, {"role": "Probation officer"}),
            "ben changed the role of Dana Whitlock to Probation officer",
        ),
        (
            lambda case: change_item(case, DANA.id, {"role": "Lead", "when_to_reach": "mornings"}),
            "ben changed the role and “When to reach” of Dana Whitlock",
        ),
        (
            lambda case: change_item(case, DANA.id, {"when_to_reach": "mornings"}),
            "ben changed “When to reach” of Dana Whitlock to mornings",
        ),
        (
            lambda case: change_item(case, CLIENT_ID, {"nhs_number": "485 777 3456"}),
            "ben changed the NHS number of Sam to 485 777 3456",
        ),
        (lambda case: remove_item(case, DANA.id), "ben removed Dana Whitlock"),
        (lambda case: add_item(case, predictable_ids(), "person", {"name": "Lena"}), "ben added Lena"),
    ],
)
def test_each_act_is_a_sentence(act: Callable[[Case], Draft], said: str) -> None:
    ada, ben = Replica("ada"), Replica("ben")
    ada.do(*making(Client(id=CLIENT_ID, preferred_name="Sam")), *making(DANA))
    ben.meet(ada)
    done = ben.commit(act(ben.case))
    assert done is not None
    ada.meet(ben)
    assert news_line(ada.case, done) == said


def test_what_was_taken_back() -> None:
    ben = Replica("ben")
    done = ben.do(*making(DANA))
    undone = ben.undo(done)
    assert undone is not None
    assert news_line(ben.case, undone) == "ben took back: Do something"
