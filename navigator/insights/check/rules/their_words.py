"""Needs that the client never named in their own words, or never ranked."""

from collections.abc import Iterator

from navigator.casefile.ids import CLIENT_ID
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import listed


def _never_said(picture: WholePicture) -> Iterator[Found]:
    silent = [need.id for need in picture.open_needs if not need.in_the_clients_words.strip()]
    if not silent:
        return
    names = listed([f"“{picture.name(need)}”" for need in silent])
    yield Found(
        f"Not in {picture.client}’s own words yet: {names}.",
        tuple(silent),
        ask(
            f"Ask {picture.client} how they would say it",
            CLIENT_ID,
            f"{names}: how would you say it, and does it matter to you?",
            in_days(picture.today, FORTNIGHT),
        ),
    )


def _never_ranked(picture: WholePicture) -> Iterator[Found]:
    unranked = [need.id for need in picture.open_needs if need.rank is None]
    if not unranked:
        return
    names = listed([f"“{picture.name(need)}”" for need in unranked])
    yield Found(
        f"{picture.client_first} has not said yet where this comes in their order: {names}.",
        tuple(unranked),
        ask(
            f"Ask {picture.client} what comes first",
            CLIENT_ID,
            f"Where does this come in your order: {names}?",
            in_days(picture.today, FORTNIGHT),
        ),
        severity=Severity.LATER,
    )


_FAILURE = "The client is not heard"
RULES = (
    Rule(
        "never_in_their_words",
        _FAILURE,
        "An open need with nothing in the client's words",
        "A need that the client never named may be somebody else's.",
        _never_said,
    ),
    Rule(
        "never_ranked",
        _FAILURE,
        "An open need that the client has not ranked",
        "Without their order, the order is that of whoever rings loudest.",
        _never_ranked,
    ),
)
