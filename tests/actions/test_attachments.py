"""Whether a file is here, in words, and a copy of it."""

from pathlib import Path

import pytest

from navigator.actions.attachments import save_copy, size_words, where_words
from navigator.casefile.sharing import Attachment
from navigator.errors import CannotWrite
from navigator.store.whereabouts import Whereabouts
from tests.factories import id_of
from tests.store.case_files import desk_in
from tests.sync.attaching import attach

LETTER = Attachment(id=id_of("attachment", "letter"), name="letter.txt", size=2_300_000)


@pytest.mark.parametrize(
    ("size", "words"),
    [(None, ""), (0, "0 bytes"), (1, "1 byte"), (640, "640 bytes"), (24_300, "24 KB"), (3_140_000, "3.1 MB")],
)
def test_a_size_is_said_as_people_say_it(size: float | None, words: str) -> None:
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Whereabouts(True, "Ben Ito", True), "The file is in the case: 2.3 MB."),
        (
            Whereabouts(False, "Ben Ito, Harbour House", True),
            "Not here yet: it comes with a sync once Ben Ito has sent it.",
        ),
        (
            Whereabouts(False, "Ada Obi", True),
            "Not here yet: it comes with a sync once the laptop that has it has sent it.",
        ),
        (Whereabouts(False, "Ada Obi", False), "The file itself is not in this case."),
    ],
)
def test_where_a_file_is(where: Whereabouts, words: str) -> None:
    assert where_words(LETTER, where, "Ada Obi") == words


def test_a_copy_is_in_the_history_and_one_that_could_not_be_written_is_not(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (_, opened):
        letter = attach(opened, b"Dear Dana")
        with pytest.raises(CannotWrite):
            save_copy(opened, letter, tmp_path / "no such folder" / "copy")
        assert opened.history()[0].set_name == "Attach letter.txt"
        save_copy(opened, letter, tmp_path / "copy")
        assert (tmp_path / "copy").read_bytes() == b"Dear Dana"
        assert opened.history()[0].set_name == "Save a copy of an attachment"
