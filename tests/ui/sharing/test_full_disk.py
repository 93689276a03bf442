"""The disk takes only half of a page: nothing of it stays, what stood there stays, and the window says so."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from navigator.ui.sharing.share_page import SharePage
from navigator.ui.views.sharing import SharingView
from tests.ui.hands import Hands
from tests.ui.sharing.test_share import choose, disclosures

if sys.platform != "win32":
    import resource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Whatever is written meanwhile, the system takes so many bytes of a file, and then refuses."""
    before, hardest = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hardest))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hardest))


def ready_to_share(sam: Hands) -> SharePage:
    """The page for Housing Options, shown."""
    sam.show_view("sharing")
    assert isinstance(sam.view, SharingView)
    sam.view.parts.button(1).click()
    return choose(sam, "housing_options")


@pytest.mark.parametrize("older", [None, b"the page of last month"])
def test_half_a_page_is_none(sam: Hands, tmp_path: Path, older: bytes | None) -> None:
    share = ready_to_share(sam)
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "page.pdf"
    if older is not None:
        path.write_bytes(older)
    whole = share.page.made[0].pdf
    with largest_file(len(whole) // 2):
        share.giving.write_to(str(path))
    sam.until(lambda: "could not be written" in sam.window.banner.text())
    assert "What was saved before is unchanged" in sam.window.banner.text()
    assert {one.name: one.read_bytes() for one in stick.iterdir()} == (
        {} if older is None else {"page.pdf": older}
    )
    assert not disclosures(sam), "what did not go out is not noted as shared"
    share.giving.write_to(str(path))
    sam.until(lambda: len(disclosures(sam)) == 1)
    assert path.read_bytes() == whole


def test_a_page_that_cannot_be_noted_as_shared_does_not_stay(sam: Hands, tmp_path: Path) -> None:
    share = ready_to_share(sam)
    stick = tmp_path / "stick"
    stick.mkdir()
    whole = share.page.made[0].pdf
    with largest_file(len(whole)):
        share.giving.write_to(str(stick / "page.pdf"))
        sam.until(lambda: "could not be noted as shared" in sam.window.banner.text())
    assert "disk" in sam.window.banner.text()
    assert list(stick.iterdir()) == []
    assert not disclosures(sam)
    share.giving.write_to(str(stick / "page.pdf"))
    sam.until(lambda: len(disclosures(sam)) == 1)
    assert (stick / "page.pdf").read_bytes() == whole
