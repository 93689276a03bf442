"""What may go to whom, as lines for a person and as data for a program."""

from collections.abc import Iterator
from typing import Any

from navigator.summary.sharing.asking import how_can_we
from navigator.summary.sharing.told import Told
from navigator.summary.sharing.verdicts import Verdict
from navigator.summary.sharing.what_may_go import Sharing, told_in_words

_MOST = 40
"""Lines of a list that are printed for a person; a program gets all."""


def sharing_lines(sharing: Sharing) -> Iterator[str]:
    """What goes, what is held back and why, and how it could be shared."""
    names = " and ".join(one.name for one in sharing.recipients)
    yield f"For {names}{f': {sharing.purpose}' if sharing.purpose else ''}"
    for name, bases in sharing.bases().items():
        if bases:
            yield f"  on the ground of {', '.join(bases).lower()} ({name})"
    goes, held = sharing.goes, sharing.held_back
    if not sharing.anything:
        yield "Nothing may go: no agreement is in force with all of them."
        goes = ()
    yield f"Goes ({len(goes)})"
    yield from _some([_line(one) for one in goes])
    yield f"Held back ({len(held)})"
    yield from _some([f"{_line(one)}: {one.reasons[0].words}" for one in held])
    told = told_in_words(sharing.to_tell)
    if told:
        yield f"The readers are told: {told}"
    ways = how_can_we(sharing)
    if ways:
        yield "How can we share this?"
        for way in ways:
            yield f"  {way.words}"
            yield f"    Ask: {way.question}"


def _some(lines: list[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_MOST])
    if len(lines) > _MOST:
        yield f"  and {len(lines) - _MOST} more; --json has all of them"


def _line(verdict: Verdict) -> str:
    cut = (
        f", without {', '.join(one.field.replace('_', ' ') for one in verdict.cuts)}" if verdict.cuts else ""
    )
    return f"{verdict.kind.replace('_', ' ')} {verdict.title or 'without a name'}{cut}"


def sharing_shape(sharing: Sharing) -> dict[str, Any]:
    """{"to", "purpose", "bases", "goes", "held_back", "told", "how_can_we"}."""
    return {
        "to": [{"id": one.id, "name": one.name} for one in sharing.recipients],
        "purpose": sharing.purpose,
        "bases": {name: list(bases) for name, bases in sharing.bases().items()},
        "possible": sharing.anything,
        "goes": [_verdict_shape(one) for one in sharing.goes],
        "held_back": [_verdict_shape(one) for one in sharing.held_back],
        "told": dict(sharing.to_tell),
        "how_can_we": [
            {
                "to": way.recipient,
                "topics": list(way.topics),
                "highest_sensitivity": way.highest,
                "second_condition_for": way.condition,
                "items": list(way.items),
                "words": way.words,
                "question": way.question,
            }
            for way in how_can_we(sharing)
        ],
    }


def _verdict_shape(one: Verdict) -> dict[str, Any]:
    return {
        "id": one.item,
        "kind": one.kind,
        "title": one.title,
        "reasons": [
            {"why": reason.why.value, "words": reason.words, "to": reason.recipient, "topic": reason.topic}
            for reason in one.reasons
        ],
        "cut": [{"field": cut.field, "whole": cut.whole, "words": cut.reason.words} for cut in one.cuts],
        "agreements": list(one.agreements),
        "to_protect_a_life": one.vital,
        "may_go_to_protect_a_life": one.may_go_to_protect_a_life,
    }


def told_lines(told: Told) -> Iterator[str]:
    """One line of the log of disclosures, and what stands under it."""
    verb = "Shared with" if told.shared else "Decided not to share with"
    yield f"{told.when or 'No date'}: {verb} {', '.join(told.to_whom) or 'somebody'}"
    for label, words in (
        ("Purpose", told.purpose),
        ("Basis", told.basis),
        ("What went", told.what_went),
        ("Held back" if told.shared else "Because", told.held_back),
        ("Client told", {True: "yes", False: "no", None: ""}[told.client_told]),
        ("SHA-256", told.sha256),
    ):
        if words:
            yield f"  {label}: {words.replace(chr(10), chr(10) + '    ')}"


def told_shape(told: Told) -> dict[str, Any]:
    """The same as data."""
    return {
        "id": told.item,
        "when": told.when,
        "shared": told.shared,
        "to_whom": list(told.to_whom),
        "purpose": told.purpose,
        "basis": told.basis,
        "what_went": told.what_went,
        "held_back": told.held_back,
        "client_told": told.client_told,
        "sha256": told.sha256,
    }
