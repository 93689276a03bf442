"""The case reduced to what goes: items, fields, references and sentences taken out until nothing leads back.

Each thing that is taken out may be named by something that goes, which is then taken out too; so it is gone
over again until nothing changes. Only ever more is taken out, so that it ends.
"""

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.network import Organisation, Person
from navigator.casefile.plan import Dependency
from navigator.summary.sharing.about import is_personal
from navigator.summary.sharing.deciding import hangs_on
from navigator.summary.sharing.free_text import Censor, TopicWords
from navigator.summary.sharing.gathering import (
    add_field,
    add_item,
    add_sentence,
    add_who,
    full_names,
    is_free_text,
    open_addresses,
    open_texts,
)
from navigator.summary.sharing.needles import Needles, words_of
from navigator.summary.sharing.verdicts import Cut, Reason, Why

AWAITS_HELD_BACK = "something that is not on this page"
"""The condition of a step that waits for a step that is held back."""

_ESSENTIAL = {
    "entry": "text",
    "ask": "what",
    "alert": "what",
    "step": "what",
    "person": "name",
    "organisation": "name",
}
"""The field without which an item says nothing, and is held back."""
_CONTACT = ("phones", "emails", "when_to_reach")
_BELONGS = Reason(Why.BELONGS, "What it belongs to is held back.")
_THIRD_PARTY = Reason(Why.THIRD_PARTY, "How somebody else is reached is not the client's to share.")
_SPEAKS = Reason(Why.SPEAKS, "It speaks of a topic that is not agreed.")


class Rules(Protocol):
    """What decides about an item by itself; see `deciding` and `for_the_client`."""

    def reasons(self, item: Item) -> tuple[Reason, ...]:
        """All that stands against an item."""

    def client_cuts(self, client: Client, *, only_to_protect: bool) -> Iterable[tuple[str, Reason]]:
        """The fields of the client that are held back."""

    def closed_topics(self) -> Collection[str]:
        """The topics that no free text may speak of."""

    def is_introduced(self, item: Item) -> bool:
        """Whether an item goes only because it is one of several readers: no text may name it."""

    def is_own_words(self, item: Item, name: str) -> bool:
        """Whether a field is the readers' own, and goes as it is."""


@dataclass
class Reduction:
    """A case being reduced: what is left, what stands against the rest, and what was cut of what is left."""

    case: Case
    kept: dict[str, Item]
    against: dict[str, tuple[Reason, ...]]
    cuts: dict[str, dict[str, Cut]] = field(default_factory=dict)
    sentences: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    needles: Needles = field(default_factory=Needles)
    raw: Needles = field(default_factory=Needles)
    """All needles, those too that are no secret because they belong to somebody who goes."""
    _gathered: set[tuple[str, str]] = field(default_factory=set)

    def is_new(self, of_what: str, which: str) -> bool:
        """Whether the needles of something were not gathered before; they are from now on."""
        if (of_what, which) in self._gathered:
            return False
        self._gathered.add((of_what, which))
        return True

    def reduced(self) -> Case:
        """The case that goes."""
        return Case.of(*self.kept.values())


def reduce_case(case: Case, rules: Rules, *, held: Mapping[str, Reason], vital: Collection[str]) -> Reduction:
    """Reduce a case by the rules; `held` goes in no case, `vital` goes whatever the agreements say."""
    work = Reduction(case, {}, {})
    for item in case.items():
        reasons = (held[item.id],) if item.id in held else rules.reasons(item)
        if (
            reasons
            and item.id in vital
            and all(reason.why not in (Why.RECORD, Why.CHOSEN) for reason in reasons)
        ):
            reasons = ()
        if isinstance(item, Client) and vital:
            reasons = ()
        if reasons:
            work.against[item.id] = reasons
        else:
            work.kept[item.id] = item
    _cut_fields(work, rules, vital)
    topics = TopicWords(rules.closed_topics())
    changed = True
    while changed:
        changed = _namesakes_taken_out(work, vital)
        changed |= _belonging_taken_out(work)
        changed |= _references_cut(work)
        changed |= _texts_made_safe(work, rules, topics, vital)
    return work


def _cut_fields(work: Reduction, rules: Rules, vital: Collection[str]) -> None:
    client = work.kept.get(CLIENT_ID)
    if isinstance(client, Client):
        only = bool(vital) and bool(rules.reasons(client))
        for name, reason in rules.client_cuts(client, only_to_protect=only):
            _cut(work, CLIENT_ID, name, reason)
    for item in list(work.kept.values()):
        if isinstance(item, Person) and is_personal(item) and item.id not in vital:
            for name in _CONTACT:
                _cut(work, item.id, name, _THIRD_PARTY)


def _cut(
    work: Reduction, item_id: str, name: str, reason: Reason, value: Any = None, *, whole: bool = True
) -> None:
    """Empty a field of an item that is kept, or leave `value` in it."""
    item = work.kept[item_id]
    declared = fields_of(type(item))[name]
    empty = declared.empty if value is None else value
    if getattr(item, name) in (declared.empty, empty):
        return
    work.kept[item_id] = dataclasses.replace(item, **{name: empty})
    work.cuts.setdefault(item_id, {})[name] = Cut(name, reason, whole)


def _take_out(work: Reduction, item_id: str, reason: Reason) -> None:
    del work.kept[item_id]
    work.cuts.pop(item_id, None)
    work.against[item_id] = (reason,)


