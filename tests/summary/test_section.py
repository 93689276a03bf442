"""How sections share a height."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.summary.section import Wish, shares

HEIGHTS = st.integers(0, 400).map(float)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Wishes in order, as sections make them."""
    return Wish(*sorted(draw(st.lists(HEIGHTS, min_size=4, max_size=4))))


@given(
    st.lists(st.tuples(wishes(), st.sampled_from((0.7, 1.0, 4.0))), min_size=1, max_size=6),
    HEIGHTS.map(lambda h: 4 * h),
)
def test_nobody_has_less_than_their_least_or_more_than_they_can_use(
    some: list[tuple[Wish, float]], height: float
) -> None:
    wanted, weights = [wish for wish, _ in some], [weight for _, weight in some]
    given_ = shares(height, wanted, weights)
    least, most = sum(wish.least for wish in wanted), sum(wish.most for wish in wanted)
    for wish, share in zip(wanted, given_, strict=True):
        assert wish.least - 0.1 <= share <= wish.most + 0.1
    assert sum(given_) <= max(height, least) + 0.1
    assert sum(given_) >= min(max(height, least), most) - 0.1


@given(st.lists(wishes(), min_size=2, max_size=5), HEIGHTS)
def test_nobody_is_given_more_than_comfort_while_another_lacks_it(some: list[Wish], height: float) -> None:
    given_ = shares(height, some, [1.0] * len(some))
    short = any(share < wish.comfort - 0.1 for wish, share in zip(some, given_, strict=True))
    over = any(share > wish.comfort + 0.1 for wish, share in zip(some, given_, strict=True))
    assert not (short and over)


def test_the_weightier_gets_more_of_what_is_short() -> None:
    wish = Wish(0, 100, 100, 100)
    assert shares(50, [wish, wish], [4.0, 1.0]) == [40.0, 10.0]


@given(HEIGHTS, HEIGHTS, HEIGHTS, HEIGHTS)
def test_a_wish_is_in_order_however_it_was_worked_out(
    least: float, comfort: float, want: float, most: float
) -> None:
    wish = Wish.of(least, comfort, want, most)
    assert wish.least <= wish.comfort <= wish.want <= wish.most
