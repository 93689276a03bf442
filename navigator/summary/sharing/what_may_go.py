"""What may go to whom, and the case that is left: the front of this folder.

One page for several readers holds what all of them may know; `one_each` reduces the case for each by itself.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import NavigatorError
from navigator.summary.sharing.deciding import Deciding, own_organisations, recipient
from navigator.summary.sharing.needles import Needles
from navigator.summary.sharing.reducing import Reduction, Rules, reduce_case
from navigator.summary.sharing.verdicts import ABOUT_OTHERS, Reason, Recipient, Verdict, Why

_NOT_COUNTED = ("place", "tie", "agreement", "disclosure", "attachment", "set_aside", "client")
"""Kinds that readers are not told a number of: nobody misses them on the page."""


class NothingToGive(NavigatorError):
    """Nothing may go to somebody, so there is no page to make."""


@dataclass(frozen=True)
class Sharing:
    """What goes to some readers for a purpose, and what does not.

    `shown` is the reduced case: nothing of what is held back can be reached from it. `needles` is what must
    not be found in anything made of it. `for_client` when the reader is the client.
    """

    case: Case
    shown: Case
    recipients: tuple[Recipient, ...]
    purpose: str
    today: date
    verdicts: Mapping[str, Verdict]
    needles: Needles
    for_client: bool = False

    @property
    def goes(self) -> tuple[Verdict, ...]:
        """The verdicts on what goes, in the order of kinds."""
        return tuple(one for one in self.verdicts.values() if one.goes)

    @property
    def held_back(self) -> tuple[Verdict, ...]:
        """The verdicts on what does not go."""
        return tuple(one for one in self.verdicts.values() if not one.goes)

    @property
    def to_tell(self) -> Mapping[str, int]:
        """How many items are held back, by as much of the reason as the readers may be told."""
        held = [one for one in self.held_back if one.kind not in _NOT_COUNTED]
        if self.for_client:
            return {ABOUT_OTHERS: len(held)} if held else {}
        told = Counter(one.reasons[0].told for one in held)
        return dict(told.most_common())

    @property
    def anything(self) -> bool:
        """Whether there is anything to make a page of: without the client there is not."""
        return CLIENT_ID in self.shown.clients

    def agreements_with(self, one: Recipient) -> tuple[Agreement, ...]:
        """The agreements with one reader on which something goes."""
        used = {item for verdict in self.goes for item in verdict.agreements}
        return tuple(
            agreement
            for agreement in self.case.agreements.values()
            if agreement.id in used and agreement.organisation in one.own
        )

    def bases(self) -> Mapping[str, tuple[str, ...]]:
        """The lawful bases by the name of the reader, as labels; vital interests among them where used."""
        vital = (
            [vocabulary("lawful_bases").label("vital_interests")] if any(v.vital for v in self.goes) else []
        )
        found: dict[str, tuple[str, ...]] = {}
        for one in self.recipients:
            labels = [vocabulary("lawful_bases").label(a.lawful_basis) for a in self.agreements_with(one)]
            found[one.name] = tuple(dict.fromkeys([*labels, *vital]))
        return found


def what_may_go(
    case: Case,
    recipients: Sequence[str],
    purpose: str,
    today: date,
    *,
    held: Collection[str] = (),
    vital: Mapping[str, str] = MappingProxyType({}),
    made_by: str = "",
) -> Sharing:
    """What all of these organisations or people (ids) may know, and the case reduced to it.

    `held` are ids that the keyworker holds back besides. `vital` are ids that go to protect somebody's life,
    each with the words why, which are recorded. `made_by` is who makes the page, such as "Ada Obi, Harbour
    House": it says so itself, so that their organisation is known to the readers. UnknownItem when the case
    has not got one of the recipients.
    """
    readers = tuple(recipient(case, one) for one in dict.fromkeys(recipients))
    rules = Deciding(case, readers, today, own_organisations(case, made_by))
    chosen = {item: Reason(Why.CHOSEN, "You hold it back.") for item in held}
    work = reduce_case(case, rules, held=chosen, vital=vital.keys())
    verdicts = _verdicts(case, work, rules, vital)
    return Sharing(case, work.reduced(), readers, purpose, today, verdicts, work.needles)


def one_each(
    case: Case,
    recipients: Sequence[str],
    purpose: str,
    today: date,
    *,
    held: Collection[str] = (),
    vital: Mapping[str, str] = MappingProxyType({}),
    made_by: str = "",
) -> tuple[Sharing, ...]:
    """What each of them may know by itself."""
    return tuple(
        what_may_go(case, (one,), purpose, today, held=held, vital=vital, made_by=made_by)
        for one in dict.fromkeys(recipients)
    )


def verdicts_of(case: Case, work: Reduction) -> dict[str, Verdict]:
    """The verdicts without agreements, in the order of kinds."""
    return {item.id: _verdict(case, item, work, (), "") for item in case.items()}


def _verdicts(case: Case, work: Reduction, rules: Deciding, vital: Mapping[str, str]) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    for item in case.items():
        kept = item.id in work.kept
        on = rules.agreements_for(item) if kept else ()
        forced = kept and item.id in vital and bool(rules.reasons(item))
        found[item.id] = _verdict(case, item, work, () if forced else on, vital[item.id] if forced else "")
    return found


def _verdict(case: Case, item: Item, work: Reduction, agreements: tuple[str, ...], vital: str) -> Verdict:
    return Verdict(
        item=item.id,
        kind=item.KIND,
        title=item.title,
        reasons=work.against.get(item.id, ()),
        cuts=tuple(work.cuts.get(item.id, {}).values()),
        agreements=agreements,
        vital=vital,
    )


def refuse_nothing(sharing: Sharing) -> None:
    """NothingToGive when no page can be made, with who stands against it left out of the sentence."""
    if not sharing.anything:
        raise NothingToGive(
            "Nothing may go: with one of those who are to have it no agreement is in force.",
            "No page was made.",
            "See “navigator summary CASE --to … --preview” for how it can be shared.",
        )


def told_in_words(counts: Mapping[str, int] | Iterable[tuple[str, int]]) -> str:
    """ "12 items are held back: 9 not covered by an agreement, 3 about other people." or "" for none."""
    found = dict(counts)
    whole = sum(found.values())
    if not whole:
        return ""
    parts = ", ".join(f"{count} {why}" for why, count in found.items())
    return f"{whole} {'item is' if whole == 1 else 'items are'} held back: {parts}."


__all__ = ["NothingToGive", "Rules", "Sharing", "one_each", "refuse_nothing", "told_in_words", "what_may_go"]
