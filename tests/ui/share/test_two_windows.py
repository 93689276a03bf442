"""Two windows on one folder: share, invite, join, disagree, choose, revoke; nobody's typing is disturbed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from navigator.casefile.network import Person
from navigator.history.draft import Draft, making
from navigator.ui.share.share_sheet import ShareSheet
from tests.factories import person
from tests.ui.conftest import PASSPHRASE
from tests.ui.hands import Hands
from tests.ui.share.team_hands import (
    DANA,
    both_synced,
    dana,
    freezing,
    set_role,
    share_sheet,
    shared,
    synced,
    team_view,
)


def test_from_sharing_to_choosing(ada: Hands, ben: Hands, folder: Path, tmp_path: Path) -> None:
    shared(ada, ben, folder, tmp_path)
    both_synced(ada, ben)
    set_role(ada, "Probation officer")
    set_role(ben, "Social worker")
    assert ada.window.case_screen.header.team.text().endswith(", 1 change waiting")
    synced(ben)
    synced(ada)
    ada.until(lambda: len(ada.window.context.session.state.conflicts) == 1)  # type: ignore[union-attr]
    assert "1 to choose" in ada.window.case_screen.header.team.text()
    ada.select(dana(ada.case))
    assert "Two values." in ada.field("role").note.text()

    view = team_view(ada)
    ada.until(lambda: len(view.choices) == 1)
    card = view.choices[0]
    assert card.accessibleName() == "Dana Whitlock: role"
    said = " ".join(label.text() for label in card.findChildren(type(view.standing)))
    assert "Probation officer" in said and "Social worker" in said and "Ben Ito, Harbour House" in said
    assert [line.accessibleName() for line in view.news.lines()][:1] == [
        "Ben Ito, Harbour House changed the role of Dana Whitlock to Social worker."
    ]
    view.take_focus()
    chosen = next(take for take in card.takes if "Social worker" in take.accessibleName())
    chosen.setFocus()
    ada.press(Qt.Key.Key_Space, chosen)
    ada.until(lambda: not view.choices)
    both_synced(ada, ben)
    ben.until(lambda: dana(ben.case).role == "Social worker")
    assert dana(ada.case).role == "Social worker"
    assert "to choose" not in ada.window.case_screen.header.team.text()

    ada.show_view("people")
    ada.until(lambda: DANA.id in ada.window.context.team.fresh)
    table = ada.window.case_screen.view.table  # type: ignore[attr-defined]  # a table page
    first = table.index(table.row_of(DANA.id), 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: Dana Whitlock, new"
    view = team_view(ada)
    ada.click(view.news.seen)
    ada.until(lambda: not view.news.lines() and not ada.window.context.team.fresh)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Name: Dana Whitlock"


def test_a_value_that_arrives_for_the_field_that_is_being_typed_in(
    ada: Hands, ben: Hands, folder: Path, tmp_path: Path
) -> None:
    """What is typed stays, the cursor stays, and the two values meet when the field is left."""
    shared(ada, ben, folder, tmp_path)
    both_synced(ada, ben)
    with ada.bot.waitActive(ada.window):
        ada.window.activateWindow()
    ada.select(dana(ada.case))
    line = ada.editor("role", QLineEdit)
    line.setFocus()
    line.selectAll()
    ada.keys("Probation off")
    assert line.text() == "Probation off"
    set_role(ben, "Social worker")
    synced(ben)
    synced(ada)
    ada.until(lambda: dana(ada.case).role == "Social worker")
    assert line.text() == "Probation off"
    assert line.hasFocus()
    assert "Meanwhile this was changed to “Social worker”" in ada.field("role").note.text()
    assert line.cursorPosition() == len("Probation off")
    ada.keys("icer")
    assert line.text() == "Probation officer"
    ada.window.case_screen.flush()
    ada.until(lambda: dana(ada.case).role == "Probation officer")


def test_somebody_is_removed_after_the_honest_sentence(
    ada: Hands, ben: Hands, folder: Path, tmp_path: Path
) -> None:
    shared(ada, ben, folder, tmp_path)
    both_synced(ada, ben)
    sheet = share_sheet(ada)
    bens = next(line for line in sheet.members if line.member.name.startswith("Ben"))
    ada.until(bens.remove.isVisible)
    ada.click(bens.remove)
    assert "Nothing can erase what they already hold" in bens.honest.text()
    ada.click(bens.sure)
    ada.until(lambda: sheet.said.text().startswith("Removed from the team."))
    sheet.accept()
    ben.window.commands["sync"].trigger()
    ben.until(lambda: "You are not in the team of this case any more" in ben.window.banner.text())
    assert dana(ben.case).role == "Officer", "what he holds, he holds"


def test_locking_while_it_syncs(ada: Hands, ben: Hands, folder: Path, tmp_path: Path) -> None:
    shared(ada, ben, folder, tmp_path)
    both_synced(ada, ben)
    ada.window.commands["sync"].trigger()
    ada.window.lock()
    team = ada.window.context.team
    ada.until(lambda: ada.window.vault.state is None and not team.is_syncing)
    assert not team.every.isActive() and not team.soon.isActive(), "nothing syncs while it is locked"
    ada.unlock(PASSPHRASE)
    ada.open_case()
    ada.until(lambda: ada.window.context.team.words.startswith("Last synced"))


def test_a_case_that_is_not_shared_says_how_to(ada: Hands) -> None:
    assert ada.window.case_screen.header.team.text() == "Share…"
    view = team_view(ada)
    assert view.standing.text().startswith("This case stands on this laptop only.")
    ada.until(view.quiet.isVisible)
    assert not view.sync.isVisible()
    ada.click(view.share)
    ada.until(lambda: any(sheet.isVisible() for sheet in ada.window.findChildren(ShareSheet)))
    sheet = ada.window.findChildren(ShareSheet)[-1]
    ada.until(lambda: not sheet.busy)
    sheet.address.setText("ftp://example.org")
    ada.click(sheet.begin)
    ada.until(lambda: "not a kind of share" in sheet.said.text())
    sheet.accept()


def test_two_that_may_be_one(ada: Hands) -> None:
    other = Person(id=person("Dana Whitlocke").id, name="Dana Whitlocke")
    ada.commit_elsewhere(Draft("Add", making(other)))
    ada.until(lambda: len(ada.case.people) == 2)
    view = team_view(ada)
    ada.until(lambda: len(view.pairs) == 1 and view.pairs[0].link.isVisible())
    ada.click(view.pairs[0].link)
    ada.until(lambda: not view.pairs)
    assert any(one.same_as for one in ada.case.people.values())
    ada.window.commands["undo"].trigger()
    ada.until(lambda: len(view.pairs) == 1 and view.pairs[0].link.isVisible())
    ada.click(view.pairs[0].part)
    ada.until(lambda: not view.pairs)


def test_a_share_that_stands_still_holds_up_nothing(
    ada: Hands, ben: Hands, folder: Path, tmp_path: Path
) -> None:
    """The process that talks to the share hangs, as a stalled network drive lets it; the window does not."""
    shared(ada, ben, folder, tmp_path)
    both_synced(ada, ben)
    team = ada.window.context.team
    with freezing() as frozen:
        ada.window.commands["sync"].trigger()
        ada.until(lambda: bool(frozen) and team.is_syncing)
        set_role(ada, "Saved meanwhile")
        assert team.is_syncing, "and the share has not answered yet"
        view = team_view(ada)
        ada.until(view.cancel.isVisible)
        ada.click(view.cancel)
        ada.until(lambda: not team.is_syncing)
    assert dana(ada.case).role == "Saved meanwhile"
    synced(ada)
    synced(ben)
    ben.until(lambda: dana(ben.case).role == "Saved meanwhile")
