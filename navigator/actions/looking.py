"""Looking at what came in: what is new in a case, and noting what somebody has looked at.

It is noted in the case file alone, for this laptop; the vault keeps how much is new, so that the list of
cases can say it of a case that is not open. Where no share is, nothing comes in.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from navigator.actions.fresh import Fresh, Looked, fresh_of, is_looked_at
from navigator.actions.news import sets_of
from navigator.history.change import ChangeSet
from navigator.store.open_case import OpenCase

if TYPE_CHECKING:
    from navigator.store.vault import Vault

_HISTORY = 2_000
"""Acts that are looked through, of which those that came in are some."""


def news_of(vault: "Vault", opened: OpenCase) -> tuple[ChangeSet, ...]:
    """The change sets of colleagues of which something was not looked at, the oldest first."""
    if vault.case_share(opened.case_id) is None:
        return ()
    from navigator.sync.unseen import unseen

    wanted = set(unseen(opened))
    lines = [line for line in opened.history(limit=_HISTORY) if line.set_id in wanted] if wanted else []
    return sets_of(lines)


def fresh_in(vault: "Vault", opened: OpenCase) -> Fresh:
    """What is new in a case."""
    news = news_of(vault, opened)
    if not news:
        return Fresh()
    from navigator.sync.unseen import looked_at

    return fresh_of(opened.case, news, looked_at(opened))


def note_came_in(vault: "Vault", opened: OpenCase, sets: Iterable[ChangeSet]) -> None:
    """These came in just now, and nobody has looked at them."""
    from navigator.sync.unseen import add_unseen

    add_unseen(opened, sets)
    _tell(vault, opened)


def note_looked(vault: "Vault", opened: OpenCase, looked: Looked) -> None:
    """Somebody has looked at these items, as these change sets left them; at what came later nobody has."""
    from navigator.sync.unseen import keep_unseen, looked_at, unseen

    before = looked_at(opened)
    now = {one: before.get(one, frozenset()) | looked.get(one, frozenset()) for one in {*before, *looked}}
    news = news_of(vault, opened)
    done = {one.id for one in news if is_looked_at(opened.case, one, now)}
    keep_unseen(opened, (one for one in unseen(opened) if one not in done), now)
    vault.note_news(opened.case_id, len(fresh_of(opened.case, news, now).items))


def note_read(vault: "Vault", opened: OpenCase, sets: Iterable[str]) -> None:
    """Somebody has read what these change sets did."""
    from navigator.sync.unseen import keep_unseen, looked_at, unseen

    read = frozenset(sets)
    keep_unseen(opened, (one for one in unseen(opened) if one not in read), looked_at(opened))
    _tell(vault, opened)


def note_new_again(vault: "Vault", opened: OpenCase, sets: Iterable[str]) -> None:
    """What these change sets did is to be marked as new once more."""
    from navigator.sync.unseen import keep_unseen, looked_at, unseen

    again = tuple(sets)
    rest = {one: items for one, items in looked_at(opened).items() if one not in again}
    keep_unseen(opened, (*again, *unseen(opened)), rest)
    _tell(vault, opened)


def _tell(vault: "Vault", opened: OpenCase) -> None:
    vault.note_news(opened.case_id, len(fresh_in(vault, opened).items))
