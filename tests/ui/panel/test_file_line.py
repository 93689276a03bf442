"""A file in the side panel: saved again by a button, or not here yet, until a sync brings it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from navigator.casefile.ids import Ids
from navigator.casefile.sharing import Attachment
from navigator.sync.sharing import errand_for
from navigator.sync.syncing import REAL_WORLD, run
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.panel.file_line import FileLine
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, ben_again, bens_laptop, synced

LETTER = b"Dear Dana" * 300


def line_of(hands: Hands) -> FileLine:
    return hands.window.case_screen.panel.file


def shown(hands: Hands) -> FileLine:
    (attached,) = hands.case.attachments.all
    hands.select(attached)
    line = line_of(hands)
    hands.until(lambda: line.isVisible() and bool(line.where.text()))
    return line


def test_a_copy_of_a_file_is_saved(nobody: Hands, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(LETTER)
    nobody.window.context.acts.attach(letter, letter.name, "text/plain")
    nobody.until(lambda: len(nobody.case.attachments) == 1)
    line = shown(nobody)
    assert line.where.text() == "The file is in the case: 3 KB."
    nobody.click(line.save)
    nobody.until(lambda: bool(line.findChildren(QFileDialog)))
    dialog = line.findChildren(QFileDialog)[-1]
    assert dialog.selectedFiles()[0].endswith("letter.txt")
    copy = tmp_path / "copy.txt"
    dialog.fileSelected.emit(str(copy))
    dialog.reject()
    nobody.until(line.said.isVisible)
    assert copy.read_bytes() == LETTER and "not encrypted" in line.said.text()
    nobody.select(nobody.case.client)
    assert not line.isVisible()


def test_what_cannot_be_written_is_said(nobody: Hands, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(LETTER)
    nobody.window.context.acts.attach(letter, letter.name, "text/plain")
    nobody.until(lambda: len(nobody.case.attachments) == 1)
    line = shown(nobody)
    line.save_to(str(tmp_path / "no such folder" / "copy.txt"))
    nobody.until(nobody.window.banner.isVisible)
    assert line.said.isHidden()


def test_a_colleague_s_file_is_not_here_yet_and_comes_with_a_sync(
    tmp_path: Path, open_window: OpenWindow
) -> None:
    with bens_laptop(tmp_path, (DANA,)) as (ben, opened):
        opened.attach("letter.txt", "text/plain", "", [LETTER], Ids())
        there = FolderTransport(tmp_path / "share", "ben")
        assert run(errand_for(ben, opened, there, REAL_WORLD), with_attachments=False).sent == 1
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    hands.until(lambda: len(hands.case.attachments) == 1)
    line = shown(hands)
    assert line.where.text() == "Not here yet: it comes with a sync once Ben Ito has sent it."
    assert line.save.isHidden()
    with ben_again(tmp_path):
        pass
    synced(hands)
    hands.until(line.save.isVisible)
    assert line.where.text() == "The file is in the case: 3 KB."
    assert isinstance(hands.window.case_screen.panel.item, Attachment)


def test_the_line_at_the_top_counts_files_that_are_still_to_be_sent(
    tmp_path: Path, open_window: OpenWindow
) -> None:
    with bens_laptop(tmp_path, (DANA,)):
        pass
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    team = hands.window.context.team
    hands.until(lambda: team.words.startswith("Last synced"))
    (tmp_path / "share").rename(tmp_path / "away")
    letter = tmp_path / "letter.txt"
    letter.write_bytes(LETTER)
    hands.window.context.acts.attach(letter, letter.name, "text/plain")
    hands.until(lambda: len(hands.case.attachments) == 1)
    team.sync()
    hands.until(lambda: team.words.endswith(", 1 change and 1 attachment waiting"))
    assert team.words.startswith("Not synced since ")
    (tmp_path / "away").rename(tmp_path / "share")
    team.sync()
    hands.until(lambda: team.words.startswith("Last synced") and "waiting" not in team.words)
