"""What came in and nobody looked at yet, as the desk knows it."""

from navigator.actions.fresh import Fresh, fresh_of
from navigator.actions.news import sets_of
from navigator.history.change import ChangeSet
from navigator.ui.desk import Desk
from navigator.ui.share.late_work import late_work

_HISTORY = 2_000


def unseen_sets(desk: Desk) -> tuple[ChangeSet, ...]:
    """The change sets of colleagues that nobody has looked at, the oldest first; runs at the desk."""
    opened = desk.open_case
    if desk.vault.case_share(opened.case_id) is None:
        return ()
    from navigator.sync.unseen import unseen

    wanted = set(unseen(opened))
    lines = [line for line in opened.history(limit=_HISTORY) if line.set_id in wanted] if wanted else []
    return sets_of(lines)


def fresh_items(desk: Desk) -> Fresh:
    """What every view marks as new; runs at the desk."""
    return fresh_of(desk.open_case.case, unseen_sets(desk))


def to_look_at(desk: Desk) -> tuple[Fresh, int]:
    """What every view marks as new, and how many laptops' late work waits for a person; runs at the desk."""
    return fresh_items(desk), sum(not work.is_set_aside for work in late_work(desk))


def forget_unseen(desk: Desk) -> None:
    """Somebody has looked at all of it; runs at the desk."""
    from navigator.sync.unseen import mark_seen

    mark_seen(desk.open_case)
