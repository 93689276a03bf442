"""Two laptops and one folder by the command line: share, invite, join, disagree, choose, revoke, trouble."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.runs import PASSPHRASE, Navigator, quick_vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The share: a folder that both laptops reach."""
    made = tmp_path / "share"
    made.mkdir()
    return made


@pytest.fixture
def ben(tmp_path: Path, capsys: pytest.CaptureFixture[str], nav: Navigator) -> Navigator:
    """A colleague's laptop, with a vault and without Sam's case."""
    profile = tmp_path / "ben"
    quick_vault(profile, name="Ben Ito", client="")
    return Navigator(profile, capsys)


def shared(ada: Navigator, ben: Navigator, folder: Path, tmp_path: Path) -> None:
    """Ada shares Sam's case through the folder, and Ben joins."""
    ada.done("share", "create", "Sam", str(folder))
    card = ben.done("share", "card").out.strip()
    invitation = tmp_path / "invitation"
    ada.done("share", "invite", "Sam", card, "-o", str(invitation))
    ben.done("share", "join", str(invitation))


def person(nav: Navigator, name: str) -> dict[str, object]:
    """A person of Sam's case."""
    return next(one for one in nav.done("show", "Sam", "--json").json["people"] if one["name"] == name)


def test_from_a_card_to_a_case_on_two_laptops(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path
) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock", "role=Probation officer")
    made = nav.done("share", "create", "Sam", str(folder), "--json").json
    assert made["share"] == str(folder) and made["sent"] >= 1 and made["trouble"] is None
    mine = ben.done("share", "card", "--json").json
    assert ben.done("share", "card").err.endswith(f"{mine['fingerprint']}\n")
    invitation = tmp_path / "for Ben"
    told = nav.done("share", "invite", "Sam", mine["card"], "-o", str(invitation))
    assert told.err == f"Compare over the telephone before you send it: {mine['fingerprint']}\n"

    looked = ben.done("share", "join", str(invitation), "--look", "--json").json
    assert (looked["name"], looked["share"]) == ("Sam", str(folder))
    assert ben.done("cases", "--json").json == []
    joined = ben.done("share", "join", str(invitation), "--json").json
    assert joined["received"] >= 1
    assert person(ben, "Dana Whitlock")["role"] == "Probation officer"

    team = nav.done("share", "members", "Sam", "--json").json
    assert [one["is_me"] for one in team] == [True, False]
    assert {one["name"].partition(",")[0] for one in team} == {"Alex Green", "Ben Ito"}
    assert "This case is shared already." in nav.refused("share", "create", "Sam", str(folder))


