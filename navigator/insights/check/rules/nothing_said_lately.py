"""Nothing of what the client said has been written down for long; and nothing at all about them."""

from collections.abc import Iterator
from operator import itemgetter

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Entry
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import WEEK, ask, edit, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import how_long

_ABOUT_ME = (
    "how_i_communicate", "what_matters_to_me", "important_about_me",
    "please_do", "please_do_not", "when_and_how_to_support_me",
)  # fmt: skip


def _nothing_said(picture: WholePicture) -> Iterator[Found]:
    days = picture.limits.voice_days
    said = _last_said(picture)
    if said is not None and not picture.older_than(said.when, days):
        return
    if said is None and not any(picture.older_than(e.when, days) for e in picture.case.entries.values()):
        return
    since = f"for {how_long((picture.today - said.when.latest).days)}" if said and said.when else "so far"
    yield Found(
        f"Nothing that {picture.client} said has been written down {since}.",
        (said.id,) if said else (),
        ask(
            f"Ask {picture.client}: what should we know?",
            CLIENT_ID,
            "What is going well, what is not, and what should we do differently?",
            in_days(picture.today, WEEK),
        ),
    )


def _last_said(picture: WholePicture) -> Entry | None:
    for entry in picture.entries(picture.limits.talked_about_days):
        if entry.voice == "client_said":
            return entry
    # Nothing within the year: then it is rare enough to look for it everywhere.
    dated = [
        (entry.when.sort_key, entry.id, entry)
        for entry in picture.case.entries.by("voice", "client_said")
        if entry.when is not None and entry.when.earliest <= picture.today
    ]
    return max(dated, key=itemgetter(0, 1))[2] if dated else None


def _no_about_me(picture: WholePicture) -> Iterator[Found]:
    client = picture.case.client
    if CLIENT_ID not in picture.case.clients or any(getattr(client, name).strip() for name in _ABOUT_ME):
        return
    yield Found(
        f"There is nothing about {picture.client} in their own words yet.",
        (CLIENT_ID,),
        edit(f"Write it together with {picture.client}", CLIENT_ID, "what_matters_to_me"),
    )


_FAILURE = "The client is not heard"
RULES = (
    Rule(
        "nothing_said_lately",
        _FAILURE,
        "No entry with what the client said in the last 60 days",
        "When only others are written down, the plan slowly becomes theirs.",
        _nothing_said,
    ),
    Rule(
        "no_about_me",
        _FAILURE,
        "A client of whom none of the “about me” fields is filled",
        "Who meets them next knows the file and not the person.",
        _no_about_me,
    ),
)
