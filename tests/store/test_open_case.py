"""What a keyworker would notice of a case file: saved is saved, undo undoes, found is found."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from navigator.casefile.ids import Ids
from navigator.errors import CannotWrite, UnreadableFile
from navigator.history.change import Change, ChangeSet, Register
from navigator.history.draft import Draft, changing, making, purging, removing
from navigator.history.stamp import Stamp
from navigator.store.connection import connect
from tests.store.case_files import KEY, Desk, desk_in


def test_what_was_committed_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        dana = desk.person("Dana Whitlock", phones=("07700 900123", "01632 960001"))
        opened.commit(Draft("Add Dana Whitlock", making(dana)))
        before = opened.case
    with desk.open() as again:
        assert again.case == before
        assert again.case.people[dana.id] == dana
        assert again.undo_name == "Add Dana Whitlock"
        assert again.problems() == ()


def test_undo_and_redo_go_back_and_forth_through_the_acts(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        states = [opened.case]
        dana = desk.person("Dana")
        opened.commit(Draft("Add Dana", making(dana)))
        states.append(opened.case)
        renamed = dataclasses.replace(dana, name="Dana Whitlock", phones=("07700 900123",))
        opened.commit(Draft("Change Dana", changing(dana, renamed)))
        states.append(opened.case)
        opened.commit(Draft("Remove Dana", removing("person", dana.id)))
        states.append(opened.case)
        for state in reversed(states[:-1]):
            opened.undo()
            assert opened.case == state
        assert opened.redo_name == "Undo: Add Dana"
        for state in states[1:]:
            opened.redo()
            assert opened.case == state
        assert opened.redo_name == ""
        assert opened.problems() == ()
    with desk.open() as again:
        assert again.case == states[-1]
        assert again.undo_name.endswith("Remove Dana")
        again.undo()
        assert again.case == states[-2]


def test_a_new_act_empties_what_could_be_redone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        opened.commit(Draft("Add A", making(desk.person("A"))))
        opened.undo()
        opened.commit(Draft("Add B", making(desk.person("B"))))
        assert opened.redo_name == ""
        assert opened.redo() is None


def test_a_draft_that_changes_nothing_leaves_no_trace(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        dana = desk.person("Dana")
        opened.commit(Draft("Add Dana", making(dana)))
        before = opened.history()
        assert opened.commit(Draft("Add Dana", making(dana))) is None
        assert opened.history() == before


def test_an_act_without_changes_can_be_put_on_record(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (_, opened):
        opened.commit(Draft("Export the case", (), record=True))
        line = opened.history(limit=1)[0]
        assert (line.set_name, line.kind, line.author) == ("Export the case", "", "Ada Obi, Harbour House")
        assert opened.undo_name == ""


def test_history_says_what_stood_there_before(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        dana = desk.person("Dana")
        opened.commit(Draft("Add Dana", making(dana)))
        opened.commit(Draft("Rename", changing(dana, dataclasses.replace(dana, name="Dana W."))))
        line = opened.history(dana.id)[0]
        assert (line.field, line.before, line.after) == ("name", ("Dana",), "Dana W.")


def test_search_finds_names_accents_aside_and_telephone_numbers_in_any_form(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        person = desk.person("Łukasz Żółć-Nguyễn", phones=("+44 7700 900 123",))
        opened.commit(Draft("Add", making(person)))
        for words in ("nguyen", "zolc", "900123", "7700 900", "Ngu"):
            assert [hit.item for hit in opened.search(words)] == [person.id], words
        assert opened.search("") == opened.search('"*') == opened.search("nobody") == ()
        opened.commit(Draft("Remove", removing("person", person.id)))
        assert opened.search("nguyen") == ()
        opened.undo()
        assert [hit.item for hit in opened.search("nguyen")] == [person.id]


def colleague_set(number: int, *changes: tuple[Register, object, tuple[str, ...]]) -> ChangeSet:
    """A change set as it would come from another laptop."""
    replica = "00000000000000bb"
    stamp = Stamp(1_790_000_900_000 + number, 0, replica)
    made = tuple(
        Change(f"{replica}:{number}:{at}", register, value, parents, stamp)  # type: ignore[arg-type]
        for at, (register, value, parents) in enumerate(changes)
    )
    return ChangeSet(replica, number, stamp, "Lena", "Change a name", made)


def test_two_values_at_once_are_a_conflict_until_somebody_chooses(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        dana = desk.person("Dana")
        made = opened.commit(Draft("Add Dana", making(dana)))
        assert made is not None
        name = next(change for change in made.changes if change.register.field == "name")
        ours = dataclasses.replace(dana, name="Dana W.")
        opened.commit(Draft("Rename", changing(dana, ours)))
        theirs = colleague_set(1, (name.register, "Dana Whitlock", (name.id,)))
        for _ in range(2):
            opened.absorb([theirs, theirs])
        conflicts = opened.conflicts
        (conflict,) = conflicts
        assert {head.value for head in conflict.heads} == {"Dana W.", "Dana Whitlock"}
        assert opened.problems() == ()
    with desk.open() as again:
        assert set(again.conflicts) == {conflict}
        choice = Draft("Choose a name", changing(dana, dataclasses.replace(dana, name="Dana Whitlock")))
        again.commit(choice)
        assert not list(again.conflicts)
        again.undo()
        (came_back,) = list(again.conflicts)
        assert {head.value for head in came_back.heads} == {"Dana W.", "Dana Whitlock"}
        assert again.problems() == ()


def test_changes_of_a_newer_version_are_kept_and_not_shown(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        before = opened.case
        strange = Register("horoscope", desk.ids.new(), "sign", "")
        field = Register("client", before.client.id, "favourite_colour", "")
        opened.absorb([colleague_set(1, (strange, "Leo", ()), (field, "green", ()))])
        assert opened.case == before
        assert {line.after for line in opened.history(limit=1)} == {"Leo", "green"}
        assert opened.problems() == ()


def test_a_replacing_change_may_arrive_before_what_it_replaces(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (_, opened):
        register = Register("client", opened.case.client.id, "pronouns", "")
        first = colleague_set(1, (register, "he/him", ()))
        second = colleague_set(2, (register, "they/them", (first.changes[0].id,)))
        opened.absorb([second])
        opened.absorb([first])
        assert opened.conflicts == ()
        assert opened.case.client.pronouns == "they/them"


def test_purging_leaves_nothing_of_an_item_in_the_file(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        secret = desk.person("Xylophila Quandt", phones=("07700 900666",), role="aunt")
        opened.commit(Draft("Add Xylophila Quandt", making(secret)))
        opened.commit(Draft("Erase a person", purging("person", secret.id)))
        assert opened.case.find(secret.id) is None
        assert opened.search("xylophila") == ()
        assert opened.problems() == ()
    everything = in_plain(desk.path)
    assert b"Sam" in everything
    assert b"xylophila" not in everything.lower()
    assert b"900666" not in everything


def in_plain(path: Path) -> bytes:
    """All bytes of a case file, its search index included, as they are without encryption."""
    plain = path.with_suffix(".plain")
    connection = connect(path, KEY)
    connection.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    connection.execute("SELECT sqlcipher_export('plain')").fetchall()
    connection.execute("DETACH DATABASE plain")
    connection.close()
    return plain.read_bytes()


def test_attachments_come_back_byte_for_byte(tmp_path: Path) -> None:
    payload = bytes(range(256)) * 3000
    with desk_in(tmp_path) as (desk, opened):
        parts = (payload[start : start + 70_000] for start in range(0, len(payload), 70_000))
        opened.attach("letter.pdf", "application/pdf", opened.case.client.id, parts, desk.ids)
        (kept,) = opened.case.attachments.values()
        assert kept.size == len(payload)
        assert b"".join(opened.attachment_bytes(kept.id)) == payload
    connection = connect(desk.path, KEY)
    connection.execute("DELETE FROM attachment_chunk WHERE position = 1")
    connection.close()
    with desk.open() as again, pytest.raises(UnreadableFile):
        list(again.attachment_bytes(kept.id))


def test_nothing_in_the_file_can_be_read_without_the_key(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        opened.commit(Draft("Add", making(desk.person("Needle Haystack"))))
        everything = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"Needle" not in everything
        assert b"SQLite format" not in everything
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(desk.path).execute("SELECT * FROM person")


def test_a_wrong_key_is_told_kindly_and_changes_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, _):
        pass
    before = desk.path.read_bytes()
    with pytest.raises(UnreadableFile, match="another vault"):
        desk.open(bytes(32))
    assert desk.path.read_bytes() == before


def test_a_second_case_is_never_made_over_a_first(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, _):
        pass
    with pytest.raises(CannotWrite):
        desk.make()
    with desk.open() as again:
        assert again.case.client.preferred_name == "Sam"


def test_stamps_go_on_from_where_the_file_left_off_even_if_the_clock_went_back(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        last = opened.commit(Draft("Add", making(desk.person("A"))))
        assert last is not None
    desk.clock.ms -= 10 * 365 * 86_400_000
    with desk.open() as again:
        later = again.commit(Draft("Add", making(Desk(tmp_path).person("B"))))
        assert later is not None
        assert later.stamp > last.stamp
        assert later.number == last.number + 1


def test_ids_are_new_each_time() -> None:
    ids = Ids()
    assert len({ids.new() for _ in range(5000)}) == 5000


def test_the_start_of_the_case_cannot_be_undone(tmp_path: Path) -> None:
    with desk_in(tmp_path) as (desk, opened):
        assert opened.undo() is None
        opened.commit(Draft("Add", making(desk.person("A"))))
        opened.undo()
        assert opened.undo() is None
        assert opened.case.client.preferred_name == "Sam"
    with desk.open() as again:
        assert again.undo_name == ""
        assert again.redo_name == "Undo: Add"


def test_only_the_keyworker_may_read_the_files(tmp_path: Path) -> None:
    with desk_in(tmp_path):
        modes = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir()}
    assert set(modes.values()) == {0}, modes
