"""A name is found in whatever script, whole and from its first letters, with accents or without."""

from pathlib import Path

import pytest

from navigator.casefile.folding import fold
from navigator.history.draft import Draft, making
from tests.store.case_files import desk_in

NAMES = (
    "Сергей Йовович", "Αθηνά Παππά", "हिन्दी शर्मा", "Nguyễn Thị Hương", "محمّد الأحمد", "שָׁלוֹם כהן", "김하늘",
    "ガブリエラ", "ไทยน้ำ", "አበበ ቢቂላ", "李雷", "Żółć Łukasz", "Ørsted Ångström", "İsmet Işık", "Straßer",
    "ﬁnn O’Neill",
)  # fmt: skip


def test_every_name_finds_its_person_and_nobody_else(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        people = [desk.person(name) for name in NAMES]
        opened.commit(Draft("Add people", tuple(edit for one in people for edit in making(one))))
        for one in people:
            for typed in (one.name, one.name.upper(), fold(one.name), one.name.split()[0], one.name[:2]):
                assert one.id in [hit.item for hit in opened.search(typed)], typed
            assert [hit.item for hit in opened.search(one.name)] == [one.id]


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "*", "title : x", "NEAR(", "ः", "\u0301", "😀", "-", "x OR", "\x00"]
)
def test_nothing_typed_is_an_error(tmp_path: Path, typed: str) -> None:
    with desk_in(tmp_path) as (_, opened):
        assert len(opened.search(typed)) <= 1
