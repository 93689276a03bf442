"""What files on a share are called."""

import pytest

from navigator.sync.names import (
    another_name,
    hash_in,
    hash_wanted,
    key_name,
    meant_by,
    member_name,
    read_segment_name,
    segment_name,
    wanted_name,
)
from navigator.sync.transports.names import check_new

CASE, REPLICA, SHA = "c" * 32, "a" * 16, "5" * 64


def test_a_segment_is_called_by_replica_number_and_hash() -> None:
    name = segment_name(CASE, REPLICA, 7, SHA)
    assert name == f"{CASE}/{REPLICA}/00000007-{SHA}.seg"
    assert read_segment_name(name) == (REPLICA, 7, SHA)
    assert hash_in(name) == SHA


def test_records_and_keys_are_called_by_number_and_hash() -> None:
    assert member_name(CASE, 3, SHA) == f"{CASE}/members/3-{SHA}"
    assert key_name(CASE, 2, SHA) == f"{CASE}/keys/2-{SHA}"
    assert hash_in(member_name(CASE, 3, SHA)) == hash_in(key_name(CASE, 2, SHA)) == SHA


@pytest.mark.parametrize(
    "name", [segment_name(CASE, REPLICA, 7, SHA), member_name(CASE, 3, SHA), key_name(CASE, 2, SHA)]
)
def test_every_share_takes_every_name_and_each_other_name_claims_the_same(name: str) -> None:
    for chosen in (name, another_name(name, 2), another_name(name, 9)):
        assert check_new(chosen) == chosen
        assert hash_in(chosen) == SHA


def test_whoever_asks_for_a_file_names_its_hash() -> None:
    name = wanted_name(CASE, SHA)
    assert hash_wanted(check_new(name)) == hash_wanted(f"{name} (1)") == SHA
    assert hash_in(name) == hash_wanted(member_name(CASE, 3, SHA)) == ""


@pytest.mark.parametrize("odd", [" (conflicted copy)", "-ADA-LAPTOP", ".sync-conflict-20261122", " (1)"])
def test_a_conflicted_copy_s_name_claims_nothing(odd: str) -> None:
    name = segment_name(CASE, REPLICA, 7, SHA).removesuffix(".seg")
    assert read_segment_name(f"{name}{odd}.seg") is None
    assert hash_in(f"{name}{odd}.seg") == ""


def test_which_file_a_conflicted_copy_was_made_of_shows_in_its_name() -> None:
    name = segment_name(CASE, REPLICA, 7, SHA).removesuffix(".seg")
    assert meant_by(f"{name} (conflicted copy).seg") == meant_by(f"{name}.seg") == (SHA, (REPLICA, 7))
    assert meant_by(f"{key_name(CASE, 2, SHA)} (1)") == meant_by(member_name(CASE, 3, SHA)) == (SHA, None)
    assert meant_by(wanted_name(CASE, SHA)) is None and meant_by(f"{CASE}/notes.txt") is None
