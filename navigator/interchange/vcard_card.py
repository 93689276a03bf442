"""What one card of an address book says, as a contact.

A card of KIND org, or one that names a company and nobody in it, is an organisation. Fax and pager
numbers, other people's numbers, addresses of people, birthdays and notes have no field of a person and
become its notes.
"""

from collections import defaultdict
from collections.abc import Iterator

from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.interchange.contacts import Contact
from navigator.interchange.folding import folded
from navigator.interchange.vcard_cards import Card
from navigator.interchange.vcard_value import Property
from navigator.interchange.vcard_words import address_of, label_of, note_of, phone_of

_KIND = ("KIND", "X-KIND", "X-ADDRESSBOOKSERVER-KIND")
_NAMED = (
    "FN",
    "N",
    "NICKNAME",
    "ORG",
    "TITLE",
    "ROLE",
    "TEL",
    "EMAIL",
    "URL",
    "NOTE",
    "ADR",
    "LABEL",
    "BDAY",
)
_TAKEN = frozenset(["VERSION", *_KIND, *_NAMED, "ANNIVERSARY", "AGENT", "X-ABLABEL", "X-ABSHOWAS"])


class CardContact:
    """One card, by what it says."""

    def __init__(self, card: Card) -> None:
        self._card = card
        self._properties: defaultdict[str, list[Property]] = defaultdict(list)
        for prop in card.properties:
            self._properties[prop.name].append(prop)
        self._labels = {p.group: label_of(p.text) for p in self._properties["X-ABLABEL"] if p.group}
        self._name_parts = self._name_of_parts()
        units = ([part for part in p.components if part] for p in self._properties["ORG"])
        self._units = [names for names in units if names]

    @property
    def kind(self) -> str:
        """What the card says it is of: "individual", "org", "group", …; "" when it does not say."""
        return next((text.casefold() for name in _KIND for text in self._texts(name)), "")

    def left_out(self) -> set[str]:
        """The names of the properties that are not taken over in any form."""
        return {p.name for p in self._card.properties if p.name not in _TAKEN and not note_of(p, "")}

    def contact(self) -> Contact:
        """The card as a contact."""
        full = next(iter(self._texts("FN")), "")
        company = self._units[0][0] if self._units else ""
        name = full or self._name_parts
        notes: list[str] = []
        values: dict[str, tuple[str, ...]] = {
            "phones": tuple(self._phones(notes)),
            "emails": tuple(text.removeprefix("mailto:") for text in self._texts("EMAIL")),
        }
        is_organisation = self._is_organisation(full, company)
        if is_organisation:
            values["name"] = (name or company,)
            self._add_organisation(values, notes)
        else:
            values["name"] = (name or " ".join(self._texts("NICKNAME")[:1]),)
            self._add_person(values, notes)
        notes.extend(self._more(values["name"][0]))
        if self._card.agent_of:
            notes.insert(0, f"Stands in card {self._card.agent_of:,} as the one to turn to.")
        own = "" if is_organisation else company
        return Contact(self._card.where, is_organisation, values, own, tuple(notes))

    def _is_organisation(self, full: str, company: str) -> bool:
        if self.kind == "org":
            return True
        shown_as_company = any(text.upper() == "COMPANY" for text in self._texts("X-ABSHOWAS"))
        nobody = not self._name_parts and folded(full) in ("", folded(company))
        return bool(company) and (nobody or shown_as_company)

    def _add_organisation(self, values: dict[str, tuple[str, ...]], notes: list[str]) -> None:
        addresses = [text for _, text in self._addresses()]
        values["address"] = tuple(addresses[:1])
        values["website"] = self._texts("URL")[:1]
        values["what_it_does"] = ("\n".join(self._texts("NOTE")),)
        notes.extend(f"Address: {text}" for text in addresses[1:])
        notes.extend(f"Website: {text}" for text in self._texts("URL")[1:])
        notes.extend(f"Role: {text}" for text in (*self._texts("TITLE"), *self._texts("ROLE")))

    def _add_person(self, values: dict[str, tuple[str, ...]], notes: list[str]) -> None:
        roles = tuple(dict.fromkeys((*self._texts("TITLE"), *self._texts("ROLE"))))
        values["role"] = roles[:1]
        notes.extend(f"Role: {role}" for role in roles[1:])
        notes.extend(f"{label}: {text}".replace("\n", ", ") for label, text in self._addresses())
        notes.extend(f"Website: {text}" for text in self._texts("URL"))
        notes.extend(self._texts("NOTE"))

    def _more(self, name: str) -> Iterator[str]:
        """Notes of people and organisations alike."""
        if self._units and len(self._units[0]) > 1:
            yield f"Department: {', '.join(self._units[0][1:])}"
        yield from (f"Also at: {', '.join(names)}" for names in self._units[1:])
        yield from (f"Known as: {text}" for text in self._texts("NICKNAME") if text != name)
        yield from (f"Birthday: {_say(text)}" for text in self._texts("BDAY"))
        yield from (f"Anniversary: {_say(text)}" for text in self._texts("ANNIVERSARY"))
        for prop in self._card.properties:
            if prop.name not in _TAKEN and (line := note_of(prop, self._labels.get(prop.group, ""))):
                yield line

    def _phones(self, notes: list[str]) -> Iterator[str]:
        for prop in self._preferred("TEL"):
            number, other = phone_of(prop, self._labels.get(prop.group, ""))
            if number and other:
                notes.append(f"{other}: {number}")
            elif number:
                yield number

    def _addresses(self) -> list[tuple[str, str]]:
        """Each address with what to call it; labels for the post only where there is no address."""
        found = [(prop, address_of(prop, self._card.version)) for prop in self._preferred("ADR")]
        if not any(text for _, text in found):
            found = [(prop, prop.text) for prop in self._preferred("LABEL")]
        lines = []
        for prop, text in found:
            kind = next((word for word in ("home", "work") if word in prop.types), "")
            if text:
                lines.append((f"Address ({kind})" if kind else "Address", text))
        return lines

    def _name_of_parts(self) -> str:
        for prop in self._properties["N"]:
            parts = [" ".join(words) for words in prop.component_words(self._card.version)]
            family, given, more, before, after, *_ = (*parts, "", "", "", "", "")
            if name := " ".join(f"{before} {given} {more} {family} {after}".split()):
                return name
        return ""

    def _preferred(self, name: str) -> list[Property]:
        return sorted(self._properties.get(name, ()), key=lambda prop: prop.preference)

    def _texts(self, name: str) -> tuple[str, ...]:
        """The values of a property, those preferred first, without empty ones."""
        return tuple(dict.fromkeys(text for prop in self._preferred(name) if (text := prop.text)))


def _say(text: str) -> str:
    """A date of a card in words where it is one, else as it is."""
    day = text.partition("T")[0]
    if len(day) == 8 and day.isdigit():
        day = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    try:
        return say_date(PartialDate.parse(day))
    except ValueError:
        return text
