"""The file against the pure merge: whatever a team did, in whatever order it comes, both show the same."""

import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.history.change import ChangeSet
from navigator.store.case_path import make_file
from navigator.store.open_case import OpenCase, Writer
from tests.replicas import Replica, drafts, hostile_sets, purges, teams
from tests.store.case_files import KEY, Clock


def in_batches_of_any_size(sets: list[ChangeSet], chance: random.Random) -> list[list[ChangeSet]]:
    batches: list[list[ChangeSet]] = []
    while sets:
        size = chance.randint(1, 4)
        batches.append(sets[:size])
        sets = sets[size:]
    return batches


def shows_the_same(sets: list[ChangeSet], chance: random.Random) -> None:
    """Take sets in, some of them twice, into a file and into the pure merge, and compare at every step."""
    shuffled = [*sets, *chance.choices(sets, k=3)] if sets else []
    chance.shuffle(shuffled)
    model = Replica("model")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.case"
        with OpenCase("one", path, make_file(path, KEY), Writer("Ada Obi", "reader", Clock())) as opened:
            for batch in in_batches_of_any_size(shuffled, chance):
                opened.absorb(batch)
                model.take(batch)
                assert opened.case == model.case
                assert {conflict.register.item for conflict in opened.conflicts} == model.disputes()
            assert opened.problems() == ()


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(teams(steps=16, acts=drafts() | purges()), st.randoms(use_true_random=False))
def test_a_file_shows_what_the_pure_merge_shows(team: tuple[Replica, ...], chance: random.Random) -> None:
    shows_the_same(list({one.id: one for replica in team for one in replica.sets.values()}.values()), chance)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_sets(), st.randoms(use_true_random=False))
def test_a_file_shows_what_the_pure_merge_shows_of_what_nobody_honest_sends(
    sets: list[ChangeSet], chance: random.Random
) -> None:
    shows_the_same(sets, chance)
