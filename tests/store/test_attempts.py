"""Wrong passphrases wait longer and longer, also after a restart; no clock locks anybody out."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.store.attempts import Attempts, WrongPassphrase
from tests.store.vaults import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    """The time of the test."""
    return FakeClock()


def attempts(folder: Path, clock: FakeClock) -> Attempts:
    """As a newly started app has them."""
    return Attempts(folder / "attempts.json", clock, clock.sleep)


def fail(folder: Path, clock: FakeClock, times: int = 1) -> WrongPassphrase:
    """So many wrong passphrases, each as soon as it may be; what was said to the last."""
    for _ in range(times):
        try:
            attempts(folder, clock).begin()
        except WrongPassphrase as early:
            clock.now += early.seconds
        said = attempts(folder, clock).failed()
    return said


def test_the_delays_grow_from_nothing_to_five_minutes(tmp_path: Path, clock: FakeClock) -> None:
    delays = [fail(tmp_path, clock).seconds for _ in range(14)]
    assert delays == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]


def test_what_is_said(tmp_path: Path, clock: FakeClock) -> None:
    assert str(fail(tmp_path, clock)) == (
        "That passphrase does not open this vault. Nothing was changed. Try again or use the recovery code."
    )
    assert "Try again in 1 second or use" in str(fail(tmp_path, clock))
    assert str(fail(tmp_path, clock, 3)) == (
        "That passphrase does not open this vault. Nothing was changed. "
        "Try again in 8 seconds or use the recovery code."
    )
    assert "in 4 minutes" in str(fail(tmp_path, clock, 5))


def test_too_soon_is_refused_without_trying_and_says_for_how_long(tmp_path: Path, clock: FakeClock) -> None:
    fail(tmp_path, clock, 5)
    clock.now += 3
    clock.slept.clear()
    with pytest.raises(WrongPassphrase, match="in 5 seconds") as early:
        attempts(tmp_path, clock).begin()
    assert early.value.seconds == pytest.approx(5)
    clock.now += 5
    attempts(tmp_path, clock).begin()
    assert not clock.slept


def test_a_short_delay_is_sat_out(tmp_path: Path, clock: FakeClock) -> None:
    fail(tmp_path, clock, 2)
    attempts(tmp_path, clock).begin()
    assert clock.slept == [pytest.approx(1)]


def test_the_right_one_forgets_it_all(tmp_path: Path, clock: FakeClock) -> None:
    fail(tmp_path, clock, 9)
    attempts(tmp_path, clock).succeeded()
    attempts(tmp_path, clock).begin()
    assert fail(tmp_path, clock).seconds == 0
    attempts(tmp_path, clock).succeeded()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("years", [-10, -1])
def test_a_clock_set_back_costs_one_delay_and_not_years(tmp_path: Path, clock: FakeClock, years: int) -> None:
    fail(tmp_path, clock, 5)
    clock.now += years * 365 * 86400
    with pytest.raises(WrongPassphrase, match="in 8 seconds"):
        attempts(tmp_path, clock).begin()
    clock.now += 5
    with pytest.raises(WrongPassphrase, match="in 3 seconds"):
        attempts(tmp_path, clock).begin()
    clock.now += 3
    attempts(tmp_path, clock).begin()


def test_a_clock_set_forward_only_ends_the_wait(tmp_path: Path, clock: FakeClock) -> None:
    fail(tmp_path, clock, 8)
    clock.now += 10 * 365 * 86400
    attempts(tmp_path, clock).begin()
    assert fail(tmp_path, clock).seconds == 128


def test_on_a_full_disk_the_wait_is_sat_out_and_both_are_told(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("navigator.store.atomic_file.flush_to_disk", full)
    said = str(attempts(tmp_path, clock).failed())
    assert "does not open this vault" in said
    assert "the disk is full" in said
    assert clock.slept == [2.0]


hostile = st.one_of(
    st.binary(max_size=200),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
        lambda inside: (
            st.dictionaries(st.sampled_from(["failures", "until", "x"]), inside) | st.lists(inside)
        ),
        max_leaves=5,
    ).map(lambda found: json.dumps(found).encode()),
    st.builds(
        lambda failures, until: json.dumps({"failures": failures, "until": until}).encode(),
        st.one_of(st.integers(), st.floats(), st.text(max_size=3)),
        st.one_of(st.integers(), st.floats()),
    ),
)


@given(content=hostile)
def test_a_broken_count_never_locks_anybody_out(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder, clock = tmp_path_factory.mktemp("count"), FakeClock()
    (folder / "attempts.json").write_bytes(content)
    try:
        attempts(folder, clock).begin()
    except WrongPassphrase as early:
        assert early.seconds <= 300
        clock.now += early.seconds
    attempts(folder, clock).begin()
    assert fail(folder, clock).seconds <= 300
