"""Meetings at which nothing was decided, as far as is written down."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, day_words, listed


def _find(picture: WholePicture) -> Iterator[Found]:
    days = picture.limits.meetings_remembered_days
    found = [
        meeting
        for meeting in picture.case.meetings.dated("when")
        if picture.is_past(meeting.when)
        and picture.within(meeting.when, days)
        and not meeting.decisions.strip()
    ]
    if not found:
        return
    when = listed([day_words(meeting.when, picture.today) for meeting in found])
    yield Found(
        f"{count(len(found), 'meeting').capitalize()} without a decision written down: {when}.",
        tuple(meeting.id for meeting in found),
        meeting_item(
            "Begin the next meeting with what is to be decided",
            "What has to be decided today, and who writes it down?",
        ),
        severity=Severity.LATER,
    )


RULES = (
    Rule(
        "meetings_without_decisions",
        "Meetings about meetings",
        "A meeting of the last year that is over and has no decisions",
        "A meeting that ends without a decision is followed by another.",
        _find,
    ),
)
