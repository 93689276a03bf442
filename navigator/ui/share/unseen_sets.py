"""What came in and nobody looked at yet, as the desk knows it, and noting there what somebody looked at."""

from collections.abc import Iterable

from navigator.actions.fresh import Fresh, Looked
from navigator.history.change import ChangeSet
from navigator.ui.desk import Desk
from navigator.ui.share.late_work import late_work


def unseen_sets(desk: Desk) -> tuple[ChangeSet, ...]:
    """The change sets of colleagues of which something was not looked at, oldest first; runs at the desk."""
    from navigator.actions.looking import news_of

    return news_of(desk.vault, desk.open_case)


def to_look_at(desk: Desk) -> tuple[Fresh, int]:
    """What every view marks as new, and how many laptops' late work waits for a person; runs at the desk."""
    if desk.vault.case_share(desk.open_case.case_id) is None:
        return Fresh(), 0
    from navigator.actions.looking import fresh_in

    fresh = fresh_in(desk.vault, desk.open_case)
    return fresh, sum(not work.is_set_aside for work in late_work(desk))


def look(desk: Desk, case_id: str, looked: Looked) -> None:
    """Somebody has looked at these items of a case, as these change sets left them; runs at the desk."""
    if desk.has_case and desk.open_case.case_id == case_id:
        from navigator.actions.looking import note_looked

        note_looked(desk.vault, desk.open_case, looked)


def read(desk: Desk, case_id: str, sets: Iterable[str]) -> None:
    """Somebody has read what these change sets did to a case; runs at the desk."""
    if desk.has_case and desk.open_case.case_id == case_id:
        from navigator.actions.looking import note_read

        note_read(desk.vault, desk.open_case, sets)


def mark_again(desk: Desk, case_id: str, sets: Iterable[str]) -> None:
    """What these change sets did to a case is to be looked at once more; runs at the desk."""
    if desk.has_case and desk.open_case.case_id == case_id:
        from navigator.actions.looking import note_new_again

        note_new_again(desk.vault, desk.open_case, sets)
