"""What somebody wants to share: with whom, what for, in what form, and what they decided besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.summary.sharing.for_the_client import for_the_client
from navigator.summary.sharing.what_may_go import Sharing, one_each, what_may_go


@dataclass(frozen=True, slots=True)
class Wish:
    """`recipients` are ids of organisations and people, and of the client for the client's own page.

    `held` are items that are held back besides, `vital` those that go to protect a life and the words why.
    """

    recipients: tuple[str, ...] = ()
    purpose: str = ""
    each: bool = False
    large: bool = False
    password: str = ""
    held: frozenset[str] = frozenset()
    vital: Mapping[str, str] = field(default_factory=dict)

    def sharings(self, case: Case, today: date, made_by: str) -> tuple[Sharing, ...]:
        """What goes, a Sharing for each page to be made; the client's own page is always by itself."""
        others = tuple(one for one in self.recipients if _is_there(case, one))
        found: tuple[Sharing, ...] = ()
        if CLIENT_ID in self.recipients:
            found = (for_the_client(case, today, held=self.held),)
        if not others:
            return found
        if self.each:
            return found + one_each(
                case, others, self.purpose, today, held=self.held, vital=self.vital, made_by=made_by
            )
        return (
            *found,
            what_may_go(case, others, self.purpose, today, held=self.held, vital=self.vital, made_by=made_by),
        )


def _is_there(case: Case, item: str) -> bool:
    """Somebody may have been removed since they were chosen."""
    return item in case.organisations or item in case.people


def title_of(sharing: Sharing) -> str:
    """Whom a page is for, in a line."""
    if sharing.for_client:
        return "The client's own page"
    return ", ".join(one.name for one in sharing.recipients)
