"""Scores of one day, side by side, in one act."""

from datetime import date

import pytest

from navigator.actions.scoring import score_need
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from navigator.insights.outcomes import Scorer, outcomes_of, side_by_side
from tests.actions.book import Book

TODAY = date(2026, 3, 10)
ON = PartialDate.on(TODAY)
CLIENT, KEYWORKER = Scorer("client"), Scorer("keyworker")


def test_client_and_keyworker_stand_side_by_side_and_disagree() -> None:
    book = Book()
    need = book.add("need", what="Somewhere to live")
    draft = score_need(
        book.case, book.ids, need, "journey", {CLIENT: 4, KEYWORKER: 7}, ON, notes={CLIENT: "It is a room"}
    )
    assert draft.name == "Score Somewhere to live"
    book.commit(draft)
    (day,) = side_by_side(book.case, book.case.needs[need], TODAY)
    assert [(s.by, s.value, s.note) for s in day.scores] == [
        ("client", 4, "It is a room"),
        ("keyworker", 7, ""),
    ]
    (outcome,) = outcomes_of(book.case, book.case.needs[need], TODAY)
    assert outcome.apart == 3
    book.undo()
    assert not book.case.scores


def test_an_organisation_scores_under_its_own_name() -> None:
    book = Book()
    need, tidewell = book.add("need", what="Heroin"), book.add("organisation", name="Tidewell")
    draft = score_need(book.case, book.ids, need, "severity", {Scorer("organisation", tidewell): 0}, ON)
    assert draft.name == "Score Heroin by Tidewell"
    book.commit(draft)
    (score,) = book.case.scores.values()
    assert (score.organisation, score.value, score.scale) == (tidewell, 0, "severity")


@pytest.mark.parametrize("values", [{}, {CLIENT: 0.0}, {CLIENT: 11.0}])
def test_a_value_beyond_the_scale_is_refused(values: dict[Scorer, float]) -> None:
    book = Book()
    need = book.add("need", what="Heroin")
    with pytest.raises(InvalidValue):
        score_need(book.case, book.ids, need, "journey", values, ON)
