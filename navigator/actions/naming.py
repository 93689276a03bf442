"""What to call an item within a sentence: "Dana Whitlock", "tie Sam to Dr Patel", "a call with Probation".

These names go into the names of change sets, which stand in the encrypted case and nowhere else.
"""

from collections.abc import Callable, Mapping
from typing import cast

from navigator.casefile.case import Case
from navigator.casefile.checking import SetAside
from navigator.casefile.client import Client
from navigator.casefile.date_words import say_date
from navigator.casefile.fields import fields_of
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.needs import Score, View
from navigator.casefile.network import Place, Tie
from navigator.casefile.plan import Dependency, Reliance
from navigator.casefile.sharing import Agreement, Disclosure
from navigator.casefile.values import say

LONGEST_NAME = 60
"""Characters of a title that a name of a change set repeats."""


def name_of(case: Case, item: Item) -> str:
    """What to call an item of this case in the middle of a sentence, in at most a line."""
    special = _SPECIAL.get(item.KIND)
    name = special(case, item) if special else ""
    return name or shortened(title_in_words(item)) or f"{article(item.KIND)} {item.KIND}"


def title_in_words(item: Item) -> str:
    """The item's title with the label of a word out of a vocabulary in place of its key; "" for none."""
    for name in item.TITLE:
        field = fields_of(type(item))[name]
        if said := say(field, getattr(item, name)):
            return said
    return ""


def title_of(case: Case, item_id: str) -> str:
    """What to call the item of this id: its title, or the name made up for one that has none."""
    item = case.find(item_id) if item_id else None
    return name_of(case, item) if item else "something that was removed"


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """The text in one line, cut at a word where it is longer than `longest` characters."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1].rsplit(" ", 1)[0] or line[: longest - 1]
    return f"{cut.rstrip(' ,;:.')}…"


def article(noun: str) -> str:
    """ "an" before a vowel, "a" otherwise."""
    return "an" if noun[:1].lower() in "aeiou" else "a"


def listed(names: list[str], most: int = 3) -> str:
    """ "phones, role and 2 more": at most `most` of the names, in words."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join([*([", ".join(names[:-1])] if names[:-1] else []), *names[-1:]])


def entry_in_words(case: Case, entry: Entry) -> str:
    """ "a call with Probation", "a note about Sam's flat": what a line of the journal is."""
    kind = say(fields_of(Entry)["kind"], entry.kind).lower() or "entry"
    people = [case.title_of(person) for person in entry.people]
    people += [case.title_of(organisation) for organisation in entry.organisations]
    named = [shortened(name) for name in people if name]
    if named:
        link = "from" if entry.kind in ("letter", "text") else "with"
        return f"{article(kind)} {kind} {'about' if entry.kind in _ABOUT else link} {listed(named)}"
    return f"{article(kind)} {kind}"


_ABOUT = ("note", "incident", "milestone", "no_show")


def _of_client(case: Case, item: Item) -> str:
    return shortened(item.title) or "the client"


def _of_tie(case: Case, item: Item) -> str:
    tie = cast(Tie, item)
    return f"tie {title_of(case, tie.one_end)} to {title_of(case, tie.other_end)}"


def _of_dependency(case: Case, item: Item) -> str:
    dependency = cast(Dependency, item)
    before = shortened(dependency.condition) or title_of(case, dependency.waits_for)
    return f"that {title_of(case, dependency.step)} waits for {before}"


def _of_reliance(case: Case, item: Item) -> str:
    reliance = cast(Reliance, item)
    return f"that {title_of(case, reliance.step)} relies on {title_of(case, reliance.organisation)}"


def _of_view(case: Case, item: Item) -> str:
    view = cast(View, item)
    whose = view.organisation or view.person
    return f"{title_of(case, whose)}'s view of {title_of(case, view.need)}" if whose and view.need else ""


def _of_score(case: Case, item: Item) -> str:
    score = cast(Score, item)
    about = title_of(case, score.need) if score.need else say(fields_of(Score)["topic"], score.topic)
    return f"the score for {about}" if about else ""


def _of_entry(case: Case, item: Item) -> str:
    entry = cast(Entry, item)
    return entry_in_words(case, entry) + (f" of {say_date(entry.when)}" if entry.when else "")


def _of_meeting(case: Case, item: Item) -> str:
    meeting = cast(Meeting, item)
    if meeting.title:
        return ""
    return f"the meeting of {say_date(meeting.when)}" if meeting.when else ""


def _of_agreement(case: Case, item: Item) -> str:
    organisation = cast(Agreement, item).organisation
    return f"the agreement with {title_of(case, organisation)}" if organisation else ""


def _of_disclosure(case: Case, item: Item) -> str:
    to_whom = cast(Disclosure, item).to_whom
    return f"the disclosure to {listed([title_of(case, one) for one in to_whom])}" if to_whom else ""


def _of_place(case: Case, item: Item) -> str:
    return f"the place of {title_of(case, cast(Place, item).node)} on the map"


def _of_set_aside(case: Case, item: Item) -> str:
    reason = cast(SetAside, item).reason
    return f"the finding set aside ({shortened(reason)})" if reason.strip() else "a finding set aside"


_SPECIAL: Mapping[str, Callable[[Case, Item], str]] = {
    Client.KIND: _of_client,
    "tie": _of_tie,
    "dependency": _of_dependency,
    "reliance": _of_reliance,
    "view": _of_view,
    "score": _of_score,
    "entry": _of_entry,
    "meeting": _of_meeting,
    "agreement": _of_agreement,
    "disclosure": _of_disclosure,
    "place": _of_place,
    "set_aside": _of_set_aside,
}
