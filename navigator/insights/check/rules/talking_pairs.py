"""People of two organisations who work on the same need and have never talked, or not for long."""

from collections.abc import Iterator
from itertools import combinations

from navigator.casefile.needs import Need
from navigator.insights.check.finding import Found, HowCanWe, Rule, Severity
from navigator.insights.check.parts import Pair, Parts
from navigator.insights.check.suggestions import WEEK, ask, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import capital, count, day_words, joined
from navigator.insights.talking import talking_ties


def _never(picture: WholePicture) -> Iterator[Found]:
    parts = Parts(picture, picture.limits.involved_within_days, neighbours=True)
    for need, pairs in _by_need(picture, parts, "never"):
        names = joined([_names(picture, pair) for pair in pairs])
        yield Found(
            f"{names} have never talked about {picture.client}, and both work on “{picture.name(need.id)}”."
            if len(pairs) == 1
            else f"On “{picture.name(need.id)}” these people have never talked about {picture.client}: "
            f"{names}.",
            (need.id,),
            _ring(picture, pairs[0], need),
            _evidence(pairs),
        )


def _not_lately(picture: WholePicture) -> Iterator[Found]:
    parts = Parts(picture, picture.limits.at_work_within_days, neighbours=False)
    for need, pairs in _by_need(picture, parts, "once", "regularly"):
        days = picture.limits.talked_within_days
        stale = [pair for pair in pairs if picture.older_than(pair.tie.last_talked, days)]
        if not stale:
            continue
        names = joined(
            [f"{_names(picture, p)}, last on {day_words(p.tie.last_talked, picture.today)}" for p in stale]
        )
        yield Found(
            f"On “{picture.name(need.id)}” these people have not talked about {picture.client} "
            f"for more than a month: {names}.",
            (need.id,),
            _ring(picture, stale[0], need),
            _evidence(stale),
            Severity.LATER,
        )


def _not_known(picture: WholePicture) -> Iterator[Found]:
    talk = _organisations_that_talk(picture)
    silent: dict[tuple[str, str], list[str]] = {}
    for need in picture.open_needs:
        steps = [
            s for s in picture.live_steps_for(need.id) if s.status in ("active", "agreed") and s.organisation
        ]
        for pair in combinations(sorted({picture.one(step.organisation) for step in steps}), 2):
            if pair not in talk:
                silent.setdefault(pair, []).append(need.id)
    if not silent:
        return
    # Those who share most needs first.
    pairs = sorted(silent, key=lambda pair: (-len(silent[pair]), pair))
    named = [f"{picture.name(one)} and {picture.name(other)}" for one, other in pairs]
    ends = tuple(dict.fromkeys(end for pair in pairs for end in pair))
    yield Found(
        f"{capital(count(len(pairs), 'pair'))} of organisations work on the same need, and nothing says "
        f"whether they talk: {joined(named)}.",
        ends,
        meeting_item(
            "Ask at the next meeting who talks to whom", f"Do {named[0]} talk about {picture.client}?"
        ),
        tuple(dict.fromkeys(need for pair in pairs for need in silent[pair])),
        Severity.LATER,
    )


def _organisations_that_talk(picture: WholePicture) -> set[tuple[str, str]]:
    """Pairs of organisations whose people have talked, said that they never have, or met within the year."""
    rooms = [
        meeting.came
        for meeting in picture.case.meetings.values()
        if picture.within(meeting.when, picture.limits.involved_within_days)
    ]
    rooms += [(tie.one_end, tie.other_end) for tie in talking_ties(picture.case, picture.today)]
    rooms += [(tie.one_end, tie.other_end) for tie in picture.case.ties.by("talk_about_client", "never")]
    found: set[tuple[str, str]] = set()
    for room in rooms:
        there = {
            picture.organisation_of(one) if one in picture.case.people else picture.one(one) for one in room
        }
        found.update(combinations(sorted(there - {""}), 2))
    return found


def _by_need(picture: WholePicture, parts: Parts, *talk: str) -> Iterator[tuple[Need, list[Pair]]]:
    found: dict[str, list[Pair]] = {}
    for word in talk:
        for tie in picture.case.ties.by("talk_about_client", word):
            pair = parts.pair(tie)
            if pair is not None:
                found.setdefault(pair.need, []).append(pair)
    for need in picture.open_needs:
        if need.id in found:
            yield need, found[need.id]


def _names(picture: WholePicture, pair: Pair) -> str:
    return f"{picture.name(pair.tie.one_end)} and {picture.name(pair.tie.other_end)}"


def _ring(picture: WholePicture, pair: Pair, need: Need) -> HowCanWe:
    one, other = pair.tie.one_end, pair.tie.other_end
    return ask(
        f"Ask {picture.name(one)} to ring {picture.name(other)}",
        one,
        f"Ring {picture.name(other)} about “{picture.name(need.id)}”",
        in_days(picture.today, WEEK),
    )


def _evidence(pairs: list[Pair]) -> tuple[str, ...]:
    ties = (pair.tie.id for pair in pairs)
    ends = (end for pair in pairs for end in (pair.tie.one_end, pair.tie.other_end))
    needs = (need for pair in pairs for need in pair.shared)
    return tuple(dict.fromkeys((*ties, *ends, *needs)))


_FAILURE = "Few of them talk to each other"
RULES = (
    Rule(
        "never_talked",
        _FAILURE,
        "Two of two organisations with a part in the same open need, and a tie that says they never talked",
        "What the one finds out, the other finds out again, or never.",
        _never,
    ),
    Rule(
        "not_talked_lately",
        _FAILURE,
        "Two who work on the same open need, of two organisations, and last talked more than 30 days ago",
        "In a month plans change, and each goes on with the old one.",
        _not_lately,
    ),
    Rule(
        "talk_not_known",
        _FAILURE,
        "Two organisations with steps under way on one need, of whose people nothing says whether they talk",
        "Talk that nobody has asked about mostly does not happen.",
        _not_known,
    ),
)
