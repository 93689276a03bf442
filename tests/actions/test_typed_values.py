from datetime import date
from typing import Any

import pytest

from navigator.actions.field_words import entity_of, field_of
from navigator.actions.references import find_item
from navigator.actions.typed_values import Typed, read_values
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.kinds import ENTITIES, KINDS
from navigator.errors import InvalidValue, UnknownItem
from tests.actions.book import Book

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("kind", "word", "name"),
    [
        ("person", "phone", "phones"),
        ("person", "Phones", "phones"),
        ("person", "relationship-to-the-client", "relationship"),
        ("person", "is the lead", "is_lead"),
        ("client", "NHS number", "nhs_number"),
        ("client", "language", "languages"),
        ("entry", "person", "people"),
        ("entry", "organisation", "organisations"),
        ("entry", "step", "steps"),
        ("step", "provider", "organisation"),
        ("step", "need", "needs"),
        ("ask", "from", "from_whom"),
        ("ask", "to", "to_whom"),
        ("agreement", "from", "valid_from"),
        ("agreement", "topic", "topics"),
        ("need", "in-the-client's-words", "in_the_clients_words"),
        ("target", "organisations-signed-up", "organisations"),
    ],
)
def test_a_field_answers_to_its_name_its_label_and_either_number(kind: str, word: str, name: str) -> None:
    assert field_of(KINDS[kind], word).name == name


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.KIND)
def test_every_field_answers_to_its_own_name_and_every_kind_to_one_and_many(entity: Any) -> None:
    from navigator.casefile.fields import fields_of

    assert entity_of(entity.KIND) is entity_of(entity.PLURAL.upper()) is entity
    for name in fields_of(entity):
        assert field_of(entity, name).name == name


def test_an_unknown_word_is_refused_with_what_is_known() -> None:
    with pytest.raises(InvalidValue, match="Did you mean phones"):
        field_of(KINDS["person"], "phonez")
    with pytest.raises(InvalidValue, match="Did you mean person"):
        entity_of("persn")


@pytest.fixture
def book() -> Book:
    book = Book()
    book.add("client", preferred_name="Sam", full_name="Samuel Okafor")
    book.add("organisation", name="Harbour House")
    book.add("person", name="Whitlock, Dana")
    book.add("person", name="Émile Zed")
    book.add("person", name="Jo Lane")
    book.add("person", name="Jo Lane")
    book.add("step", kind="budget_request")
    return book


def typed(book: Book, kind: str, old: Any = None, **texts: str) -> dict[str, Any]:
    words = [Typed(field_of(KINDS[kind], word), text) for word, text in texts.items()]
    return read_values(book.case, KINDS[kind], words, TODAY, old)


def test_references_are_taken_by_whole_name_id_or_start_of_id(book: Book) -> None:
    house = next(iter(book.case.organisations))
    for words in ("harbour  HOUSE", house, house.upper(), house[:30]):
        assert typed(book, "person", organisation=words) == {"organisation": house}
    assert typed(book, "tie", one_end="client", other_end="sam") == {
        "one_end": CLIENT_ID,
        "other_end": CLIENT_ID,
    }
    assert typed(book, "need", lead="emile zed")["lead"] in book.case.people
    assert typed(book, "tie", one_end="Samuel Okafor") == {"one_end": CLIENT_ID}
    assert find_item(book.case, "Budget request").KIND == "step"


def test_a_name_with_a_comma_is_tried_whole_before_its_parts(book: Book) -> None:
    dana, emile = list(book.case.people)[:2]
    assert typed(book, "entry", people="Whitlock, Dana") == {"people": (dana,)}
    assert typed(book, "entry", people="Whitlock, Dana; Emile Zed") == {"people": (dana, emile)}
    assert typed(book, "entry", people=f"{emile}, {dana}") == {"people": (emile, dana)}


def test_nothing_is_guessed_and_nobody_is_named_in_errors(book: Book) -> None:
    with pytest.raises(InvalidValue) as none:
        typed(book, "person", organisation="Harbour")
    assert str(none.value).startswith("Organisation: there is no organisation of that name")
    with pytest.raises(InvalidValue) as several:
        typed(book, "entry", people="jo lane")
    assert "2 items answer to that" in str(several.value) and "Lane" not in str(several.value)
    with pytest.raises(UnknownItem):
        find_item(book.case, "")
    with pytest.raises(InvalidValue):
        typed(book, "person", organisation="sam")


def test_errors_begin_with_the_fields_label(book: Book) -> None:
    with pytest.raises(InvalidValue, match=r"^Started: "):
        typed(book, "person", started="the day of the thing")
    with pytest.raises(InvalidValue, match=r"^Severity is a number at least 0 and at most 10"):
        typed(book, "view", severity="11")


def test_members_are_added_and_taken_away_one_by_one(book: Book) -> None:
    phones = field_of(KINDS["person"], "phones")
    old = KINDS["person"](id="x", phones=("1", "2", "3"))  # type: ignore[call-arg]

    def read(*words: Typed) -> Any:
        return read_values(book.case, KINDS["person"], words, TODAY, old)["phones"]

    assert read(Typed(phones, "4", "add")) == ("1", "2", "3", "4")
    assert read(Typed(phones, "2", "take")) == ("1", "3")
    assert read(Typed(phones, "2", "take"), Typed(phones, "4; 5", "add")) == ("1", "3", "4", "5")
    assert read(Typed(phones, "8"), Typed(phones, "9")) == ("8", "9")
    assert read(Typed(phones, "")) == ()


def test_a_field_is_emptied_by_nothing(book: Book) -> None:
    assert typed(book, "person", name="", organisation="", started="", is_lead="") == {
        "name": "",
        "organisation": "",
        "started": None,
        "is_lead": None,
    }


def test_a_field_of_another_entity_is_a_fault_of_the_caller(book: Book) -> None:
    with pytest.raises(ValueError, match="not fields of person"):
        read_values(book.case, KINDS["person"], [Typed(field_of(KINDS["tie"], "strength"), "weak")], TODAY)
