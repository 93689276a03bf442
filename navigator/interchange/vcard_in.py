"""Cards of an address book into people and organisations.

How a file is parted into cards is in `vcard_cards`, what one card says in `vcard_card`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.errors import UnreadableFile
from navigator.interchange.contacts import Gatherer
from navigator.interchange.file_text import WINDOWS_1252, FileText
from navigator.interchange.imported import Import, make_import
from navigator.interchange.vcard_card import CardContact
from navigator.interchange.vcard_cards import Card, CardReader

_NO_CONTACT = ("group", "location", "application", "device")


def read_vcard(found: FileText, file_name: str, case: Case, ids: Ids, today: date) -> Import:
    """The Import of a file of cards; UnreadableFile when there is none in it."""
    gatherer = Gatherer(case, ids, today, file_name)
    reader = CardReader(found.text, windows=found.encoding == WINDOWS_1252)
    versions: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    not_taken: list[str] = []
    for card in _with_agents(reader):
        versions[card.version] += 1
        not_taken.extend(f"{card.where}: {problem}." for problem in (*card.problems, *_misspelled(card)))
        found_in_it = CardContact(card)
        left_out.update(found_in_it.left_out())
        if found_in_it.kind in _NO_CONTACT:
            not_taken.append(f"{card.where}: not taken, because it is a {found_in_it.kind}.")
        else:
            gatherer.take(found_in_it.contact())
    if not versions:
        raise UnreadableFile("There is no card in this file.", "Nothing was imported.")
    if reader.stray:
        not_taken.append(f"{reader.stray:,} lines that stand in no card were left out.")
    items, remarks = gatherer.finish()
    return make_import(
        case,
        "vcard",
        file_name,
        items,
        read=versions.total(),
        guesses=[*_guesses(found, versions, left_out), *gatherer.guesses],
        not_taken=[*not_taken, *gatherer.not_taken],
        remarks=remarks,
    )


def _guesses(found: FileText, versions: Counter[str], left_out: Counter[str]) -> Iterator[str]:
    yield f"Encoding: {found.encoding}{' (guessed)' if found.guessed else ''}."
    for version, count in sorted(versions.items()):
        yield f"{count:,} {'card' if count == 1 else 'cards'} of vCard version {version[:10]}."
    if left_out:
        names = ", ".join(name.lower() for name, _ in left_out.most_common(30))
        yield f"Left out of the cards, because a case has no place for it: {names}."


def _with_agents(reader: CardReader) -> Iterator[Card]:
    """The cards of a file, and after each those that stand in it as text (RFC 2426, section 3.5.4)."""
    for card in reader:
        yield card
        for agent in (p for p in card.properties if p.name == "AGENT"):
            if "BEGIN:VCARD" in agent.text.upper():
                for inner in CardReader(agent.text):
                    inner.number = inner.agent_of = card.number
                    yield inner


def _misspelled(card: Card) -> Iterator[str]:
    """What is wrong with how a card spells its values."""
    spelled = (p for p in card.properties if "ENCODING" in p.params)
    if broken := {p.name for p in spelled if "\ufffd" not in p.raw and "\ufffd" in p.text}:
        yield f"some characters of {', '.join(sorted(broken))} could not be read"
