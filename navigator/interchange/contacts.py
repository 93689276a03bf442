"""Contacts, from whatever kind of file, as people and organisations of a case.

A reader hands over one contact after another, in words as they stood in the file; here they are fitted
to the fields. An organisation is made once for each distinct name and found again in the case by its
name. What has no field of its own (an address of a person, a birthday, notes) becomes a journal note
about that person, so that nothing is lost. Nothing is merged with anybody who is in the case already.
"""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.casefile.case import Case
from navigator.casefile.fields import Field, FieldType, fields_of
from navigator.casefile.ids import Ids
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.remarks import remarks
from navigator.casefile.values import LONGEST_LINE, LONGEST_TEXT, clean, read_one
from navigator.errors import InvalidValue
from navigator.interchange.folding import folded
from navigator.interchange.likeness import likenesses
from navigator.interchange.relationships import is_personal

Values = Mapping[str, tuple[str, ...]]
"""Words by field name, as they stood in the file; several only for fields with many members."""

MOST_REMARKS = 200
"""Remarks beyond this many are counted, not listed: nobody reads so long a list."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact of a file: where it stands, what it is, and its words by field."""

    where: str
    """Such as "Row 3" or "Card 2"."""
    is_organisation: bool
    values: Values
    organisation: str = ""
    """The name of a person's organisation."""
    notes: tuple[str, ...] = ()
    """What has no field of its own, a line or more each."""


