"""What was to be looked at again: alerts past review, agreements about to run out, details unconfirmed."""

from collections.abc import Iterator

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import WEEK, ask, edit, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, day_words, how_long, listed


def _alerts(picture: WholePicture) -> Iterator[Found]:
    for alert in picture.case.alerts.values():
        if alert.review_on is None or not picture.is_past(alert.review_on):
            continue
        ago = how_long((picture.today - alert.review_on.latest).days)
        yield Found(
            f"The alert “{picture.name(alert.id)}” was to be looked at again {ago} ago.",
            (alert.id,),
            edit("Look at it, and set the next day", alert.id, "review_on"),
            severity=Severity.FIRST if alert.level == "must_know" else Severity.SOON,
        )


def _agreements(picture: WholePicture) -> Iterator[Found]:
    for agreement in picture.case.agreements.values():
        if agreement.withdrawn_on is not None or agreement.until is None:
            continue
        days = (agreement.until.latest - picture.today).days
        if not 0 <= days <= picture.limits.agreement_days:
            continue
        name = picture.name(agreement.organisation) or "somebody"
        yield Found(
            f"The agreement to share with {name} runs out on {day_words(agreement.until, picture.today)}.",
            (agreement.id,),
            ask(
                f"Ask {picture.client} whether it may go on",
                CLIENT_ID,
                f"May we go on sharing with {name}, and what?",
                in_days(picture.today, min(WEEK, max(days, 0))),
            ),
            (agreement.organisation,) if agreement.organisation else (),
        )


def _details(picture: WholePicture) -> Iterator[Found]:
    items: tuple[Person | Organisation, ...] = (
        *(person for person in picture.case.people.values() if picture.is_there(person)),
        *picture.case.organisations.values(),
    )
    stale = [item.id for item in items if picture.older_than(item.confirmed_on, picture.limits.details_days)]
    if not stale:
        return
    yield Found(
        f"The details of {count(len(stale), 'contact')} have not been confirmed for more than six months: "
        f"{listed([picture.name(item) for item in stale])}.",
        tuple(stale),
        edit(f"Ring {picture.name(stale[0])}, and confirm the details", stale[0], "confirmed_on"),
        severity=Severity.LATER,
    )


_FAILURE = "Gaps"
RULES = (
    Rule(
        "alert_past_review",
        _FAILURE,
        "An alert whose review date has passed",
        "An alert that is out of date frightens people away, or makes them feel safe when they are not.",
        _alerts,
    ),
    Rule(
        "agreement_running_out",
        _FAILURE,
        "An agreement to share that runs out within 30 days",
        "From the day after, nothing may be shared by it, perhaps just when it is needed.",
        _agreements,
    ),
    Rule(
        "details_unconfirmed",
        _FAILURE,
        "People and organisations whose details were last confirmed more than six months ago",
        "In a bad hour the number has to be right.",
        _details,
    ),
)
