"""Two thousand runs of a team on a bad share lose nothing; seven ways of building it wrong are caught.

The long run is `python3 packaging/dev.py simulate N --seed S`.
"""

import os

import pytest

from tests.sync.simulated.mutants import MUTANTS, NONE, Mutant
from tests.sync.simulated.run import EVERY_FAULT, play
from tests.sync.simulated.schedule import EDITS_EACH, rotting, schedule
from tests.sync.simulated.search import first_failing, outcome, story, why_broken
from tests.sync.simulated.world import SIZES

RUNS = int(os.environ.get("NAVIGATOR_SCHEDULES", "2000"))
PARTS = 8
ONCE_FAILED = {
    50802: "two members remove each other, and a third one learns of the removal that does not hold first",
    75221: "a disk is put back, and what it did not know to have been sent gets another number",
    112304: "the share breaks a file that is in quarantine, and nobody who has it looks after it",
    112575: "as 75221, where the share has it under the name of a conflicted copy",
    202609: "what somebody let in and has not sent yet comes once more, from a replica that does not count",
    131208: "one disk is put back twice, and the share was put back too",
    401876: "a file is broken under its right name, who wrote it has lost it, and another has it whole",
    2001036: "a snapshot is set aside, and what it covered stands under the name of a conflicted copy",
}

ROTTING = range(720000, 720060)
ROTTED_ONCE = {
    700044: "all there is of a segment is a conflicted copy, and that breaks",
    700173: "the only file with the key of today breaks, and who lacks it cannot ask",
    710892: "a key's file breaks that somebody had asked for in vain before",
}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.timeout(900)
def test_nothing_that_was_said_to_be_saved_is_lost(part: int) -> None:
    failing = first_failing(range(part, RUNS, PARTS))
    assert failing is None, story(failing)


@pytest.mark.parametrize("seed", ONCE_FAILED)
def test_what_was_lost_once_is_not_lost_again(seed: int) -> None:
    assert not why_broken(schedule(seed, SIZES)), ONCE_FAILED[seed]


@pytest.mark.parametrize("seed", ROTTED_ONCE)
def test_what_broke_on_the_share_once_and_was_not_mended_is_mended(seed: int) -> None:
    assert not why_broken(rotting(seed, SIZES)), ROTTED_ONCE[seed]


def test_what_breaks_on_the_share_is_mended_by_whoever_has_it() -> None:
    failing = next((seed for seed in ROTTING if why_broken(rotting(seed, SIZES))), None)
    assert failing is None


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
@pytest.mark.timeout(900)
def test_sync_built_wrong_is_caught(mutant: Mutant) -> None:
    assert first_failing(range(2000), mutant) is not None


def test_the_same_seed_gives_the_same_run() -> None:
    assert [outcome(seed) for seed in range(1, 6)] == [outcome(seed) for seed in range(1, 6)]
    assert outcome(1) != outcome(2)


def test_a_run_has_as_many_edits_as_it_should() -> None:
    found = [play(schedule(seed, SIZES)).edits / schedule(seed, SIZES).size for seed in range(1, 21)]
    assert 0.9 * EDITS_EACH < sum(found) / len(found) < 1.1 * EDITS_EACH


def test_a_failing_run_is_told_as_the_shortest_that_fails() -> None:
    wrong = next(mutant for mutant in MUTANTS if mutant.name == "last writer wins")
    failing = first_failing(range(100), wrong)
    assert failing is not None
    told = story(failing, wrong)
    assert len(told.splitlines()) <= 12
    assert "edit machine" in told
    assert not why_broken(schedule(failing, SIZES), NONE)


def test_every_fault_happens() -> None:
    met: set[str] = set()
    for seed in range(1, 60):
        met |= play(schedule(seed, SIZES)).faults
    assert met >= EVERY_FAULT, EVERY_FAULT - met
