"""What one does in two windows on one share: sharing, inviting, joining, syncing, changing."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtWidgets import QFileDialog

from navigator.actions.items import change_item
from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.network import Person
from navigator.history.draft import Draft, making
from navigator.store.cases import open_case
from navigator.store.open_case import OpenCase
from navigator.store.vault import Vault
from navigator.sync.joining import join, read_invitation
from navigator.sync.sharing import card_of, create_share, invite, members, revoke
from navigator.sync.syncing import sync_case
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.share.join_sheet import JoinSheet
from navigator.ui.share.share_sheet import ShareSheet
from navigator.ui.views.team import TeamView
from tests.factories import person
from tests.ui.conftest import PASSPHRASE, QUICK, fill_vault
from tests.ui.hands import Hands

DANA = person("Dana Whitlock", role="Officer")
"""Stands in the case before it is shared."""

LENA = person("Lena Hart", role="Debt adviser")
"""Ben adds her too late."""


@contextmanager
def bens_laptop(folder: Path, items: tuple[Item, ...]) -> Iterator[tuple[Vault, OpenCase]]:
    """Ada shares a case of these items through `share` in this folder, and Ben joins: his laptop, no window.

    Their vaults are `ada` and `ben` there, and Ada's is closed again.
    """
    fill_vault(folder / "ada", {"Sam": Draft("Load", tuple(edit for one in items for edit in making(one)))})
    fill_vault(folder / "ben", {}, name="Ben Ito")
    share = folder / "share"
    share.mkdir()
    there = FolderTransport(share, "ada")
    with LaptopStores(folder / "ben", cost=QUICK).unlock(PASSPHRASE, None) as ben:
        with adas_case(folder) as (ada, opened):
            create_share(ada, opened, there, str(share))
            invitation = read_invitation(ben, invite(ada, opened, there, card_of(ben)))
            joined = join(ben, invitation, FolderTransport(share, "ben"), str(share))
        with open_case(ben, joined.case_id) as bens:
            yield ben, bens


@contextmanager
def adas_case(folder: Path) -> Iterator[tuple[Vault, OpenCase]]:
    """Ada's vault in this folder and the case in it, without a window."""
    stores = LaptopStores(folder / "ada", cost=QUICK)
    with stores.unlock(PASSPHRASE, None) as ada, open_case(ada, ada.cases()[0].id) as opened:
        yield ada, opened


@contextmanager
def ben_again(folder: Path) -> Iterator[OpenCase]:
    """Ben's case on his laptop once more: synced before, and after what is done with it."""
    stores, transport = LaptopStores(folder / "ben", cost=QUICK), FolderTransport(folder / "share", "ben")
    with stores.unlock(PASSPHRASE, None) as ben, open_case(ben, ben.cases()[0].id) as opened:
        assert sync_case(ben, opened, transport).trouble is None
        yield opened
        assert sync_case(ben, opened, transport).trouble is None


def ben_is_late(folder: Path) -> None:
    """He works offline, is removed meanwhile, and his laptop sends it before it hears of that."""
    share, away = folder / "share", folder / "as Ben still sees it"
    with bens_laptop(folder, (DANA,)) as (ben, bens):
        shutil.copytree(share, away)
        with adas_case(folder) as (ada, opened):
            (him,) = (one for one in members(ada, opened) if not one.is_me)
            revoke(ada, opened, FolderTransport(share, "ada"), him.id)
        bens.commit(Draft("Add Lena Hart", making(LENA)))
        bens.commit(change_item(bens.case, DANA.id, {"role": "Probation officer"}))
        assert sync_case(ben, bens, FolderTransport(away, "ben")).sent == 2
    for file in away.rglob("*.seg"):
        there = share / file.relative_to(away)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(file.read_bytes())


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


@contextmanager
def freezing() -> Iterator[list[psutil.Process]]:
    """Stops every process for a share as soon as it is started."""
    frozen: list[psutil.Process] = []
    start = subprocess.Popen.__init__

    def start_and_freeze(self: "subprocess.Popen[bytes]", *words: Any, **more: Any) -> None:
        start(self, *words, **more)
        process = psutil.Process(self.pid)
        process.suspend()
        frozen.append(process)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess.Popen, "__init__", start_and_freeze)
        yield frozen
