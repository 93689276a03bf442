"""The usual shared targets."""

import pytest

from navigator.actions.targets import add_usual_targets, usual_areas
from navigator.casefile.case import Case
from navigator.casefile.needs import Target
from navigator.casefile.vocabulary import vocabulary
from navigator.errors import InvalidValue
from tests.actions.book import Book
from tests.factories import id_of


def test_the_usual_three_are_added_in_one_act_and_undone_in_one() -> None:
    book = Book()
    done = book.commit(add_usual_targets(book.case, book.ids))
    assert done is not None and done.name == "Add the usual shared targets"
    assert {target.area for target in book.case.targets.values()} == {"social", "digital", "financial"}
    assert all(target.name and target.indicator and target.aim for target in book.case.targets.values())
    with pytest.raises(InvalidValue):
        add_usual_targets(book.case, book.ids)
    book.undo()
    assert not book.case.targets


def test_an_area_that_has_a_target_is_left_as_it_is() -> None:
    own = Target(id=id_of("target", "own"), name="His own phone", area="digital")
    assert usual_areas(Case.of(own)) == ("social", "financial")


def test_every_area_of_the_set_has_a_usual_target() -> None:
    assert set(usual_areas(Case())) == set(vocabulary("target_areas").terms)
