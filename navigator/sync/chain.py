"""The team and its keys as files: reading the chain of members and the wrapped keys, and writing more.

What the chain means is in membership.py. A file that does not verify yet is left for next time.
"""

import json
from typing import Any, Final

from navigator.errors import NavigatorError
from navigator.store.share_holdings import Taking
from navigator.sync import membership
from navigator.sync.attachment_file import attachments_folder
from navigator.sync.errand import Errand
from navigator.sync.membership import Act, added_keys, read_record, record_bytes, team_of
from navigator.sync.names import hash_in, key_name, member_name, read_segment_name
from navigator.sync.primitives import key_mark
from navigator.sync.signed_file import SignedFile, header_bytes, parse, sha256_of, signed

KEYS_FORMAT: Final = "navigator-keys"
ESCROW: Final = "escrow:"
"""Before the recipient, where a wrapped key names whom it is for."""
_SYNCS_WITHOUT_KEY: Final = 3
_LACKED: Final = "key lacked"
"""The note of the key that was not here, and in how many syncs."""


def know(errand: Errand) -> None:
    """Load what is held, and work out the team from it."""
    errand.holdings = errand.at_desk(errand.books.load)
    errand.records, errand.wrapped_for = {}, set()
    for _, content in errand.holdings.files.values():
        record = read_record(content, errand.case_id)
        if record is not None:
            errand.records[record.sha256] = record
        else:
            errand.wrapped_for |= recipients_in(parse(content))
    errand.keys = {mark: bytes.fromhex(key) for mark, key in errand.holdings.notes.get("keys", {}).items()}
    errand.team = team_of(errand.records, errand.trust.root)


def recipients_in(file: SignedFile | None) -> frozenset[tuple[str, str]]:
    """Which keys a file has wrapped for whom."""
    marks, whom = (file.header.get(name) for name in ("keys", "for")) if file is not None else (None, None)
    if not isinstance(marks, list) or not isinstance(whom, list):
        return frozenset()
    return frozenset((str(mark), str(one)) for mark in marks for one in whom)


def read_chain(errand: Errand) -> list[tuple[str, SignedFile]]:
    """Take in what is new of the chain and the keys; gives back the segments met under odd names.

    Kept at once: what is read later is judged by it.
    """
    taking, found = Taking(), _fetch_odd(errand)
    if not found:
        return []
    records: list[tuple[str, SignedFile]] = []
    others: list[tuple[str, SignedFile]] = []
    for name, file in found:
        record = read_record(file.content, errand.case_id)
        (records if record is not None else others).append((name, record or file))
    known = added_keys([*errand.records.values(), *(record for _, record in records)])
    for name, record in records:
        if record.text("by") in known and record.is_signed_by(known[record.text("by")], errand.primitives):
            canonical = member_name(errand.case_id, record.whole("n"), record.sha256)
            _take_file(errand, taking, canonical, name, record)
            errand.records[record.sha256] = record
        else:
            errand.unread += 1
    errand.team = team_of(errand.records, errand.trust.root)
    segments: list[tuple[str, SignedFile]] = []
    for name, file in others:
        if file.text("format") != KEYS_FORMAT or file.text("case") != errand.case_id:
            segments.append((name, file))
        elif file.text("by") in known and file.is_signed_by(known[file.text("by")], errand.primitives):
            canonical = key_name(errand.case_id, max(0, file.whole("epoch")), file.sha256)
            _take_file(errand, taking, canonical, name, file)
            errand.wrapped_for |= recipients_in(file)
            _open_keys(errand, file)
        else:
            errand.unread += 1
    keys = {mark: key.hex() for mark, key in errand.keys.items()}
    if keys != errand.holdings.notes.get("keys", {}):
        taking.notes["keys"] = keys
    keep(errand, taking)
    return segments


def _fetch_odd(errand: Errand) -> list[tuple[str, SignedFile]]:
    """Every file that is not called as a segment, as far as it is new and parses."""
    hashes = {hash_in(name) for name in errand.holdings.files}
    found: list[tuple[str, SignedFile]] = []
    attachments = attachments_folder(errand.case_id)
    for name in errand.unknown_names():
        if name.startswith(attachments):
            continue
        if read_segment_name(name) is not None or hash_in(name) in hashes:
            continue
        content = errand.get(name)
        file = parse(content) if content is not None else None
        if content is not None:
            errand.note_broken(name, content)
        if file is None:
            errand.unread += 1
        else:
            found.append((name, file))
    return found


