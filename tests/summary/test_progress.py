"""From then to now: on one scale and by one scorer, and which way is better."""

from datetime import date

import pytest

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.needs import Need, Score
from navigator.casefile.network import Organisation
from navigator.casefile.partial_date import PartialDate
from navigator.summary.page_content import Progress
from navigator.summary.progress import progress_of

TODAY = date(2026, 11, 22)
NEED = Need(id="n", topic="housing")


def score(id_: str, value: float, month: int, by: str = "client", **known: str) -> Score:
    words = {"need": "n", "scale": "journey", **known}
    return Score(id=id_, value=value, by=by, date=PartialDate.month(2026, month), **words)


def progress(*scores: Score) -> Progress:
    found = progress_of(Case.of(NEED, Client(id=CLIENT_ID, preferred_name="Sam"), *scores), NEED, TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("then", "now", "scale", "trend"),
    [
        (2, 6, "journey", "better"),
        (6, 2, "journey", "worse"),
        (3, 3, "journey", "same"),
        (8, 3, "severity", "better"),
        (3, 8, "severity", "worse"),
        (3, 8, "a newer scale", ""),
    ],
)
def test_better_is_what_the_scale_calls_better(then: float, now: float, scale: str, trend: str) -> None:
    found = progress(score("a", then, 1, scale=scale), score("b", now, 9, scale=scale))
    assert (found.then, found.now, found.trend) == (then, now, trend)


def test_the_client_is_heard_first_and_who_sees_it_otherwise_is_kept() -> None:
    found = progress(
        score("a", 8, 1, "keyworker"),
        score("b", 9, 9, "keyworker"),
        score("c", 4, 2),
        score("d", 5, 8, "organisation", organisation="o"),
    )
    assert (found.by, found.then, found.now) == ("Sam", None, 4)
    assert found.others == ("keyworker 9", "an organisation 5")


def test_an_organisation_that_scores_is_named() -> None:
    case = Case.of(
        NEED, Organisation(id="o", name="Tidewell"), score("d", 5, 8, "organisation", organisation="o")
    )
    found = progress_of(case, NEED, TODAY)
    assert found is not None
    assert found.by == "Tidewell"


def test_a_score_of_the_future_or_without_a_value_does_not_count() -> None:
    later = Score(id="x", need="n", value=9, by="client", date=PartialDate.year(2027))
    empty = Score(id="y", need="n", by="client")
    assert progress_of(Case.of(NEED, later, empty), NEED, TODAY) is None


def test_scores_of_the_topic_stand_in_for_a_need_that_has_none_of_its_own() -> None:
    of_topic = score("a", 3, 1, need="", topic="housing")
    assert progress(of_topic).now == 3
    assert progress(of_topic, score("b", 7, 2)).now == 7


def test_a_value_outside_its_scale_stretches_it() -> None:
    found = progress(score("a", 0, 1), score("b", 14, 2))
    assert (found.least, found.most) == (0, 14)