def test_an_invitation_by_passphrase(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nav.done("share", "create", "Sam", str(folder))
    invitation = tmp_path / "invitation"
    monkeypatch.setenv("NAVIGATOR_INVITATION_PASSPHRASE", "seven green lorries wait")
    nav.done("share", "invite", "Sam", "Ben Ito", "--passphrase", "-o", str(invitation))
    assert [one["is_invited"] for one in nav.done("share", "members", "Sam", "--json").json] == [False, True]
    monkeypatch.setenv("NAVIGATOR_INVITATION_PASSPHRASE", "seven green lorries left")
    assert "cannot be opened" in ben.refused("share", "join", str(invitation), "--passphrase")
    monkeypatch.setenv("NAVIGATOR_INVITATION_PASSPHRASE", "seven green lorries wait")
    ben.done("share", "join", str(invitation), "--passphrase")
    assert [one["name"] for one in ben.done("cases", "--json").json] == ["Sam"]


def test_both_change_it_offline_and_one_chooses(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path
) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana Whitlock", "--json").json["id"]
    shared(nav, ben, folder, tmp_path)
    nav.done("set", "Sam", dana, "when_to_reach=mornings", "phone=07700 900123")
    ben.done("set", "Sam", dana, "when_to_reach=after two", "phone=07700 900456")
    assert ben.done("sync").out == "Sam: 1 change sent.\n"
    came = nav.done("sync", "Sam", "--json").json
    assert (came[0]["received"], came[0]["conflicts"], came[0]["sent"]) == (1, 1, 1)

    (conflict,) = nav.done("conflicts", "Sam", "--json").json
    assert conflict["title"] == "Dana Whitlock: when to reach"
    assert {one["words"]: one["author"] for one in conflict["values"]} == {
        "mornings": "Alex Green, Harbour House",
        "after two": "Ben Ito, Harbour House",
    }
    assert person(nav, "Dana Whitlock")["phones"] == ["07700 900123", "07700 900456"], (
        "two numbers, both kept"
    )
    text = nav.done("conflicts", "Sam").out
    assert "mornings" in text and "after two" in text and "Ben Ito" in text
    after_two = next(one["change"] for one in conflict["values"] if one["words"] == "after two")
    nav.done("conflicts", "Sam", "--resolve", conflict["id"], "--take", after_two)
    assert nav.done("conflicts", "Sam").out == "There is nothing to choose: nobody disagrees.\n"
    nav.done("sync")
    assert ben.done("sync").out == (
        "Sam: 2 changes came in.\n"
        "  Alex Green, Harbour House: Change Dana Whitlock: phones and when to reach\n"
        "  Alex Green, Harbour House: Choose when to reach of Dana Whitlock\n"
    )
    assert ben.done("conflicts", "Sam", "--json").json == []
    assert person(ben, "Dana Whitlock")["when_to_reach"] == "after two"
    nav.done("undo", "Sam")
    assert len(nav.done("conflicts", "Sam", "--json").json) == 1, "a choice can be taken back"


def test_a_removed_colleague_gets_nothing_new(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path
) -> None:
    shared(nav, ben, folder, tmp_path)
    ben.done("add", "Sam", "person", "name=Made offline")
    said = nav.done("share", "revoke", "Sam", "Ben Ito").out
    assert said.startswith(
        "Ben Ito, Harbour House: removed from the team. From now on they get nothing new. "
    )
    assert "Nothing can erase what they already hold" in said
    nav.done("add", "Sam", "person", "name=After he left")
    nav.done("sync")
    told = ben.done("sync", "--json").json[0]
    assert told["removed"] and "not in the team" in told["notices"][0]
    assert ben.done("sync").out == (
        "Sam: You are not in the team of this case any more. What you have stays on this laptop, "
        "and what you change from now on is not sent.\n"
    )
    assert [one["name"] for one in ben.done("show", "Sam", "--json").json["people"]] == ["Made offline"]
    assert [one["removed"] is not None for one in nav.done("share", "members", "Sam", "--json").json] == [
        False,
        True,
    ]


def test_what_is_said_when_the_folder_is_gone_emptied_or_rolled_back(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path
) -> None:
    shared(nav, ben, folder, tmp_path)
    kept = tmp_path / "yesterday"
    shutil.copytree(folder, kept)
    nav.done("add", "Sam", "person", "name=Dana Whitlock")
    nav.done("sync")
    ben.done("sync")

    away = folder.rename(tmp_path / "unplugged")
    gone = nav("sync", "--json")
    assert gone.code == 1
    assert gone.json[0]["trouble"].startswith("The folder of the share is not there. Everything is saved")
    folder.mkdir()
    emptied = nav("sync")
    assert emptied.code == 1 and "mark" in emptied.err
    assert person(nav, "Dana Whitlock"), "an empty folder deletes nothing"

    folder.rmdir()
    kept.rename(folder)
    rolled_back = ben.done("sync").out
    assert rolled_back == (
        "Sam: A file had gone from the share: somebody removed it, or an older copy of the share was put "
        "back. Nothing is lost: this laptop has put it there again.\n"
    )
    assert person(ben, "Dana Whitlock")
    shutil.rmtree(away)


def test_an_emptied_folder_is_filled_again_when_somebody_says_so(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path
) -> None:
    shared(nav, ben, folder, tmp_path)
    nav.done("sync")
    shutil.rmtree(folder)
    folder.mkdir()
    nav.done("share", "fill-again", "Sam")
    nav.done("add", "Sam", "person", "name=Dana Whitlock")
    nav.done("sync")
    ben.done("sync")
    assert person(ben, "Dana Whitlock")


def test_leaving_keeps_the_case(nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path) -> None:
    shared(nav, ben, folder, tmp_path)
    ben.done("share", "leave", "Sam")
    assert [one["name"] for one in ben.done("cases", "--json").json] == ["Sam"]
    assert "not shared" in ben.refused("sync", "Sam")
    assert ben.done("sync").out == "No case is shared yet.\n"


def test_a_vault_that_is_in_use_says_so(nav: Navigator, monkeypatch: pytest.MonkeyPatch) -> None:
    from navigator.cli import session
    from navigator.store.vault import Vault

    monkeypatch.setattr(session, "_WAIT_SECONDS", 0.1)
    with Vault.unlock(nav.profile, passphrase=PASSPHRASE):
        busy = nav("sync")
    assert busy.code == 1
    assert busy.err.startswith("Another window or command of Case Navigator is using this vault.")
    assert busy.err.count("\n") == 1


def test_nothing_on_the_share_names_anybody(nav: Navigator, folder: Path) -> None:
    nav.done("add", "Sam", "person", "name=Dana Whitlock")
    nav.done("share", "create", "Sam", str(folder))
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for file in files:
        for word in ("Sam", "Dana", "Ada", "Harbour"):
            assert word.encode() not in file.read_bytes()
            assert word not in str(file.relative_to(folder))


def test_words_that_make_no_sense(nav: Navigator, tmp_path: Path) -> None:
    assert "not shared" in nav.refused("share", "invite", "Sam", "no card", "-o", "-")
    assert "not a kind of share" in nav.refused("share", "create", "Sam", "ftp://example.org")
    assert nav("conflicts", "Sam", "--take", "1").code == 2
    assert "cannot be read" in nav.refused("share", "join", str(tmp_path / "nothing"))
    assert nav("quarantine", "Sam", "--accept", "a", "--dismiss", "b").code == 2
    assert nav.done("quarantine", "Sam").out == "There is nothing in quarantine.\n"
    assert json.dumps(nav.done("quarantine", "Sam", "--json").json) == "[]"


def test_two_that_may_be_one(nav: Navigator) -> None:
    one, other = (
        nav.done("add", "Sam", "person", f"name={name}", "phone=07700 900123", "--json").json["id"]
        for name in ("Dana Whitlock", "Danna Whitelock")
    )
    (pair,) = nav.done("duplicates", "Sam", "--json").json
    assert ({pair["one"], pair["other"]}, pair["entity"]) == ({one, other}, "person")
    assert "share a phone number" in nav.done("duplicates", "Sam").out
    nav.done("duplicates", "Sam", "--link", one, other)
    assert nav.done("duplicates", "Sam").out == "Nobody seems to stand in this case twice.\n"
    nav.done("undo", "Sam")
    nav.done("duplicates", "Sam", "--apart", one, other)
    assert nav.done("duplicates", "Sam", "--json").json == []
    assert nav("duplicates", "Sam", "--apart", one, other, "--link", one, other).code == 2


def test_both_texts_and_a_third(nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana", "--json").json["id"]
    shared(nav, ben, folder, tmp_path)
    for role, way, stands in (
        ("one", ("--both",), {"one / other", "other / one"}),
        ("two", ("--value", "a third"), {"a third"}),
        ("three", ("--take", "1"), {"three", "other"}),
    ):
        nav.done("set", "Sam", dana, f"role={role}")
        ben.done("set", "Sam", dana, "role=other")
        ben.done("sync")
        nav.done("sync")
        (conflict,) = nav.done("conflicts", "Sam", "--json").json
        nav.done("conflicts", "Sam", "--resolve", conflict["id"], *way)
        assert person(nav, "Dana")["role"] in stands
        nav.done("sync")
        ben.done("sync")
    assert "no such conflict" in nav.refused("conflicts", "Sam", "--resolve", "01234567", "--both")


def test_changed_while_removed(nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path) -> None:
    dana = nav.done("add", "Sam", "person", "name=Dana", "--json").json["id"]
    shared(nav, ben, folder, tmp_path)
    nav.done("remove", "Sam", dana)
    ben.done("set", "Sam", dana, "role=Officer")
    ben.done("sync")
    nav.done("sync")
    (conflict,) = nav.done("conflicts", "Sam", "--json").json
    assert conflict["removal"]
    keep = next(one["change"] for one in conflict["values"] if one["words"].startswith("keep"))
    nav.done("conflicts", "Sam", "--resolve", conflict["id"], "--take", keep)
    assert person(nav, "Dana")["role"] == "Officer"


def test_late_work_of_a_removed_colleague_waits_in_quarantine(
    nav: Navigator, ben: Navigator, folder: Path, tmp_path: Path
) -> None:
    """He worked offline, was removed meanwhile, and his laptop had sent it before it heard of that."""
    shared(nav, ben, folder, tmp_path)
    nav.done("sync")
    away = tmp_path / "as Ben still sees it"
    shutil.copytree(folder, away)
    team = nav.done("share", "members", "Sam", "--json").json
    nav.done("share", "revoke", "Sam", next(one["id"] for one in team if not one["is_me"]))
    folder.rename(tmp_path / "as Ada sees it")
    away.rename(folder)
    ben.done("add", "Sam", "person", "name=Made offline")
    ben.done("sync")
    for file in (path for path in folder.rglob("*.seg")):
        there = tmp_path / "as Ada sees it" / file.relative_to(folder)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(file.read_bytes())
    shutil.rmtree(folder)
    (tmp_path / "as Ada sees it").rename(folder)

    assert nav.done("sync", "--json").json[0]["quarantined"] == 1
    assert nav.done("show", "Sam", "--json").json["people"] == []
    (late,) = nav.done("quarantine", "Sam", "--json").json
    assert late["act"] == "Add Made offline"
    nav.done("quarantine", "Sam", "--dismiss", late["replica"])
    assert nav.done("quarantine", "Sam", "--json").json[0]["dismissed"]
    nav.done("quarantine", "Sam", "--accept", late["replica"])
    assert person(nav, "Made offline")


def test_a_recovery_key(nav: Navigator, folder: Path) -> None:
    nav.done("share", "create", "Sam", str(folder))
    assert nav.done("share", "escrow", "Sam").out == "There is no recovery key.\n"
    recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    nav.done("share", "escrow", "Sam", recipient)
    assert nav.done("share", "escrow", "Sam", "--json").json == {"escrow": recipient}
    nav.done("share", "escrow", "Sam", "--none")
    assert nav.done("share", "escrow", "Sam", "--json").json == {"escrow": None}
    nav.refused("share", "escrow", "Sam", "age1nonsense")
