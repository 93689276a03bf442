"""What a colleague attached can be opened here after a sync, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.casefile.ids import Ids
from navigator.store.attachments import AttachmentElsewhere
from navigator.sync.sharing import errand_for
from navigator.sync.syncing import REAL_WORLD, run
from tests.sync.memory_share import MemoryShare
from tests.sync.team import Colleague, team_of


@pytest.fixture
def share() -> MemoryShare:
    return MemoryShare()


@pytest.fixture
def pair(tmp_path: Path, share: MemoryShare) -> Iterator[tuple[Colleague, ...]]:
    with team_of(tmp_path, share, 2) as team:
        yield team


def attach(one: Colleague, content: bytes, name: str = "letter.txt") -> str:
    done = one.opened.attach(name, "text/plain", "", [content], Ids())
    assert done is not None
    return done.changes[0].register.item


def bytes_of(one: Colleague, attachment: str) -> bytes:
    return b"".join(one.opened.attachment_bytes(attachment))


def test_a_colleague_can_open_what_was_attached(pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    letter = attach(ada, b"Dear Dana")
    assert ada.sync().attachments.sent == 1
    result = ben.sync()
    assert (result.attachments.received, result.attachments.to_come) == (1, 0)
    assert bytes_of(ben, letter) == b"Dear Dana"
    assert ada.sync().nothing_new and ben.sync().nothing_new


def test_what_has_not_come_yet_is_said_and_is_no_damage(pair: tuple[Colleague, ...]) -> None:
    ada, ben = pair
    letter = attach(ada, b"Dear Dana")
    run(errand_for(ada.vault, ada.opened, ada.share, REAL_WORLD), with_attachments=False)
    assert ben.sync().attachments.to_come == 1
    with pytest.raises(AttachmentElsewhere, match="not on this laptop yet"):
        bytes_of(ben, letter)
    assert ben.opened.problems() == ()
