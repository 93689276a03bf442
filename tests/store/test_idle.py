"""The vault locks when nobody is there, also when the lid was closed and when a clock is wrong."""

import pytest

from navigator.store.idle import IdleWatch
from tests.store.vaults import FakeClock


@pytest.fixture
def steady() -> FakeClock:
    """A clock that nobody sets, and that stands still while the lid is closed."""
    return FakeClock(100.0)


@pytest.fixture
def wall() -> FakeClock:
    """The clock on the screen."""
    return FakeClock()


@pytest.fixture
def watch(steady: FakeClock, wall: FakeClock) -> IdleWatch:
    """Five minutes."""
    return IdleWatch(300.0, steady, wall)


def pass_time(seconds: float, *clocks: FakeClock) -> None:
    """Let time go by on these clocks."""
    for clock in clocks:
        clock.now += seconds


def test_it_is_due_after_the_limit_and_not_before(
    watch: IdleWatch, steady: FakeClock, wall: FakeClock
) -> None:
    pass_time(299, steady, wall)
    assert not watch.is_due()
    assert watch.seconds_left() == pytest.approx(1)
    pass_time(1, steady, wall)
    assert watch.is_due()
    assert watch.seconds_left() == 0.0


def test_a_touch_begins_anew(watch: IdleWatch, steady: FakeClock, wall: FakeClock) -> None:
    pass_time(299, steady, wall)
    watch.touched()
    pass_time(299, steady, wall)
    assert not watch.is_due()


def test_a_touch_after_it_was_due_comes_too_late(
    watch: IdleWatch, steady: FakeClock, wall: FakeClock
) -> None:
    pass_time(301, steady, wall)
    watch.touched()
    assert watch.is_due()
    watch.restart()
    assert not watch.is_due()


def test_time_with_the_lid_closed_counts(watch: IdleWatch, wall: FakeClock) -> None:
    pass_time(3600, wall)
    watch.touched()
    assert watch.is_due()


def test_a_clock_set_back_does_not_put_it_off(watch: IdleWatch, steady: FakeClock, wall: FakeClock) -> None:
    pass_time(-10 * 365 * 86400, wall)
    pass_time(300, steady)
    assert watch.is_due()


def test_it_stays_due_when_a_clock_is_set_back(watch: IdleWatch, wall: FakeClock) -> None:
    pass_time(3600, wall)
    assert watch.is_due()
    pass_time(-3600, wall)
    assert watch.is_due()


def test_no_limit_is_no_watch() -> None:
    with pytest.raises(ValueError, match="limit"):
        IdleWatch(0)


def test_by_the_computers_own_clocks_a_new_watch_is_not_due() -> None:
    assert not IdleWatch(60).is_due()
