"""The one person who holds together those who talk, above all when they are about to leave."""

from collections.abc import Iterator, Mapping

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import count, day_words


def _find(picture: WholePicture) -> Iterator[Found]:
    near = _regular_talk(picture)
    parted = {one: _pieces_without(near, one) for one in near}
    if not parted:
        return
    person = max(parted, key=lambda one: (parted[one], len(near[one]), one))
    ended = picture.case.people[person].ended
    ahead = (ended.earliest - picture.today).days if ended is not None else None
    leaves = ahead is not None and 0 <= ahead <= picture.limits.leaving_within_days
    if parted[person] < (2 if leaves else picture.limits.pieces_without_one):
        return
    name = picture.name(person)
    when = f" {name} leaves on {day_words(ended, picture.today)}." if leaves else ""
    line = f"Who talks to whom when {name} is not there?"
    yield Found(
        f"Without {name}, the {count(len(near), 'person', 'people')} who talk regularly would fall into "
        f"{count(parted[person], 'piece')}.{when}",
        (person,),
        meeting_item(
            "Plan the handover at the next meeting" if leaves else "Put it on the next agenda", line
        ),
        tuple(sorted(set(near) - {person})),
        Severity.FIRST if leaves else Severity.LATER,
    )


def _regular_talk(picture: WholePicture) -> Mapping[str, set[str]]:
    near: dict[str, set[str]] = {}
    for tie in picture.case.ties.by("talk_about_client", "regularly"):
        ends = {tie.one_end, tie.other_end}
        if len(ends) == 2 and ends <= picture.workers.keys() and not picture.is_past(tie.ended):
            near.setdefault(tie.one_end, set()).add(tie.other_end)
            near.setdefault(tie.other_end, set()).add(tie.one_end)
    return near


def _pieces_without(near: Mapping[str, set[str]], gone: str) -> int:
    """Into how many pieces those around one fall without them."""
    left = set(near[gone])
    pieces = 0
    while left:
        pieces += 1
        todo = [left.pop()]
        reached = {gone, *todo}
        while todo:
            fresh = near[todo.pop()] - reached
            reached |= fresh
            todo.extend(fresh)
        left -= reached
    return pieces


RULES = (
    Rule(
        "everything_passes_through_one",
        "Few of them talk to each other",
        "Somebody without whom those who talk regularly fall into three pieces, or two if they leave soon",
        "When that person is ill, on leave or gone, nobody knows any more what the others do.",
        _find,
    ),
)