def _take_file(errand: Errand, taking: Taking, canonical: str, name: str, file: SignedFile) -> None:
    if canonical not in errand.holdings.files:
        taking.files[canonical] = file.content
    if not errand.holdings.files.get(canonical, ("", b""))[0]:
        taking.file_names[canonical] = name
    errand.holdings.files[canonical] = (name, file.content)
    if hash_in(name) != file.sha256:
        taking.odd[name] = errand.holdings.odd[name] = file.sha256


def _open_keys(errand: Errand, file: SignedFile) -> None:
    content = errand.primitives.unwrap(file.payload)
    if content is None:
        return
    try:
        said = json.loads(content)
        keys = {str(mark): bytes.fromhex(key) for mark, key in said["keys"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return
    # Also those of a record that does not count any more: somebody may have sealed with them in good faith.
    errand.keys.update((mark, key) for mark, key in keys.items() if key_mark(key) == mark)


def keep(errand: Errand, taking: Taking) -> None:
    """Keep what there is to keep."""
    if taking:
        errand.at_desk(lambda: errand.books.keep(taking))


def write_record(errand: Errand, acts: list[Act], names: dict[str, str], taking: Taking) -> None:
    """Add a record to the chain and to what is to be kept; it is on the share after the next publishing."""
    mark = errand.team.current
    for act in acts:
        mark = str(act["key"]) if act["do"] == "rotate" else mark
    if mark not in errand.keys:
        raise NavigatorError(
            "This laptop does not have the team's key yet.",
            "Nothing was changed.",
            "Sync, let a colleague sync, and try again.",
        )
    content = record_bytes(
        errand.case_id,
        errand.team,
        acts,
        errand.world.now_ms(),
        errand.primitives,
        names,
        errand.keys[mark],
        mark,
    )
    record = read_record(content, errand.case_id)
    assert record is not None
    name = member_name(errand.case_id, record.whole("n"), record.sha256)
    taking.files[name] = content
    errand.holdings.files[name] = ("", content)
    errand.records[record.sha256] = record
    errand.team = team_of(errand.records, errand.trust.root or record.sha256)


def new_key(errand: Errand) -> Act:
    """Make another key for the team; the act that says so."""
    key = errand.primitives.new_key()
    errand.keys[key_mark(key)] = key
    return membership.rotating(max(errand.team.keys.values(), default=0) + 1, key_mark(key))


def wrap_keys(errand: Errand, taking: Taking) -> None:
    """Wrap all keys for whoever cannot open one of them yet, the escrow recipient included."""
    team, mark = errand.team, errand.team.current
    wanted = {member.id: member.recipient for member in team.members.values()}
    if team.escrow:
        wanted[ESCROW + team.escrow] = team.escrow
    missing = {
        name: to
        for name, to in wanted.items()
        for one in errand.keys
        if (one, name) not in errand.wrapped_for
    }
    if not missing or mark not in errand.keys:
        return
    header: dict[str, Any] = {
        "format": KEYS_FORMAT,
        "version": 1,
        "case": errand.case_id,
        "epoch": team.epoch,
        "keys": sorted(errand.keys),
        "for": sorted(missing),
        "by": errand.me,
    }
    keys = {name: key.hex() for name, key in sorted(errand.keys.items())}
    wrapped = errand.primitives.wrap(json.dumps({"keys": keys}).encode(), sorted(set(missing.values())))
    content = signed(header_bytes(header), wrapped, errand.primitives)
    name = key_name(errand.case_id, team.epoch, sha256_of(content))
    taking.files[name] = content
    taking.notes["keys"] = keys
    errand.holdings.files[name] = ("", content)
    errand.wrapped_for |= {(mark, one) for mark in errand.keys for one in missing}


def mend(errand: Errand) -> None:
    """See to it that the current key is one that no removed member has, and that every member has it."""
    if errand.me not in errand.team.members or errand.team.current not in errand.keys:
        return
    taking = Taking()
    if errand.team.stale:
        write_record(errand, [new_key(errand)], {}, taking)
    wrap_keys(errand, taking)
    keep(errand, taking)


def make_up_for_lost_key(errand: Errand) -> bool:
    """Make another key when the one of today stays away; whether there is one to seal with now.

    Whoever made it may have lost it before anybody else had it, and then all would wait for good. A newcomer,
    who has never had a key, waits.
    """
    mark = errand.team.current
    lacked, syncs = errand.holdings.notes.get(_LACKED, ("", 0))
    syncs = syncs + 1 if lacked == mark else 1
    taking = Taking(notes={_LACKED: [mark, syncs]})
    if errand.keys and syncs > _SYNCS_WITHOUT_KEY:
        write_record(errand, [new_key(errand)], {}, taking)
        wrap_keys(errand, taking)
    keep(errand, taking)
    return errand.team.current in errand.keys
