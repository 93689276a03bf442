"""What people do with a share: share a case, invite, join, change things apart, revoke, leave."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.errors import InvalidValue, UnknownItem, UnreadableFile
from navigator.history.draft import Draft, making, purging
from navigator.store.cases import open_case
from navigator.store.share_books import ShareBooks
from navigator.sync.invitation import read_card
from navigator.sync.joining import join, read_invitation
from navigator.sync.marker import NotTheShare
from navigator.sync.names import segment_name
from navigator.sync.quarantine import accept, dismiss, quarantined
from navigator.sync.sharing import (
    card_of,
    create_share,
    errand_for,
    escrow_of,
    fill_again,
    invite,
    invite_by_passphrase,
    leave,
    members,
    revoke,
    set_escrow,
)
from navigator.sync.signed_file import header_bytes, parse, sha256_of, signed
from navigator.sync.syncing import REAL_WORLD, sync_case
from tests.factories import person
from tests.store.vaults import make_vault
from tests.sync.memory_share import MemoryShare
from tests.sync.team import Colleague, team_of

WORDS = "orbit lantern pickle harbour"


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


@pytest.fixture
def pair(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Colleague, ...]]:
    with team_of(tmp_path, share, 2) as team:
        yield team


def me(one: Colleague) -> str:
    return card_of(one.vault).member


def test_a_colleague_who_joins_has_the_case(pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    assert ben.opened.case == ada.opened.case
    assert [one.name for one in members(ben.vault, ben.opened)] == [
        "Keyworker 0, Harbour Link",
        "Keyworker 1, Harbour Link",
    ]


def test_what_one_changes_the_other_sees(pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    done = ada.change(pronouns="they")
    assert ada.sync().sent == 1
    assert ben.sync().received == (done,)
    assert ben.client.pronouns == "they"
    assert ben.sync().nothing_new and ada.sync().nothing_new


def test_two_who_change_the_same_apart_see_both(pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    ada.change(pronouns="they")
    ben.change(pronouns="she")
    ada.sync()
    assert len(ben.sync().conflicts) == 1
    assert len(ada.sync().conflicts) == 1
    assert ada.opened.conflicts == ben.opened.conflicts
    assert {head.value for head in ada.opened.conflicts[0].heads} == {"they", "she"}


def test_no_name_stands_on_the_share(pair: tuple[Colleague, ...], share: MemoryShare) -> None:
    pair[0].change(pronouns="they", what_matters_to_me="Her dog Biscuit")
    pair[0].sync()
    for name, content in share.files.items():
        for needle in ("Dana", "Keyworker", "Harbour", "Biscuit"):
            assert needle not in name and needle.encode() not in content


def test_names_on_the_share_are_as_agreed(pair: tuple[Colleague, ...], share: MemoryShare) -> None:
    case = pair[0].opened.case_id
    for name in share.files:
        folder, _, rest = name.partition("/")
        if name == "navigator-share.json":
            continue
        assert folder == case
        kind, _, file = rest.partition("/")
        number, _, hashed = file.removesuffix(".seg").partition("-")
        assert len(hashed) == 64 and number.isdigit()
        assert kind in ("members", "keys") or (kind == pair[0].opened.replica and len(number) == 8)


def test_an_invitation_opens_only_for_whom_it_is(tmp_path: Path, pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    third, _ = make_vault(tmp_path / "third")
    content = invite(ada.vault, ada.opened, ada.share, read_card(card_of(third).text()))
    with pytest.raises(UnreadableFile, match="somebody else"):
        read_invitation(ben.vault, content)
    found = read_invitation(third, content)
    assert found.case_name == "Dana"
    assert found.inviter.fingerprint == card_of(ada.vault).fingerprint
    with pytest.raises(InvalidValue, match="already"):
        invite(ada.vault, ada.opened, ada.share, card_of(third))
    third.lock()


def test_a_passphrase_invites_whoever_knows_it_once(
    tmp_path: Path, pair: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada = pair[0]
    content = invite_by_passphrase(ada.vault, ada.opened, share, "Cay", WORDS)
    assert [one.name for one in members(ada.vault, ada.opened) if one.is_invited] == ["Cay"]
    third, _ = make_vault(tmp_path / "third")
    with pytest.raises(UnreadableFile, match="passphrase"):
        read_invitation(third, content, "harbour pickle lantern orbit")
    invitation = read_invitation(third, content, WORDS)
    joined = join(third, invitation, share, "here")
    with open_case(third, joined.case_id) as opened:
        assert opened.case == ada.opened.case
    ada.sync()
    assert [one.is_invited for one in members(ada.vault, ada.opened)] == [False] * 3
    fourth, _ = make_vault(tmp_path / "fourth")
    with pytest.raises(InvalidValue, match="used already"):
        join(fourth, read_invitation(fourth, content, WORDS), share, "here")
    third.lock()
    fourth.lock()


def test_a_removed_colleague_gets_and_gives_nothing_more(
    tmp_path: Path, pair: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben = pair
    revoke(ada.vault, ada.opened, share, me(ben))
    ada.change(pronouns="they")
    ada.sync()
    ben.change(pronouns="she")
    result = ben.sync()
    assert result.removed and not result.received and not result.sent
    assert "not in the team" in result.notices[0]
    assert ben.client.pronouns == "she"
    assert ada.sync().nothing_new
    with pytest.raises(UnknownItem):
        invite(ben.vault, ben.opened, share, card_of(make_vault(tmp_path / "other")[0]))


def test_late_work_of_a_removed_colleague_waits_for_a_person(tmp_path: Path, share: MemoryShare) -> None:
    with team_of(tmp_path, share, 3) as (ada, ben, cay):
        before = dict(share.files)
        revoke(ada.vault, ada.opened, share, me(ben))
        after = dict(share.files)
        share.files = before  # Ben has not heard of it yet
        late = ben.change(pronouns="she")
        assert ben.sync().sent == 1
        share.files.update(after)
        assert (ada.sync().quarantined, cay.sync().quarantined) == (1, 1)
        assert ada.client.pronouns == cay.client.pronouns == ""
        assert [one.change_set for one in quarantined(cay.opened)] == [late]
        dismiss(cay.opened, [late])
        assert [one.dismissed for one in quarantined(cay.opened)] == [True]
        assert accept(ada.opened, ben.opened.replica) == (late,)
        ada.sync()
        assert cay.sync().received == (late,)
        assert ada.client.pronouns == cay.client.pronouns == "she"
        assert quarantined(ada.opened) == quarantined(cay.opened) == ()
        assert ada.opened.problems() == cay.opened.problems() == ()
        assert ada.sync().nothing_new and cay.sync().nothing_new


def test_what_had_come_in_before_the_removal_was_known_is_taken_out_again(
    tmp_path: Path, share: MemoryShare
) -> None:
    with team_of(tmp_path, share, 3) as (ada, ben, cay):
        before = dict(share.files)
        revoke(ada.vault, ada.opened, share, me(ben))
        after = dict(share.files)
        share.files = before
        late = ben.change(pronouns="she", preferred_name="Dee")
        ben.sync()
        assert cay.sync().received == (late,)
        cay.change(pronouns="they")
        cay.sync()
        share.files.update(after)
        assert cay.sync().quarantined == 1
        ada.sync()
        cay.sync()
        assert ada.opened.case == cay.opened.case
        assert (cay.client.preferred_name, cay.client.pronouns) == ("Dana", "they")
        assert cay.opened.problems() == ada.opened.problems() == ()


def test_a_colleague_who_left_can_come_back(tmp_path: Path, share: MemoryShare) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        ben.change(pronouns="she")
        leave(ben.vault, ben.opened, share)
        with pytest.raises(UnknownItem, match="not shared"):
            ben.sync()
        ada.sync()
        assert ada.client.pronouns == "she"
        assert [one.removed_ms is None for one in members(ada.vault, ada.opened)] == [True, False]
        ben.change(pronouns="they")
        ben.opened.close()
        content = invite(ada.vault, ada.opened, share, card_of(ben.vault))
        joined = join(ben.vault, read_invitation(ben.vault, content), share, "here")
        ben.opened = open_case(ben.vault, joined.case_id)
        ada.sync()
        assert ada.client.pronouns == "they"
        assert ada.opened.case == ben.opened.case


def test_without_its_marker_a_folder_is_not_the_share(
    pair: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben = pair
    share.files.clear()
    result = ben.sync()
    assert isinstance(result.trouble, NotTheShare)
    assert "nothing on this laptop was deleted" in str(result.trouble)
    assert share.files == {} and ben.client.preferred_name == "Dana"
    filled = fill_again(ben.vault, ben.opened, share)
    assert filled.trouble is None and "Nothing is lost" in filled.alarms[0]
    assert ada.sync().nothing_new and ben.sync().nothing_new


def test_another_share_is_refused(tmp_path: Path, pair: tuple[Colleague, ...]) -> None:
    other = MemoryShare()
    with team_of(tmp_path / "others", other, 1):
        pair[0].share = other
        assert "another share" in str(pair[0].sync().trouble)


def test_a_share_that_was_rolled_back_is_mended_and_told_of(
    pair: tuple[Colleague, ...], share: MemoryShare
) -> None:
    ada, ben = pair
    before = dict(share.files)
    ada.change(pronouns="they")
    ada.sync()
    ben.sync()
    share.files = before
    assert (
        "A file had gone from the share: somebody removed it, or an older copy of the share was put back. "
        "Nothing is lost: this laptop has put it there again."
    ) in ben.sync().alarms
    assert ada.sync().nothing_new and ben.sync().nothing_new


def test_the_recovery_recipient_can_open_every_key(pair: tuple[Colleague, ...], share: MemoryShare) -> None:
    import pyrage  # type: ignore[import-untyped]  # it has no types

    private = pyrage.x25519.Identity.generate()
    ada, ben = pair
    set_escrow(ada.vault, ada.opened, share, str(private.to_public()))
    ben.sync()
    assert escrow_of(ben.vault, ben.opened) == str(private.to_public())
    revoke(ada.vault, ada.opened, share, me(ben))
    opened = 0
    for name, content in share.files.items():
        if "/keys/2-" in name:
            start = content.index(b"age-encryption.org")
            opened += b'"keys"' in pyrage.decrypt(content[start:-64], [private])
    assert opened == 1
    with pytest.raises(InvalidValue, match="age1"):
        set_escrow(ada.vault, ada.opened, share, "nobody")


def test_a_case_is_shared_once(pair: tuple[Colleague, ...]) -> None:
    with pytest.raises(InvalidValue, match="shared already"):
        create_share(pair[0].vault, pair[0].opened, MemoryShare(), "elsewhere")


def test_two_cases_on_one_share_keep_apart(tmp_path: Path, share: MemoryShare) -> None:
    with team_of(tmp_path / "one", share, 1) as (ada,), team_of(tmp_path / "two", share, 1) as (ben,):
        ada.change(pronouns="they")
        assert ada.sync().sent == 1
        assert ben.sync().nothing_new


def test_cancel_stops_before_the_next_file(pair: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben = pair
    ada.change(pronouns="they")
    ada.sync()
    result = sync_case(ben.vault, ben.opened, share, cancelled=lambda: True)
    assert result.cancelled and not result.received
    assert ben.sync().received


def test_what_was_erased_is_not_kept_in_what_was_sent_either(pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    ann = person("Ann Needle")
    ada.opened.commit(Draft("Add", making(ann)))
    ada.sync()
    ben.sync()
    ada.opened.commit(Draft("Erase", purging("person", ann.id)))
    ada.sync()
    assert ben.sync().received
    for one in pair:
        books = ShareBooks(one.opened, str)
        held = books.load()
        sent = {books.bytes_of(of, seq) for of in held.segments for seq in held.segments[of]}
        assert sent == {b""} or one is ada
        assert one.opened.problems() == () and ann.id not in one.opened.case.people
    assert ada.sync().nothing_new and ben.sync().nothing_new


def test_a_newer_version_s_file_waits_and_is_told_of(pair: tuple[Colleague, ...], share: MemoryShare) -> None:
    ada, ben = pair
    errand = errand_for(ada.vault, ada.opened, share, REAL_WORLD)
    ada.change(pronouns="they")
    ada.sync()
    (name,) = (name for name in share.files if f"/{ada.opened.replica}/00000002" in name)
    file = parse(share.files[name])
    assert file is not None
    about = header_bytes({**file.header, "version": 3, "seq": 3, "of a newer version": True})
    newer = signed(about, file.payload, errand.primitives)
    share.files[segment_name(ada.opened.case_id, ada.opened.replica, 3, sha256_of(newer))] = newer
    result = ben.sync()
    assert len(result.received) == 1 and ben.client.pronouns == "they"
    assert "newer version" in result.notices[0]
    assert "newer version" in ben.sync().notices[0]
