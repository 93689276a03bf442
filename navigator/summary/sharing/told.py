""" "What we told whom": the log of what was shared and of what was not, as anybody may read it."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_moment
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.sharing import Disclosure
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.sharing.what_may_go import Sharing


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the log, in words. `shared` is False for a decision not to share."""

    item: str
    when: str
    shared: bool
    to_whom: tuple[str, ...]
    purpose: str
    basis: str
    what_went: str
    held_back: str
    client_told: bool | None
    sha256: str


def told_whom(case: Case) -> tuple[Told, ...]:
    """All that was shared or not, the latest first; what has no date comes last."""
    dated = [one for one in case.disclosures.dated("when") if one.when is not None]
    undated = [one for one in case.disclosures.values() if one.when is None]
    return tuple(_told(case, one) for one in (*reversed(dated), *undated))


def _told(case: Case, one: Disclosure) -> Told:
    names = [
        "the client" if who == CLIENT_ID else case.title_of(who) or "somebody who is not in the case any more"
        for who in one.to_whom
    ]
    return Told(
        item=one.id,
        when=say_moment(one.when) if one.when else "",
        shared=one.decision != "not_shared",
        to_whom=tuple(names),
        purpose=one.purpose,
        basis=vocabulary("lawful_bases").label(one.basis),
        what_went=one.what_went,
        held_back=one.held_back,
        client_told=one.client_told,
        sha256=one.sha256,
    )


_MOST_TITLES = 12


def what_went(sharing: Sharing, items: Iterable[str]) -> str:
    """What a page showed, a line for each item with its id, and on what ground it went."""
    shown = set(items)
    lines = [
        f"{verdict.kind.replace('_', ' ').capitalize()}: {_named(verdict.title)} [{verdict.item}]"
        + (f" {verdict.vital}" if verdict.vital else "")
        for verdict in sharing.goes
        if verdict.item in shown
    ]
    ground = [f"{name}: {', '.join(bases).lower()}" for name, bases in sharing.bases().items() if bases]
    return "\n".join([*lines, *([f"On the ground of: {'; '.join(ground)}."] if ground else [])])


def what_was_held_back(sharing: Sharing) -> str:
    """What did not go, reason by reason, with the names of some of it."""
    groups: dict[str, list[str]] = {}
    for verdict in sharing.held_back:
        words = " ".join(dict.fromkeys(reason.words for reason in verdict.reasons))
        groups.setdefault(words, []).append(_named(verdict.title))
    lines = []
    for words, titles in sorted(groups.items(), key=lambda group: -len(group[1])):
        more = f" and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
        lines.append(f"{words} {len(titles)}: {'; '.join(titles[:_MOST_TITLES])}{more}")
    return "\n".join(lines)


def _named(title: str) -> str:
    return f"{title[:60]}…" if len(title) > 61 else title or "without a name"
