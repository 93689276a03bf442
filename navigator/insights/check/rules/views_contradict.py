"""Agencies that say opposite things of one need: settled or not, better or worse, over or not over."""

from collections.abc import Iterator
from dataclasses import dataclass

from navigator.casefile.needs import Need, View
from navigator.casefile.plan import Step
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import FORTNIGHT, ask, edit, in_days, meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import day_words, listed, number

_OVER = ("met", "closed")


def contradictions(picture: WholePicture, need: Need) -> Iterator[Found]:
    """What is contradictory about one need; mostly nothing."""
    if need.status in _OVER:
        yield from _over_and_still_there(picture, need)
    elif need in picture.open_needs:
        yield from _settled_and_at_work(picture, need)
        yield from _better_and_worse(picture, need)


def _find(picture: WholePicture) -> Iterator[Found]:
    for need in picture.case.needs.values():
        yield from contradictions(picture, need)


def _settled_and_at_work(picture: WholePicture, need: Need) -> Iterator[Found]:
    views = {
        picture.one(view.organisation): view for view in picture.latest_views(need.id) if view.organisation
    }
    settled = {
        one: view
        for one, view in views.items()
        if (view.severity or 0) <= picture.limits.settled_at_most
        and picture.within(view.date, picture.limits.involved_within_days)
    }
    at_work: dict[str, Step] = {}
    for step in picture.live_steps_for(need.id):
        if step.status == "active" and step.organisation and picture.one(step.organisation) not in settled:
            at_work.setdefault(picture.one(step.organisation), step)
    # Somebody at work who has said how they see it: without that, the step may be for another need.
    said = {one: step for one, step in at_work.items() if one in views}
    if not settled or not said:
        return
    one, view = min(settled.items(), key=lambda pair: (pair[1].severity or 0, pair[1].id))
    who, others = picture.name(one), listed([picture.name(other) for other in said])
    are = "is" if len(said) == 1 else "are"
    yield Found(
        f"“{picture.name(need.id)}”: {who} sees little or nothing to do "
        f"({number(view.severity or 0)} out of 10), and {others} {are} at work on it.",
        (need.id, view.id),
        ask(
            f"Ask {who} to look at it again",
            view.person or one,
            f"{others} {are} at work on “{picture.name(need.id)}”. Would you look at it again with them?",
            in_days(picture.today, FORTNIGHT),
        ),
        (one, *said, *(step.id for step in said.values()), *(views[other].id for other in said)),
    )


@dataclass(frozen=True, slots=True)
class _Move:
    """The first and the latest of an organisation's views within the days that count."""

    organisation: str
    then: View
    now: View

    @property
    def worse_by(self) -> float:
        return (self.now.severity or 0) - (self.then.severity or 0)

    @property
    def in_words(self) -> str:
        return f"from {number(self.then.severity or 0)} to {number(self.now.severity or 0)} out of 10"


def _better_and_worse(picture: WholePicture, need: Need) -> Iterator[Found]:
    moves = [move for move in _moves(picture, need) if abs(move.worse_by) >= picture.limits.moved_by]
    better, worse = [m for m in moves if m.worse_by < 0], [m for m in moves if m.worse_by > 0]
    if not better or not worse:
        return
    one = min(better, key=lambda move: (move.worse_by, move.organisation))
    other = max(worse, key=lambda move: (move.worse_by, move.organisation))
    here, there, name = (
        picture.name(one.organisation),
        picture.name(other.organisation),
        picture.name(need.id),
    )
    yield Found(
        f"“{name}”: as {here} sees it, it has got better ({one.in_words}); as {there} sees it, worse "
        f"({other.in_words}).",
        (need.id, one.now.id, other.now.id),
        meeting_item(
            "Put it on the next agenda",
            f"“{name}”: what has {here} seen get better, what has {there} seen get worse, "
            f"and what does {picture.client} say?",
        ),
        (one.then.id, other.then.id, one.organisation, other.organisation),
    )


def _moves(picture: WholePicture, need: Need) -> Iterator[_Move]:
    by_whom: dict[str, list[View]] = {}
    for view in picture.case.views.by("need", need.id):
        counts = view.organisation and view.severity is not None
        if counts and picture.within(view.date, picture.limits.moved_within_days):
            by_whom.setdefault(picture.one(view.organisation), []).append(view)
    for organisation, views in by_whom.items():
        views.sort(key=lambda view: (view.date.sort_key if view.date else (0, 0, 0), view.id))
        yield _Move(organisation, views[0], views[-1])


def _over_and_still_there(picture: WholePicture, need: Need) -> Iterator[Found]:
    if need.closed is None:
        return
    views = [
        view
        for view in picture.latest_views(need.id)
        if view.organisation
        and (view.severity or 0) >= picture.limits.still_there_from
        and view.date is not None
        and need.closed.latest < view.date.earliest <= picture.today
    ]
    steps = [
        step for step in picture.live_steps_for(need.id) if step.status == "active" and step.organisation
    ]
    if not views and not steps:
        return
    says = [f"{picture.name(v.organisation)} has said {number(v.severity or 0)} out of 10" for v in views]
    says += [f"{picture.name(s.organisation)} has “{picture.name(s.id)}” under way" for s in steps]
    over = "met" if need.status == "met" else "closed"
    day = day_words(need.closed, picture.today)
    yield Found(
        f"“{picture.name(need.id)}” has been down as {over} since {day}, and {listed(says, 2)}.",
        (need.id, *(view.id for view in views), *(step.id for step in steps)),
        edit("Open it again", need.id, "status", status="open", closed=None),
        tuple(
            dict.fromkeys(
                map(picture.one, (*(v.organisation for v in views), *(s.organisation for s in steps)))
            )
        ),
    )


RULES = (
    Rule(
        "views_contradict",
        "Nobody has the whole picture",
        "Of one need, one organisation says that little is left and another is at work on it; or one saw it "
        "get better and another worse; or it is down as met and somebody still sees or works on it",
        "Both cannot be right, and each will go on as if the other knew.",
        _find,
    ),
)
