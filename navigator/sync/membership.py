"""The signed chain of a case's team: who was added, who removed, which keys hold, who can recover.

Each record names the records before it by their hashes, so the chain is a graph: two members who act at
the same time fork it, and both count. It begins at one root, which every member knows from its
invitation. What the chain means is a pure function of the set of its records, the same on every replica:

- a record counts when its signer was a member as of the records before it, taken by number, then hash;
- when a member is removed, what it signed that the removal had not seen counts no longer, whatever
  number it claims: otherwise a removed member could write itself a past;
- of keys made at the same time the higher mark holds; it is `stale` when a removal was not known to
  whoever made it, and the next member to sync makes another.

Acts that a newer version knows are kept and passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from navigator.sync.primitives import Primitives, member_id
from navigator.sync.signed_file import SignedFile, header_bytes, parse, signed

FORMAT: Final = "navigator-members"
VERSION: Final = 1

Act = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Member:
    """One member: the public keys, and since when (milliseconds since 1970, as its inviter's clock says)."""

    id: str
    verify_key: bytes
    recipient: str
    added_ms: int
    record: str
    """The hash of the record that added it, where its name stands sealed."""
    is_invitation: bool = False
    """Whether it only keeps a place until the colleague who has the passphrase takes it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A member that was removed: when, by whom, and up to where each of its replicas counts."""

    member: Member
    at_ms: int
    by: str


@dataclass(frozen=True)
class Team:
    """What the chain says as a whole."""

    members: Mapping[str, Member] = field(default_factory=dict)
    gone: Mapping[str, Gone] = field(default_factory=dict)
    cuts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By member that was ever removed: the last segment of each of its replicas that counts."""
    keys: Mapping[str, int] = field(default_factory=dict)
    """The epoch of every key that was ever made, by its mark."""
    current: str = ""
    """The mark of the key to seal with."""
    stale: bool = False
    escrow: str = ""
    heads: tuple[str, ...] = ()
    number: int = 0
    """The highest number of a record."""

    @property
    def epoch(self) -> int:
        """The epoch of the key to seal with."""
        return self.keys.get(self.current, 0)

    def called(self, start: str) -> list[tuple[str, bytes]]:
        """The members whose ids begin so, and those who were removed, with their keys."""
        everybody = (*self.members.values(), *(one.member for one in self.gone.values()))
        return [(one.id, one.verify_key) for one in everybody if one.id.startswith(start)]

    def limit(self, member: str, replica: str) -> int | None:
        """The last segment of a replica that counts; None when all do."""
        of_member = self.cuts.get(member, {})
        return of_member.get(replica, 0) if member in self.gone else of_member.get(replica)


def adding(verify_key: bytes, recipient: str, *, is_invitation: bool = False) -> Act:
    """The act that adds a member, or keeps a place for one."""
    act = {"do": "add", "verify": verify_key.hex(), "age": recipient}
    return {**act, "invitation": True} if is_invitation else act


def removing(member: str, heads: Mapping[str, int]) -> Act:
    """The act that removes a member; `heads`: the last segment of each of its replicas that counts."""
    return {"do": "remove", "member": member, "heads": dict(heads)}


def rotating(epoch: int, mark: str) -> Act:
    """The act that makes another key the one to seal with."""
    return {"do": "rotate", "epoch": epoch, "key": mark}


def escrow_for(recipient: str) -> Act:
    """The act that names the recipient with which all can be recovered; "" for none."""
    return {"do": "escrow", "age": recipient}


def record_bytes(
    case_id: str,
    team: Team,
    acts: list[Act],
    now_ms: int,
    primitives: Primitives,
    names: Mapping[str, str],
    key: bytes,
    mark: str,
) -> bytes:
    """A new record on top of all that is known, with the names of the members it adds sealed in it."""
    import json

    header = {
        "format": FORMAT,
        "version": VERSION,
        "case": case_id,
        "n": team.number + 1,
        "parents": list(team.heads),
        "by": member_id(primitives.verify_key),
        "at": now_ms,
        "acts": acts,
        "key": mark,
    }
    about = header_bytes(header)
    payload = primitives.seal(key, json.dumps(dict(names)).encode(), about) if names else b""
    return signed(about, payload, primitives)


def read_record(content: bytes, case_id: str) -> SignedFile | None:
    """The record that these bytes are, not verified yet; None when they are none of this case."""
    found = parse(content)
    if found is None or found.text("format") != FORMAT or found.text("case") != case_id:
        return None
    parents = found.header.get("parents")
    plain = (
        found.whole("n") > 0
        and isinstance(parents, list)
        and all(isinstance(parent, str) for parent in parents)
        and isinstance(found.header.get("acts"), list)
        and all(isinstance(act, dict) for act in found.header["acts"])
    )
    return found if plain else None


def added_keys(records: Iterable[SignedFile]) -> dict[str, bytes]:
    """The public keys of everybody whom these records add, by id; an id is the hash of its key."""
    found: dict[str, bytes] = {}
    for record in records:
        for act in record.header["acts"]:
            member = _added(act, 0, "")
            if member is not None:
                found[member.id] = member.verify_key
    return found


def team_of(records: Mapping[str, SignedFile], root: str) -> Team:
    """What these records, all of them verified, say; by hash. Those without all their forebears wait."""
    ancestors = _ancestors(records, root)
    order = sorted(ancestors, key=lambda name: (records[name].whole("n"), name))
    void: set[str] = set()
    while True:
        fold = _Fold(records, ancestors)
        for name in order:
            if name not in void:
                fold.take(name)
        if fold.void <= void:
            return fold.team()
        void |= fold.void


def _ancestors(records: Mapping[str, SignedFile], root: str) -> dict[str, frozenset[str]]:
    """By record that stands on the root through records that are all here: every record before it."""
    found: dict[str, frozenset[str]] = {}
    if root in records:
        found[root] = frozenset()
    waiting = sorted((name for name in records if name != root), key=lambda name: records[name].whole("n"))
    for name in waiting:
        parents = records[name].header["parents"]
        if parents and all(parent in found for parent in parents):
            of_parents = [found[parent] for parent in parents]
            found[name] = frozenset(parents).union(*of_parents)
    return found


class _Fold:
    """The team while the records are gone through in order."""

    def __init__(self, records: Mapping[str, SignedFile], ancestors: Mapping[str, frozenset[str]]) -> None:
        self._records = records
        self._ancestors = ancestors
        self._members: dict[str, Member] = {}
        self._gone: dict[str, Gone] = {}
        self._removals: dict[str, list[str]] = {}
        self._cuts: dict[str, dict[str, int]] = {}
        self._keys: dict[str, int] = {}
        self._made: dict[str, str] = {}
        self._escrow = ""
        self._counted: list[str] = []
        self.void: set[str] = set()

    def take(self, name: str) -> None:
        record = self._records[name]
        signer = record.text("by")
        is_root = not self._ancestors[name]
        if not is_root and (signer not in self._members or self._outlived(name, signer)):
            self.void.add(name)
            return
        self._counted.append(name)
        for act in record.header["acts"]:
            self._do(act, name, record)

    def _outlived(self, name: str, signer: str) -> bool:
        """Whether a removal of the signer counts that this record neither saw nor was seen by."""
        return any(
            name not in self._ancestors[removal] and removal not in self._ancestors[name]
            for removal in self._removals.get(signer, ())
        )

    def _do(self, act: Act, name: str, record: SignedFile) -> None:
        match act.get("do"):
            case "add":
                member = _added(act, record.whole("at"), name)
                if member is not None and self._may_be_added(member.id, name):
                    self._members[member.id] = member
                    self._gone.pop(member.id, None)
            case "remove":
                self._remove(act, name, record)
            case "rotate":
                mark, epoch = act.get("key"), act.get("epoch")
                if isinstance(mark, str) and type(epoch) is int and mark not in self._keys:
                    self._keys[mark] = epoch
                    self._made[mark] = name
            case "escrow":
                self._escrow = str(act.get("age", ""))
            case _:
                pass  # a newer version's

    def _may_be_added(self, member: str, name: str) -> bool:
        """Somebody who was removed comes back only by a record that knows of the removal."""
        return all(removal in self._ancestors[name] for removal in self._removals.get(member, ()))

    def _remove(self, act: Act, name: str, record: SignedFile) -> None:
        member_name = act.get("member")
        known = self._members.pop(str(member_name), None)
        if known is None and str(member_name) in self._gone:
            known = self._gone[str(member_name)].member
        if known is None:
            return
        self._gone[known.id] = Gone(known, record.whole("at"), record.text("by"))
        self._removals.setdefault(known.id, []).append(name)
        cuts = self._cuts.setdefault(known.id, {})
        heads = act.get("heads")
        for replica, seq in heads.items() if isinstance(heads, dict) else ():
            if type(seq) is int:
                cuts[replica] = min(seq, cuts.get(replica, seq))
        for earlier in self._counted:
            unseen = earlier != name and earlier not in self._ancestors[name]
            if unseen and self._records[earlier].text("by") == known.id:
                self.void.add(earlier)

    def team(self) -> Team:
        """The team after all records."""
        current = max(self._keys, key=lambda mark: (self._keys[mark], mark), default="")
        maker = self._made.get(current, "")
        known = self._ancestors.get(maker, frozenset()) | {maker}
        stale = any(removal not in known for removals in self._removals.values() for removal in removals)
        # Void records are heads too, so that whoever writes the next one says that it has seen them.
        parents = {parent for name in self._ancestors for parent in self._records[name].header["parents"]}
        heads = tuple(sorted(name for name in self._ancestors if name not in parents))
        number = max((self._records[name].whole("n") for name in self._ancestors), default=0)
        return Team(
            self._members, self._gone, self._cuts, self._keys, current, stale, self._escrow, heads, number
        )


def _added(act: Act, at_ms: int, record: str) -> Member | None:
    verify, age = act.get("verify"), act.get("age")
    if act.get("do") != "add" or not isinstance(verify, str) or not isinstance(age, str):
        return None
    try:
        verify_key = bytes.fromhex(verify)
    except ValueError:
        return None
    if len(verify_key) != 32:
        return None
    return Member(member_id(verify_key), verify_key, age, at_ms, record, act.get("invitation") is True)
