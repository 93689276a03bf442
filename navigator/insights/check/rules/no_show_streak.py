"""Appointments with one organisation that did not come about, one after the other."""

from collections.abc import Iterator

from navigator.casefile.journal import Entry
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import WEEK, ask, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count


def _find(picture: WholePicture) -> Iterator[Found]:
    seen: dict[str, list[Entry]] = {}
    for entry in picture.entries(picture.limits.no_show_days):
        if entry.kind in ("no_show", "visit"):
            for organisation in dict.fromkeys(map(picture.one, entry.organisations)):
                seen.setdefault(organisation, []).append(entry)
    for organisation, entries in seen.items():
        streak: list[Entry] = []
        for entry in entries:
            if entry.kind != "no_show":
                break
            streak.append(entry)
        if len(streak) < picture.limits.no_shows:
            continue
        name = picture.name(organisation)
        missed = tuple(entry.id for entry in reversed(streak))
        yield Found(
            f"The last {count(len(streak), 'appointment')} at {name} did not happen.",
            (*missed, organisation),
            ask(
                f"Ask {name} for another way or place",
                organisation,
                "Could it be elsewhere, by phone, or with somebody along? "
                f"The last {count(len(streak), 'time')} it did not happen.",
                in_days(picture.today, WEEK),
            ),
            tuple(dict.fromkeys(need for entry in streak for need in entry.needs)),
            Severity.FIRST,
        )


RULES = (
    Rule(
        "no_show_streak",
        "Gaps",
        "Three or more appointments in a row with one organisation that did not happen, within 90 days",
        "A way of inviting that has failed three times will fail a fourth, and then they are discharged.",
        _find,
    ),
)
