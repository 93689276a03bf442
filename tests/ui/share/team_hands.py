"""What one does in two windows on one share: sharing, inviting, joining, syncing, changing."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from navigator.actions.items import change_item
from navigator.casefile.case import Case
from navigator.casefile.network import Person
from navigator.ui.share.join_sheet import JoinSheet
from navigator.ui.share.share_sheet import ShareSheet
from navigator.ui.views.team import TeamView
from tests.factories import person
from tests.ui.hands import Hands

DANA = person("Dana Whitlock", role="Officer")
"""Stands in the case before it is shared."""


def share_sheet(hands: Hands) -> ShareSheet:
    """The sheet with the team, come to rest."""
    hands.window.commands["share"].trigger()
    sheet = hands.window.findChildren(ShareSheet)[-1]
    hands.until(lambda: not sheet.busy and sheet.isVisible())
    return sheet


def shared(ada: Hands, ben: Hands, folder: Path, tmp_path: Path) -> None:
    """In three steps, as the screens have them."""
    sheet = share_sheet(ada)
    sheet.address.setText(str(folder))
    ada.click(sheet.begin)
    ada.until(lambda: not sheet.busy and sheet.team.isVisible())
    assert sheet.where.text() == f"Shared through {folder}"

    ben.window.commands["join"].trigger()
    joining = ben.window.findChildren(JoinSheet)[-1]
    ben.until(lambda: bool(joining.card.text()))
    sheet.invite.card.setText(joining.card.text())
    assert sheet.invite.fingerprint.text() == joining.fingerprint.text(), "read aloud, they are the same"
    ada.click(sheet.invite.same)
    ada.until(lambda: not sheet.busy and bool(sheet.findChildren(QFileDialog)))
    invitation = tmp_path / "invitation"
    dialog = sheet.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(invitation))
    dialog.reject()
    assert sheet.said.text().startswith("The invitation is saved.")
    sheet.accept()

    joining.open_file(str(invitation))
    ben.until(joining.third.isVisible)
    assert "Ada Obi, Harbour House invites you to the case of Sam." in joining.about.text()
    ben.click(joining.go)
    ben.until(lambda: ben.window.context.session.is_open and bool(ben.case.people))


def synced(hands: Hands) -> None:
    """Ctrl+S, and wait until it is done."""
    team = hands.window.context.team
    hands.until(lambda: not team.is_syncing)
    before = team.synced_ms
    hands.window.commands["sync"].trigger()
    hands.until(lambda: not team.is_syncing and team.synced_ms > before)


def both_synced(*windows: Hands) -> None:
    for hands in (*windows, *windows):
        synced(hands)


def set_role(hands: Hands, role: str) -> None:
    hands.commit_elsewhere(change_item(hands.case, DANA.id, {"role": role}))
    hands.until(lambda: dana(hands.case).role == role)


def dana(case: Case) -> Person:
    return case.people[DANA.id]


def team_view(hands: Hands) -> TeamView:
    hands.show_view("team")
    view = hands.view
    assert isinstance(view, TeamView)
    return view
