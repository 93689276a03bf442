"""A laptop whose whole disk was put back to an earlier day: the share knows more of it than it does."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.history.draft import Draft, making
from navigator.store.open_case import Writer
from navigator.sync.syncing import run
from navigator.sync.transport import ShareUnreachable
from tests.factories import person
from tests.store.case_files import Clock
from tests.sync.memory_share import MemoryShare
from tests.sync.real_team import RealColleague, open_again, put_together
from tests.sync.simulated.quick_keys import QuickKeys

CLOCK = Clock()


def writer(author: str, replica: str) -> Writer:
    return Writer(author, replica, CLOCK)


@pytest.fixture
def pair(tmp_path: Path) -> list[RealColleague]:
    chance = random.Random(3)
    keys = [QuickKeys(name, chance.randbytes) for name in ("ada", "ben")]
    return put_together(tmp_path, MemoryShare(), keys, writer)


def add(one: RealColleague, name: str) -> None:
    assert one.opened.commit(Draft(f"Add {name}", making(person(name)))) is not None


def put_back(one: RealColleague, copy: Path) -> None:
    """The disk of before, also what says which replica it is."""
    replica = one.opened.replica
    one.opened.close()
    shutil.copy(copy, one.opened.path)
    one.opened = open_again(one.opened.path, writer(one.opened.author, replica))


def copied(one: RealColleague) -> Path:
    """A copy of the closed case file."""
    path, replica = one.opened.path, one.opened.replica
    one.opened.close()
    copy = Path(shutil.copy(path, path.with_suffix(".then")))
    one.opened = open_again(path, writer(one.opened.author, replica))
    return copy


def names(one: RealColleague) -> set[str]:
    return {found.name for found in one.opened.case.people.values()}


def test_what_it_had_forgotten_comes_back_and_what_it_wrote_since_stays(pair: list[RealColleague]) -> None:
    ada, ben = pair
    add(ada, "Ann")
    ada.sync()
    then = copied(ada)
    add(ada, "Ben")
    ada.opened.undo()
    add(ada, "Cay")
    ada.sync()
    put_back(ada, then)
    before = ada.opened.replica
    add(ada, "Dee")  # gets a number that stands on the share already
    ada.opened.undo()
    ada.opened.redo()
    result = run(ada.errand())
    assert "did not remember" in result.alarms[0]
    assert ada.opened.replica != before
    assert names(ada) == {"Ann", "Cay", "Dee"}
    assert ada.opened.problems() == ()
    ben.sync()
    assert ben.opened.case == ada.opened.case and ben.opened.problems() == ()
    assert ada.opened.undo_name == "Redo: Add Dee" or ada.opened.undo_name == "Add Dee"
    add(ada, "Eve")
    ada.sync()
    ben.sync()
    assert names(ben) == {"Ann", "Cay", "Dee", "Eve"}
    assert run(ada.errand()).nothing_new and run(ben.errand()).nothing_new


def test_nothing_written_since_gets_no_other_number(pair: list[RealColleague]) -> None:
    ada, ben = pair
    then = copied(ada)
    add(ada, "Ann")
    ada.sync()
    put_back(ada, then)
    assert run(ada.errand()).alarms
    assert names(ada) == {"Ann"}
    add(ada, "Ben")
    ada.sync()
    ben.sync()
    assert names(ben) == {"Ann", "Ben"} and ben.opened.problems() == ()


class CloudShare(MemoryShare):
    """Calls what is put there a conflicted copy, and does not answer; from when on it behaves is up to us."""

    well = False

    def put_new(self, name: str, content: bytes) -> bool:
        """As Transport says."""
        if self.well or not name.endswith(".seg"):
            return super().put_new(name, content)
        super().put_new(f"{name.removesuffix('.seg')} (conflicted copy).seg", content)
        raise ShareUnreachable("The share did not answer in time.")


def test_what_it_does_not_know_to_have_been_sent_gets_no_other_number(tmp_path: Path) -> None:
    chance, share = random.Random(3), CloudShare()
    keys = [QuickKeys(name, chance.randbytes) for name in ("ada", "ben")]
    (tmp_path / "cloud").mkdir()
    ada, ben = put_together(tmp_path / "cloud", share, keys, writer)
    add(ada, "Ann")
    assert run(ada.errand()).trouble is not None
    then = copied(ada)
    share.well = True
    add(ada, "Ben")
    ada.sync()
    put_back(ada, then)
    assert "did not remember" in run(ada.errand()).alarms[0]
    ben.sync()
    for one in (ada, ben):
        assert names(one) == {"Ann", "Ben"}
        acts = {line.set_id: line.set_name for line in one.opened.history()}
        assert sorted(acts.values()) == ["Add Ann", "Add Ben"]
        one.opened.close()


def test_a_restored_case_sends_what_only_it_has_left(pair: list[RealColleague]) -> None:
    ada, ben = pair
    add(ada, "Ann")
    then = copied(ada)
    ada.opened.close()
    shutil.copy(then, ada.opened.path)
    ada.opened = open_again(ada.opened.path, writer("Keyworker 0", "00000000000000ff"))
    add(ada, "Ben")
    ada.sync()
    assert {one.author for one in run(ben.errand()).received} == {"Keyworker 0"}
    assert names(ben) == {"Ann", "Ben"}
    assert ben.opened.problems() == ada.opened.problems() == ()


@pytest.fixture(autouse=True)
def closed(pair: list[RealColleague]) -> Iterator[None]:
    yield
    for one in pair:
        one.opened.close()
