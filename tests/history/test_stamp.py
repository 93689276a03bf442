"""The clock: always forward, never after a clock that is far ahead, and no time decides what is kept."""

from hypothesis import given
from hypothesis import strategies as st

from navigator.history.change import Register
from navigator.history.draft import Edit, making
from navigator.history.stamp import FOLLOWED_AHEAD_MS, MOST_COUNTER, MOST_MS, HybridClock, Stamp
from tests.factories import NOON_MS, person
from tests.replicas import ANN, TEN_YEARS_MS, Replica, in_step

TIMES = st.integers(-(10**18), 10**18) | st.integers(NOON_MS - 10**6, NOON_MS + 10**6)
STAMPS = st.builds(
    Stamp, st.integers(0, MOST_MS), st.integers(0, MOST_COUNTER), st.sampled_from(("other", "third"))
)


class SetClock:
    """A wall clock that somebody sets."""

    def __init__(self, now_ms: int) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        return self.now_ms


@given(st.lists(TIMES | STAMPS | st.none(), max_size=30))
def test_stamps_always_grow_and_follow_nobody_far_ahead(events: list[int | Stamp | None]) -> None:
    wall = SetClock(NOON_MS)
    clock = HybridClock("r", wall)
    last, furthest = Stamp(0, 0, "r"), 0
    for event in events:
        if isinstance(event, int):
            wall.now_ms = event
        elif isinstance(event, Stamp):
            clock.witness(event)
        furthest = max(furthest, min(max(wall.now_ms, 0), MOST_MS) + FOLLOWED_AHEAD_MS)
        stamp = clock.tick()
        assert stamp > last
        assert 0 <= stamp.ms <= furthest + 1
        assert stamp.ms <= MOST_MS
        assert 0 <= stamp.counter <= MOST_COUNTER
        assert stamp.replica == "r"
        if isinstance(event, Stamp) and event.ms <= wall.now_ms:
            assert (stamp.ms, stamp.counter) > (event.ms, event.counter)
        last = stamp


def test_within_one_millisecond_the_counter_grows() -> None:
    clock = HybridClock("r", SetClock(NOON_MS))
    assert [clock.tick() for _ in range(3)] == [Stamp(NOON_MS, counter, "r") for counter in range(3)]


def test_a_colleague_up_to_a_day_ahead_is_followed_and_no_further() -> None:
    clock = HybridClock("r", SetClock(NOON_MS))
    clock.witness(Stamp(NOON_MS + FOLLOWED_AHEAD_MS + 1, 0, "other"))
    assert clock.tick().ms == NOON_MS
    clock.witness(Stamp(NOON_MS + FOLLOWED_AHEAD_MS, 5, "other"))
    assert clock.tick() == Stamp(NOON_MS + FOLLOWED_AHEAD_MS, 6, "r")


def test_ones_own_stamps_are_always_followed() -> None:
    """After a restart with the clock put right, the log still grows."""
    clock = HybridClock("r", SetClock(NOON_MS))
    clock.witness(Stamp(NOON_MS + TEN_YEARS_MS, 0, "r"))
    assert clock.tick() == Stamp(NOON_MS + TEN_YEARS_MS, 1, "r")


def test_a_full_counter_goes_on_to_the_next_millisecond() -> None:
    clock = HybridClock("r", SetClock(NOON_MS))
    clock.witness(Stamp(NOON_MS, MOST_COUNTER, "other"))
    assert clock.tick() == Stamp(NOON_MS + 1, 0, "r")


def test_a_clock_ten_years_wrong_loses_nothing_and_locks_nobody_out() -> None:
    right, ahead, behind = Replica("a"), Replica("b", TEN_YEARS_MS), Replica("c", -TEN_YEARS_MS)
    team = (right, ahead, behind)
    right.do(*making(person("Ann")))
    in_step(team)
    name = Register("person", ANN, "name")
    for replica, value in ((ahead, "Annie"), (behind, "Anna"), (right, "Ann B.")):
        replica.do(Edit(name, value))
    in_step(team)
    for replica in team:
        assert {head.value for head in replica.merge.heads[name]} == {"Annie", "Anna", "Ann B."}
    behind.do(Edit(name, "Anna"))
    in_step(team)
    for replica in team:
        assert replica.case.people[ANN].name == "Anna"
        assert replica.disputes() == set()
    assert right.do(Edit(name, "Ann")).stamp.ms < NOON_MS + FOLLOWED_AHEAD_MS
