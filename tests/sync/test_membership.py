"""What the chain of members says: the same for everybody, whoever tries to write themselves a past."""

import random
from itertools import permutations

import pytest

from navigator.sync import membership
from navigator.sync.membership import Team, read_record, record_bytes, team_of
from navigator.sync.primitives import key_mark, member_id
from navigator.sync.signed_file import SignedFile, parse
from tests.sync.simulated.quick_keys import QuickKeys

CASE = "c" * 32
KEY = bytes(32)


class Chain:
    """Records as they are written, each by somebody on top of what they know."""

    def __init__(self) -> None:
        self.people = {name: QuickKeys(name, random.Random(name).randbytes) for name in "abcdx"}
        self.records: dict[str, SignedFile] = {}
        self.root = ""

    def id(self, name: str) -> str:
        return member_id(self.people[name].verify_key)

    def add(self, name: str) -> membership.Act:
        return membership.adding(self.people[name].verify_key, self.people[name].recipient)

    def write(self, by: str, *acts: membership.Act, knowing: Team | None = None) -> Team:
        """A record by somebody; the team as its writer sees it then."""
        team = self.team() if knowing is None else knowing
        content = record_bytes(CASE, team, list(acts), 0, self.people[by], {}, KEY, "")
        record = read_record(content, CASE)
        assert record is not None
        self.records[record.sha256] = record
        self.root = self.root or record.sha256
        return self.team()

    def team(self) -> Team:
        return team_of(self.records, self.root)

    def members(self) -> str:
        team = self.team()
        return "".join(name for name in self.people if self.id(name) in team.members)


@pytest.fixture
def chain() -> Chain:
    made = Chain()
    made.write("a", made.add("a"), made.add("b"), made.add("c"), membership.rotating(1, "k1"))
    return made


def test_members_come_and_go(chain: Chain) -> None:
    assert chain.members() == "abc"
    chain.write("b", chain.add("d"))
    assert chain.members() == "abcd"
    chain.write("d", membership.removing(chain.id("b"), {"r": 3}), membership.rotating(2, "k2"))
    team = chain.team()
    assert chain.members() == "acd"
    assert (team.epoch, team.current, team.stale) == (2, "k2", False)
    assert (team.limit(chain.id("b"), "r"), team.limit(chain.id("b"), "other")) == (3, 0)
    assert team.limit(chain.id("a"), "any") is None


def test_a_stranger_adds_nobody(chain: Chain) -> None:
    chain.write("x", chain.add("x"))
    assert chain.members() == "abc"


def test_a_removed_member_cannot_write_itself_a_past(chain: Chain) -> None:
    before = chain.team()
    chain.write("a", membership.removing(chain.id("b"), {}), membership.rotating(2, "k2"))
    chain.write("b", chain.add("x"), knowing=before)
    chain.write("b", chain.add("x"))
    assert chain.members() == "ac"


def test_two_who_add_at_the_same_time_both_do(chain: Chain) -> None:
    before = chain.team()
    chain.write("a", chain.add("d"), knowing=before)
    chain.write("b", chain.add("x"), knowing=before)
    assert chain.members() == "abcdx"
    chain.write("c", membership.escrow_for("age1escrow"))
    assert len(chain.team().heads) == 1 and chain.team().escrow == "age1escrow"


def test_two_who_remove_each_other_are_not_both_gone(chain: Chain) -> None:
    before = chain.team()
    chain.write("a", membership.removing(chain.id("b"), {}), knowing=before)
    chain.write("b", membership.removing(chain.id("a"), {}), knowing=before)
    assert chain.members() in ("ac", "bc")


def test_two_keys_made_at_the_same_time_lead_to_a_third(chain: Chain) -> None:
    before = chain.team()
    remove_b = (membership.removing(chain.id("b"), {}), membership.rotating(2, "k2"))
    remove_c = (membership.removing(chain.id("c"), {}), membership.rotating(2, "k3"))
    chain.write("a", *remove_b, knowing=before)
    chain.write("a", *remove_c, knowing=before)
    assert chain.members() == "a" and chain.team().stale
    chain.write("a", membership.rotating(3, "k4"))
    assert not chain.team().stale and chain.team().current == "k4"


def test_somebody_removed_comes_back_only_by_whoever_knows_of_it(chain: Chain) -> None:
    before = chain.team()
    chain.write("a", membership.removing(chain.id("b"), {"r": 1}))
    chain.write("c", chain.add("b"), knowing=before)
    assert chain.members() == "ac"
    chain.write("c", chain.add("b"))
    assert chain.members() == "abc"
    assert chain.team().limit(chain.id("b"), "r") == 1
    assert chain.team().limit(chain.id("b"), "another") is None


def test_the_order_in_which_records_come_says_nothing(chain: Chain) -> None:
    before = chain.team()
    chain.write("a", membership.removing(chain.id("b"), {}), knowing=before)
    chain.write("b", chain.add("d"), knowing=before)
    chain.write("c", chain.add("x"))
    wanted = chain.team()
    for some in permutations(chain.records.items()):
        assert team_of(dict(some), chain.root) == wanted


def test_a_record_waits_for_those_before_it(chain: Chain) -> None:
    chain.write("a", chain.add("d"))
    middle = chain.team().heads[0]
    chain.write("d", chain.add("x"))
    held = chain.records.pop(middle)
    assert chain.members() == "abc"
    chain.records[middle] = held
    assert chain.members() == "abcdx"


def test_what_a_newer_version_does_is_kept_and_passed_over(chain: Chain) -> None:
    chain.write("a", {"do": "promote", "member": 7}, chain.add("d"))
    assert chain.members() == "abcd"


def test_what_is_no_record_of_this_case_is_none() -> None:
    made = Chain()
    made.write("a", made.add("a"))
    content = next(iter(made.records.values())).content
    assert read_record(content, "d" * 32) is None
    assert read_record(content[:-70], CASE) is None
    assert read_record(b"", CASE) is None and parse(b"nav\x02\xff\xff\xff\xff") is None


def test_the_mark_of_a_key_does_not_tell_it() -> None:
    assert key_mark(KEY) != key_mark(bytes([1] * 32))
    assert KEY.hex() not in key_mark(KEY)
