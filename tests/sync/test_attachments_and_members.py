"""Who can open what was attached: newcomers all of it, those who were removed nothing new; and older apps."""

from pathlib import Path

import pytest

from navigator.store.cases import open_case
from navigator.store.share_attachments import ShareAttachments
from navigator.sync import chain
from navigator.sync.attachment_file import open_part, part_name
from navigator.sync.attachment_places import Places
from navigator.sync.joining import join, read_invitation
from navigator.sync.quarantine import accept
from navigator.sync.sharing import card_of, errand_for, fill_again, invite, leave, revoke
from navigator.sync.signed_file import header_bytes
from navigator.sync.syncing import REAL_WORLD, run
from tests.store.vaults import make_vault
from tests.sync.attaching import LONG, att_files, attach, bytes_of, counts
from tests.sync.memory_share import MemoryShare
from tests.sync.team import Colleague, team_of


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


def remove(who: Colleague, by: Colleague) -> None:
    revoke(by.vault, by.opened, by.share, card_of(who.vault).member)


def test_a_newcomer_opens_what_was_attached_before_and_after_a_new_key(
    tmp_path: Path, share: MemoryShare
) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        letters = [attach(ada.opened, b"Before")]
        ada.sync()
        remove(ben, ada)
        letters.append(attach(ada.opened, b"After"))
        ada.sync()
        there = att_files(share.files)
        assert len(there) == 2, "what stands there is not sealed anew"
        vault, _ = make_vault(tmp_path / "cay")
        invitation = read_invitation(vault, invite(ada.vault, ada.opened, share, card_of(vault)))
        joined = join(vault, invitation, share, "here")
        assert counts(joined.result) == (0, 0, 0, 2), "nobody waits for them to have the case"
        cay = Colleague(vault, share, open_case(vault, joined.case_id))
        assert counts(cay.sync()) == (0, 2, 0, 0)
        assert [bytes_of(cay.opened, letter) for letter in letters] == [b"Before", b"After"]
        assert att_files(share.files) == there
        cay.opened.close()
        vault.lock()


def test_whoever_was_removed_cannot_open_what_is_attached_afterwards(
    tmp_path: Path, share: MemoryShare
) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        attach(ada.opened, b"Before")
        ada.sync()
        ben.sync()
        remove(ben, ada)
        letter = attach(ada.opened, b"After")
        ada.sync()
        errand = errand_for(ben.vault, ben.opened, share, REAL_WORLD)
        result = run(errand)
        assert result.removed and counts(result) == (0, 0, 0, 0)
        # Not even if he learned from a screen which file it is: no key of his names or opens it.
        (known,) = (one for one in ShareAttachments(ada.opened).known() if one.id == letter)
        assert not Places(errand).may_be_there(known, 0)
        names = {part_name(key, known.sha256, 0): key for key in errand.keys.values()}
        files = att_files(share.files).values()
        assert all(open_part(errand.case_id, names, known, 0, file) is None for file in files)


def test_what_a_removed_colleague_attached_too_late_comes_with_what_a_person_lets_in(
    tmp_path: Path, share: MemoryShare
) -> None:
    with team_of(tmp_path, share, 3) as (ada, ben, cay):
        before = dict(share.files)
        remove(ben, ada)
        after = dict(share.files)
        share.files = before  # Ben has not heard of it yet
        letter = attach(ben.opened, b"Dear Dana")
        assert counts(ben.sync()) == (1, 0, 0, 0)
        share.files.update(after)
        for one in (ada, cay):
            result = one.sync()
            assert result.quarantined == 1 and counts(result) == (0, 0, 0, 0)
            assert len(one.opened.case.attachments) == 0
        accept(ada.opened, ben.opened.replica)
        assert counts(ada.sync()) == (0, 1, 0, 0)
        assert counts(cay.sync()) == (0, 1, 0, 0)
        assert bytes_of(ada.opened, letter) == bytes_of(cay.opened, letter) == b"Dear Dana"


def test_whoever_leaves_leaves_what_they_attached(tmp_path: Path, share: MemoryShare) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        letter = attach(ben.opened, b"Dear Dana")
        leave(ben.vault, ben.opened, share)
        assert counts(ada.sync()) == (0, 1, 0, 0)
        assert bytes_of(ada.opened, letter) == bytes_of(ben.opened, letter) == b"Dear Dana"


def test_an_emptied_share_gets_its_attachments_back(tmp_path: Path, share: MemoryShare) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        attach(ada.opened, LONG)
        ada.sync()
        ben.sync()
        before = att_files(share.files)
        share.files.clear()
        ada.sync()
        assert share.files == {}, "only when a person says so"
        filled = fill_again(ben.vault, ben.opened, share)
        assert att_files(share.files) == before
        assert "An attachment had gone from the share" in " ".join(filled.alarms)
        assert counts(filled) == (0, 0, 0, 0), "it is back, and that is no news"
        ada.sync()
        assert ada.sync().nothing_new and att_files(share.files) == before


def test_an_app_that_knows_nothing_of_these_files_goes_on(
    tmp_path: Path, share: MemoryShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        attach(ada.opened, b"Dear Dana")
        ada.change(pronouns="they")
        ada.sync()
        errand = errand_for(ben.vault, ben.opened, share, REAL_WORLD)
        errand.attachments = None
        with monkeypatch.context() as older:
            older.setattr(chain, "attachments_folder", lambda case_id: "none")
            result = run(errand)
        assert len(result.received) == 2 and result.trouble is None and not result.alarms
        assert result.unread == 1 and ben.client.pronouns == "they"
        assert counts(ben.sync()) == (0, 1, 0, 0), "after the update they come"


def test_what_a_later_app_puts_beside_them_is_left_alone(tmp_path: Path, share: MemoryShare) -> None:
    with team_of(tmp_path, share, 2) as (ada, ben):
        case = ada.opened.case_id
        later = header_bytes({"format": "navigator-drawing", "version": 1, "case": case}) + bytes(200)
        share.files[f"{case}/drawings/{'a' * 32}-{'b' * 64}.draw"] = later
        newer = header_bytes({"format": "navigator-attachment", "version": 9, "case": case}) + bytes(200)
        letter = attach(ada.opened, b"Dear Dana")
        ada.sync()
        ((name, content),) = att_files(share.files).items()
        share.files[name] = newer
        result = ben.sync()
        assert len(result.received) == 1 and result.trouble is None and not result.alarms
        assert "newer version" in result.notices[0] and counts(result) == (0, 0, 0, 1)
        share.files[name] = content
        ben.sync()
        assert bytes_of(ben.opened, letter) == b"Dear Dana"