def _namesakes_taken_out(work: Reduction, vital: Collection[str]) -> bool:
    """Take out whoever is called by the name of somebody held back and more: "Ann Example's mother"."""
    held = full_names(item for item in work.case.items() if item.id not in work.kept)
    gone: list[str] = []
    for item in work.kept.values():
        if isinstance(item, Person | Organisation) and item.id not in vital:
            words = words_of(item.name)
            parts = {words[at:end] for at in range(len(words)) for end in range(at + 1, len(words) + 1)}
            if (parts - {words}) & held:
                gone.append(item.id)
    for item_id in gone:
        _take_out(work, item_id, _SPEAKS)
    return bool(gone)


def _belonging_taken_out(work: Reduction) -> bool:
    gone = [item.id for item in work.kept.values() if any(_is_gone(work, one) for one in hangs_on(item))]
    for item_id in gone:
        _take_out(work, item_id, _BELONGS)
    return bool(gone)


def _is_gone(work: Reduction, item_id: str) -> bool:
    """Whether an id leads to nothing that goes; the client is always known of."""
    return item_id not in work.kept and item_id != CLIENT_ID


def _references_cut(work: Reduction) -> bool:
    changed = False
    for item in list(work.kept.values()):
        if isinstance(item, Dependency) and item.waits_for and _is_gone(work, item.waits_for):
            _cut_wait(work, item)
            changed = True
            continue
        values: dict[str, Any] = {}
        for name, declared in fields_of(type(item)).items():
            if declared.type is FieldType.REF:
                value = getattr(item, name)
                left: Any = value
                if declared.many:
                    left = tuple(one for one in value if not _is_gone(work, one))
                elif value and _is_gone(work, value):
                    left = ""
                if left != value:
                    values[name] = left
        if values:
            work.kept[item.id] = dataclasses.replace(item, **values)
            changed = True
    return changed


def _cut_wait(work: Reduction, wait: Dependency) -> None:
    """A step still waits when what it waits for is held back; nobody is told for what."""
    awaited = work.case.steps.get(wait.waits_for)
    if awaited is None or awaited.status == "done":
        _take_out(work, wait.id, _BELONGS)
        return
    work.kept[wait.id] = dataclasses.replace(wait, waits_for="", condition=wait.condition or AWAITS_HELD_BACK)


def _texts_made_safe(work: Reduction, rules: Rules, topics: TopicWords, vital: Collection[str]) -> bool:
    needles = _needles(work, rules, vital)
    work.needles = needles.without(open_texts(work.kept.values()))
    censor = Censor(needles, topics)
    changed = False
    for item in list(work.kept.values()):
        if item.id in vital:
            continue
        any_topic = isinstance(item, Organisation)
        for name, declared in fields_of(type(item)).items():
            if not is_free_text(item, declared) or rules.is_own_words(item, name):
                continue
            if _text_made_safe(work, item.id, declared, censor, any_topic=any_topic):
                changed = True
                if item.id not in work.kept:
                    break
    return changed


def _text_made_safe(
    work: Reduction, item_id: str, declared: Field, censor: Censor, *, any_topic: bool
) -> bool:
    """Make one field safe; whether that changed anything. An item that then says nothing is taken out.

    It is always the text of the whole case that is looked through: the order of things does not count.
    """
    now = getattr(work.kept[item_id], declared.name)
    value = getattr(work.case.get(item_id), declared.name)
    if not now or not value:
        return False
    texts: tuple[str, ...] = value if declared.many else (value,)
    of_client = item_id == CLIENT_ID
    found = [censor.safe(declared, text, any_topic=any_topic, of_client=of_client) for text in texts]
    left = tuple(safe.text for safe in found if safe.text)
    fresh: Any = left if declared.many else (left[0] if left else "")
    if not fresh and isinstance(work.kept[item_id], Dependency):
        fresh = AWAITS_HELD_BACK
    if fresh == now:
        return False
    work.sentences[item_id, declared.name] = tuple(part for safe in found for part in safe.taken)
    if not fresh and _ESSENTIAL.get(work.kept[item_id].KIND) == declared.name:
        _take_out(work, item_id, _SPEAKS)
        return True
    _cut(work, item_id, declared.name, _SPEAKS, fresh, whole=not fresh)
    return True


def _needles(work: Reduction, rules: Rules, vital: Collection[str]) -> Needles:
    """Everything that is held back so far, without what those that go are called and reached by."""
    kept = []
    for item in work.kept.values():
        if rules.is_introduced(item):
            if work.is_new("who", item.id):
                add_who(work.raw, item)
        else:
            kept.append(item)
    _gather(work)
    needles = work.raw.without([*open_texts(kept), *_as_they_are(work, rules, vital)])
    return needles.without(open_addresses(kept), what="address")


def _gather(work: Reduction) -> None:
    """Add the needles of what was taken out since the last time: nothing that was ever comes back."""
    for item in work.case.items():
        if item.id not in work.kept and work.is_new("item", item.id):
            add_item(work.raw, item)
    for item_id, cuts in work.cuts.items():
        for name, cut in cuts.items():
            if cut.whole and work.is_new(item_id, name):
                original = work.case.get(item_id)
                add_field(work.raw, original, fields_of(type(original))[name], getattr(original, name))
    for (item_id, _), taken in work.sentences.items():
        for sentence in taken:
            if work.is_new(item_id, sentence):
                add_sentence(work.raw, item_id, sentence)


def _as_they_are(work: Reduction, rules: Rules, vital: Collection[str]) -> list[str]:
    """The free text that goes whatever is in it."""
    found: list[str] = []
    for item in work.kept.values():
        for name, declared in fields_of(type(item)).items():
            if is_free_text(item, declared) and (item.id in vital or rules.is_own_words(item, name)):
                value = getattr(item, name)
                found += value if isinstance(value, tuple) else (value,)
    return found