class Gatherer:
    """Takes contacts one by one and makes items of them; see `finish`."""

    def __init__(self, case: Case, ids: Ids, today: date, file_name: str) -> None:
        self.not_taken: list[str] = []
        self.guesses: list[str] = []
        self._case, self._ids, self._today = case, ids, today
        self._file_name = file_name
        self._items: dict[str, Item] = {}
        self._places: dict[str, str] = {}
        self._implied: set[str] = set()  # organisations known by nothing but their name, so far
        self._taken_for: Counter[str] = Counter()
        self._by_name: dict[str, str] = {}
        self._standing: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in (*case.organisations.values(), *case.people.values()):
            self._standing[item.KIND, folded(item.title)].append(item)
            if isinstance(item, Organisation) and folded(item.name):
                self._by_name.setdefault(folded(item.name), item.id)

    def take(self, contact: Contact) -> str:
        """Take one contact; its id in the case or among the new items, or "" when it was not taken."""
        return self._take_organisation(contact) if contact.is_organisation else self._take_person(contact)

    def organisation_named(self, name: str) -> str:
        """The id of the organisation of this name: one of the case, one of the file, or a new one."""
        name = clean(name, one_line=True)[:LONGEST_LINE]
        key = folded(name) or name
        if key not in self._by_name:
            item = Organisation(id=self._ids.new(), name=name)
            self._items[item.id] = item
            self._by_name[key] = item.id
            self._implied.add(item.id)
        return self._by_name[key]

    def finish(self) -> tuple[tuple[Item, ...], tuple[str, ...]]:
        """The items, organisations first, and the remarks on them."""
        for what, count in self._taken_for.items():
            self.guesses.append(
                f"{count:,} {'person was' if count == 1 else 'people were'} taken to be {what}."
            )
        order = {Organisation: 0, Person: 1}
        items = tuple(sorted(self._items.values(), key=lambda item: order.get(type(item), 2)))
        contacts = [item for item in items if isinstance(item, Person | Organisation)]
        lines = [line for item in contacts for line in self._remarks_on(item)]
        return items, _capped([*likenesses(contacts, self._case), *lines])

    def _take_organisation(self, contact: Contact) -> str:
        values = self._fit(Organisation, contact)
        if not values:
            return self._refuse(contact, "nothing in it says which organisation it is")
        name = folded(values.get("name", ""))
        bare = self._by_name.get(name, "") if name else ""
        if bare in self._implied:
            self._implied.discard(bare)
            item: Item = dataclasses.replace(self._items[bare], **values)
        else:
            item = Organisation(id=self._ids.new(), **values)
            if known := self._known_already(item):
                return self._only_notes(contact, known)
        if name and self._by_name.get(name, "") not in self._items:
            self._by_name[name] = item.id
        return self._add(item, contact)

    def _take_person(self, contact: Contact) -> str:
        values = self._fit(Person, contact)
        organisation = clean(contact.organisation, one_line=True)
        if not values and not organisation:
            return self._refuse(contact, "nothing in it says who it is")
        if not values.get("name"):
            stand_in = next((values[name][0] for name in ("emails", "phones") if values.get(name)), "")
            values = {**values, "name": stand_in} if stand_in else values
        taken_for = ""
        if "professional" not in values:
            if is_personal(values.get("relationship", "")):
                values["professional"], taken_for = False, "family or friend, by the relationship"
            elif organisation:
                values["professional"], taken_for = True, "professional, because an organisation is named"
        if organisation:
            values["organisation"] = self.organisation_named(organisation)
        item = Person(id=self._ids.new(), **values)
        if known := self._known_already(item):
            return self._only_notes(contact, known)
        if taken_for:
            self._taken_for[taken_for] += 1
        return self._add(item, contact)

    def _add(self, item: Item, contact: Contact) -> str:
        self._items[item.id] = item
        self._places[item.id] = contact.where
        self._note(contact, item)
        return item.id

    def _only_notes(self, contact: Contact, known: Item) -> str:
        """What the case has already is not made again; notes that it has not are still taken."""
        of = "organisations" if isinstance(known, Organisation) else "people"
        texts = {entry.text.partition("\n")[2] for entry in self._case.entries.by(of, known.id)}
        if contact.notes and clean("\n".join(contact.notes), one_line=False) not in texts:
            self._note(contact, known)
            self._refuse(contact, "the case has it already; only its notes are new")
        else:
            self._refuse(contact, "the case has it already, and the file says nothing more")
        return known.id

    def _note(self, contact: Contact, about: Item) -> None:
        if not contact.notes:
            return
        text = clean("\n".join((f"From {self._file_name}:", *contact.notes)), one_line=False)
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            self.not_taken.append(f"{contact.where}: its notes are too long and were cut.")
        is_organisation = isinstance(about, Organisation)
        entry = Entry(
            id=self._ids.new(),
            when=PartialDate.on(self._today),
            kind="note",
            text=text,
            organisations=(about.id,) if is_organisation else (),
            people=() if is_organisation else (about.id,),
        )
        self._items[entry.id] = entry

    def _refuse(self, contact: Contact, why: str) -> str:
        self.not_taken.append(f"{contact.where}: not taken, because {why}.")
        return ""

    def _known_already(self, item: Item) -> Item | None:
        """An item of the case that has all that the new one says."""
        standing = self._standing.get((item.KIND, folded(item.title)), ())
        return next((other for other in standing if _holds(other, item)), None)

    def _fit(self, entity: type[Item], contact: Contact) -> dict[str, Any]:
        fields = fields_of(entity)
        fitted: dict[str, Any] = {}
        for name, raw in contact.values.items():
            of = fields[name]
            found = (self._fit_one(of, word, contact.where) for word in raw if word.strip())
            members = tuple(dict.fromkeys(value for value in found if value not in ("", None)))
            if members:
                fitted[name] = members if of.many else members[0]
        return fitted

    def _fit_one(self, of: Field, word: str, where: str) -> Any:
        try:
            return read_one(of, word, self._today)
        except InvalidValue as error:
            if of.type is FieldType.CHOICE:  # an area may have words of its own; they are kept as they are
                return clean(word, one_line=True)[:LONGEST_LINE]
            self.not_taken.append(f"{where}: {of.label} was left out. {error.happened}")
            return None

    def _remarks_on(self, item: Person | Organisation) -> Iterable[str]:
        where = self._places.get(item.id)
        if where is None:
            return
        if item.name and item.name in (*item.emails, *item.phones):
            yield f"{where} has no name: “{item.name}” stands in for it."
        fields = fields_of(type(item))
        for remark in remarks(self._case, item, self._today):
            if fields[remark.field].type is not FieldType.REF:
                yield f"{where}, {fields[remark.field].label.lower()}: {remark.says}"


def _holds(standing: Item, item: Item) -> bool:
    for name, of in fields_of(type(item)).items():
        new, old = getattr(item, name), getattr(standing, name)
        if of.many and not set(new) <= set(old):
            return False
        if not of.many and new not in (of.empty, old):
            return False
    return True


def _capped(lines: list[str]) -> tuple[str, ...]:
    """The lines, or the first MOST_REMARKS of them and how many more there are."""
    if len(lines) <= MOST_REMARKS:
        return tuple(lines)
    return (*lines[:MOST_REMARKS], f"And {len(lines) - MOST_REMARKS:,} more remarks of these kinds.")
