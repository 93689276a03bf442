"""The clock of a case file goes on where it was when the file is opened again, whoever else is in it."""

from pathlib import Path

from navigator.casefile.ids import CLIENT_ID
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.draft import Draft, Edit
from navigator.history.stamp import FOLLOWED_AHEAD_MS, Stamp
from tests.store.case_files import START_MS, desk_in

NAME = Register("client", CLIENT_ID, "full_name")


def from_colleague(at_ms: int, number: int = 1, replica: str = "colleague") -> ChangeSet:
    """A set as it comes through the share from a colleague whose clock says this."""
    stamp = Stamp(at_ms, 0, replica)
    change = Change(f"{replica}:{number}:0", NAME, f"Sam {number}", (), stamp)
    return ChangeSet(replica, number, stamp, "Bo Lind, Example Health", "Change the name", (change,))


def test_stamps_never_run_backwards_when_the_clock_was_put_back_and_a_colleague_is_ten_years_ahead(
    tmp_path: Path,
) -> None:
    with desk_in(tmp_path) as (desk, opened):
        opened.absorb([from_colleague(START_MS + 10 * 365 * 24 * 3600 * 1000)])
        opened.absorb([from_colleague(START_MS + FOLLOWED_AHEAD_MS // 2, replica="another")])
        before = opened.commit(Draft("Name the client", (Edit(NAME, "Sam Okafor"),)))
        assert before is not None
        opened.close()
        desk.clock.ms = START_MS - 3600 * 1000
        with desk.open() as again:
            after = again.commit(Draft("Name the client", (Edit(NAME, "Sam A. Okafor"),)))
        assert after is not None
        assert after.stamp > before.stamp
        assert after.stamp.ms < START_MS + FOLLOWED_AHEAD_MS


def test_a_colleague_within_a_day_is_still_followed_after_opening_again(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        ahead = from_colleague(START_MS + FOLLOWED_AHEAD_MS // 2)
        opened.absorb([ahead, from_colleague(START_MS + 10**12, replica="far-ahead")])
        opened.close()
        with desk.open() as again:
            done = again.commit(Draft("Name the client", (Edit(NAME, "Sam Okafor"),)))
        assert done is not None
        assert done.stamp > ahead.stamp
