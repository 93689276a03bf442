"""What stands too close together is drawn once, and nothing flickers."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.layout.merging import clusters

MOMENTS = st.lists(st.floats(0, 10_000, allow_nan=False), max_size=200).map(sorted)


def test_close_ones_are_one_with_their_number() -> None:
    assert list(clusters([0, 0.1, 0.2, 50, 50.1, 99], 10, 12, 0, 100)) == [(0, 3), (3, 5), (5, 6)]


def test_ten_thousand_at_the_same_moment_are_one() -> None:
    assert list(clusters([5.0] * 10_000, 480, 12, 0, 10)) == [(0, 10_000)]


def test_moments_closer_than_a_number_can_tell_do_not_go_on_for_ever() -> None:
    same = [2_932_896.0] * 5
    assert list(clusters(same, 1e12, 12, 2_932_890, 2_932_900)) == [(0, 5)]


@given(MOMENTS, st.floats(0.01, 400))
def test_every_moment_is_in_exactly_one_cluster(moments: list[float], per_day: float) -> None:
    found = list(clusters(moments, per_day, 12, -1, 10_001))
    assert [at for first, until in found for at in range(first, until)] == list(range(len(moments)))


@given(MOMENTS, st.floats(0.01, 400))
def test_no_cluster_is_wider_than_the_least_distance(moments: list[float], per_day: float) -> None:
    for first, until in clusters(moments, per_day, 12, -1, 10_001):
        assert (moments[until - 1] - moments[first]) * per_day <= 12 + 1e-6


@given(MOMENTS, st.floats(0.01, 400), st.floats(0, 10_000), st.floats(0, 10_000))
def test_a_window_shows_the_same_clusters_as_the_whole(
    moments: list[float], per_day: float, one: float, other: float
) -> None:
    first, last = min(one, other), max(one, other)
    whole = list(clusters(moments, per_day, 12, -1, 10_001))
    seen = list(clusters(moments, per_day, 12, first, last))
    assert seen == [run for run in whole if moments[run[1] - 1] >= first and moments[run[0]] <= last]
