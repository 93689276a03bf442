"""The journal, the client's order of needs, choosing in conflicts, imports and the audit trail."""

import pytest

from navigator.actions.conflicts import resolve_conflict, resolve_removal
from navigator.actions.importing import take_import
from navigator.actions.items import remove_item
from navigator.actions.journal import log_entry
from navigator.actions.needs import rank_needs
from navigator.actions.records import record_export, record_picture, record_summary
from navigator.casefile.network import Person
from navigator.casefile.partial_date import PartialDate
from navigator.errors import UnknownItem
from navigator.history.change import REMOVED, Register
from navigator.interchange.imported import make_import
from tests.actions.book import Book


def test_a_call_is_logged_in_one_act() -> None:
    book = Book()
    probation = book.add("organisation", name="Probation")
    when = PartialDate.parse("2026-03-10T17:30")
    book.commit(
        log_entry(
            book.case, book.ids, "call", "Will chase the form", when, organisations=[probation], voice="fact"
        )
    )
    (entry,) = book.case.entries.values()
    assert book.name_of_last() == "Log a call with Probation"
    assert (entry.text, entry.when, entry.organisations, entry.voice) == (
        "Will chase the form",
        when,
        (probation,),
        "fact",
    )


def test_the_clients_order_ranks_what_is_named_and_nothing_else() -> None:
    book = Book()
    home, money, health = (book.add("need", what=what, rank=9.0) for what in ("Home", "Money", "Health"))
    book.commit(rank_needs(book.case, [money, home, money]))
    assert {need.what: need.rank for need in book.case.needs.values()} == {
        "Money": 1.0,
        "Home": 2.0,
        "Health": None,
    }
    with pytest.raises(UnknownItem):
        rank_needs(book.case, [health, "nothing"])


def test_a_choice_settles_a_field() -> None:
    book = Book()
    person = book.add("person", name="Dana")
    book.commit(resolve_conflict(Register("person", person, "name"), "Dana Whitlock"))
    assert book.name_of_last() == "Choose name of a person"
    assert book.case.people[person].name == "Dana Whitlock"


def test_a_removed_item_is_kept_or_goes() -> None:
    book = Book()
    person = book.add("person", name="Dana")
    book.commit(remove_item(book.case, person))
    book.commit(resolve_removal("person", person, keep=True))
    assert book.case.people[person].name == "Dana"
    book.commit(resolve_removal("person", person, keep=False))
    assert book.sets[-1].changes[0].register.field == REMOVED
    assert person not in book.case.people


def test_an_import_is_one_act() -> None:
    book = Book()
    people = [Person(id=book.ids.new(), name=name) for name in ("Dana", "Jo")]
    book.commit(take_import(book.case, make_import(book.case, "csv", "contacts.csv", people, read=2)))
    assert book.name_of_last() == "Import 2 people from contacts.csv"
    book.undo()
    assert not book.case.people


def test_what_goes_out_is_on_the_audit_trail_although_it_changes_nothing() -> None:
    book = Book()
    for draft in (record_export("JSON"), record_summary(), record_picture("map")):
        done = book.commit(draft)
        assert done is not None and done.changes == ()
    assert [one.name for one in book.sets] == [
        "Export the case as JSON",
        "Make the one page, for the keyworker only",
        "Draw the map into a file",
    ]
