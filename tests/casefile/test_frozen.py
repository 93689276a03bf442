"""Our frozen classes behave as the standard library's frozen dataclasses do."""

import dataclasses
from dataclasses import dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.frozen import entity, frozen


@frozen
class Ours:
    """One of ours."""

    one: int
    two: str = "two"
    three: list[int] = field(default_factory=list, repr=False)
    four: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Theirs:
    """The same, made by the standard decorator."""

    one: int
    two: str = "two"
    three: list[int] = field(default_factory=list, repr=False)
    four: str = field(default="", compare=False)


@entity
class Named:
    """Fields are given by their names."""

    name: str
    age: float | None = None


@frozen
class Checked:
    """One that looks at what it was given."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if self.least > self.most:
            raise ValueError("The least is more than the most.")


PARTS = st.tuples(
    st.integers(0, 2), st.sampled_from("ab"), st.lists(st.integers(0, 1), max_size=1), st.text(max_size=1)
)


@given(PARTS, PARTS)
def test_what_is_equal_is_what_the_standard_decorator_holds_equal(
    one: tuple[int, str, list[int], str], other: tuple[int, str, list[int], str]
) -> None:
    assert (Ours(*one) == Ours(*other)) == (Theirs(*one) == Theirs(*other))
    assert repr(Ours(*one)) == repr(Theirs(*one)).replace("Theirs", "Ours")


def test_equal_ones_are_one_in_a_set() -> None:
    assert len({Named(name="Ann"), Named(name="Ann"), Named(name="Ben")}) == 2


def test_nothing_of_it_changes() -> None:
    ours = Ours(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours.one = 2  # type: ignore[misc]  # the mistake that is tested
    with pytest.raises(dataclasses.FrozenInstanceError):
        del ours.one
    assert not hasattr(ours, "__dict__")


def test_each_has_a_list_of_its_own() -> None:
    assert Ours(1).three == [] and Ours(1).three is not Ours(1).three


def test_a_copy_with_another_value_is_made_as_of_any_dataclass() -> None:
    assert replace(Named(name="Ann"), age=4.0) == Named(name="Ann", age=4.0)
    assert [one.name for one in fields(Ours)] == ["one", "two", "three", "four"]


def test_what_is_given_wrongly_is_refused() -> None:
    with pytest.raises(TypeError):
        Named("Ann")  # type: ignore[call-arg]  # the mistake that is tested
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]  # the mistake that is tested
    with pytest.raises(ValueError, match="least"):
        Checked(2, 1)
