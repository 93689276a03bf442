"""The window as a whole, by keyboard and mouse: cases, views, finding, going back, larger text, undo."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QByteArray, QKeyCombination, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.journal import Alert, Entry
from navigator.casefile.needs import Need
from navigator.casefile.network import Person
from navigator.ui.application import put_where_it_was
from navigator.ui.keys_help import KeysHelp
from navigator.ui.main_window import SIZE
from navigator.ui.theme import Brightness
from navigator.ui.views.history import HistoryView
from navigator.ui.views.overview import Overview
from navigator.ui.views.registry import VIEWS
from navigator.ui.views.table_page import TablePage
from navigator.ui.welcome.new_case import NewCase
from tests.ui.hands import Hands

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def dialog(hands: Hands, kind: type[QDialog]) -> QDialog:
    """The dialog of this kind that is open."""
    hands.until(lambda: any(one.isVisible() for one in hands.window.findChildren(kind)))
    return next(one for one in hands.window.findChildren(kind) if one.isVisible())


def test_a_new_case_is_made_with_a_name_or_without(nobody: Hands) -> None:
    nobody.press(Key.Key_N, nobody.window, CTRL | SHIFT)
    asked = dialog(nobody, NewCase)
    assert isinstance(asked, NewCase)
    nobody.type_into(asked.name, "Lena Kowalska")
    nobody.press(Key.Key_Return, asked.name)
    header = nobody.window.case_screen.header
    nobody.until(lambda: header.name.text() == "Lena Kowalska")
    assert nobody.window.case_screen.pane.cases.rowCount() == 2
    nobody.click(nobody.window.case_screen.pane.new_case)
    asked = dialog(nobody, NewCase)
    assert isinstance(asked, NewCase)
    nobody.click(asked.make)
    nobody.until(lambda: nobody.window.case_screen.pane.cases.rowCount() == 3)
    nobody.until(lambda: header.name.text() == "No name yet")


def test_going_from_case_to_case_by_keyboard(sam: Hands) -> None:
    pane = sam.window.case_screen.pane
    sam.command(Key.Key_O)
    assert pane.find_field.hasFocus()
    sam.keys("lena")
    assert pane.cases.rowCount() == 1
    sam.press(Key.Key_Down)
    sam.press(Key.Key_Return)
    sam.until(lambda: sam.window.case_screen.header.name.text() == "Lena K.")
    assert len(sam.case.people) == 0
    sam.command(Key.Key_O)
    sam.press(Key.Key_Escape)
    assert pane.cases.rowCount() == 2


def test_initials_hide_names_in_the_list_and_the_header(sam: Hands) -> None:
    sam.click(sam.window.case_screen.pane.eye)
    assert sam.window.case_screen.header.name.text() == "S."
    assert sam.window.case_screen.pane.cases.index(1).data() == "S."
    assert "Sam" not in sam.window.windowTitle()
    assert sam.window.parts.settings.initials is True


def test_every_view_has_its_key_and_shows(sam: Hands) -> None:
    for entry in VIEWS:
        key: QKeyCombination = QKeySequence(entry.shortcut)[0]  # type: ignore[index]
        sam.press(key.key(), None, key.keyboardModifiers())
        sam.until(lambda key=entry.key: sam.window.case_screen.view_key == key)  # type: ignore[misc]
        assert sam.view.isVisible()


def test_what_is_selected_in_one_view_is_selected_in_all(sam: Hands) -> None:
    sam.show_view("people")
    people = sam.view
    assert isinstance(people, TablePage)
    row = next(
        row for row in range(people.order.rowCount()) if people.order.index(row, 0).data() == "Dana Whitlock"
    )
    sam.click_row(people.view, people.order.index(row, 0))
    dana = next(person for person in sam.case.people.values() if person.name == "Dana Whitlock")
    assert sam.window.context.selection.item == dana.id
    sam.show_view("all_items")
    sam.show_view("people")
    assert people.view.currentIndex().row() == people.order.row_of(dana.id)
    assert sam.window.case_screen.panel.title.text() == "Dana Whitlock"


def test_find_here_and_filters(sam: Hands) -> None:
    sam.show_view("people")
    people = sam.view
    assert isinstance(people, TablePage)
    sam.command(Key.Key_F)
    sam.keys("probation")
    assert 0 < people.order.rowCount() < 52
    sam.press(Key.Key_Down)
    assert people.view.hasFocus()
    sam.press(Key.Key_Return)
    sam.until(sam.window.case_screen.panel.isVisible)
    assert sam.form.isAncestorOf(sam.focus()), "Enter goes to the form"
    sam.click(sam.button("Ended"))
    assert all(
        sam.case.people[people.order.id_at(people.order.index(row, 0))].ended
        for row in range(people.order.rowCount())
    )


def test_ctrl_k_finds_people_text_and_commands(sam: Hands) -> None:
    finder = sam.window.acts.finder
    sam.command(Key.Key_K)
    assert finder.isVisible() and finder.line.hasFocus()
    sam.keys("dana whit")
    sam.press(Key.Key_Return)
    dana = next(person for person in sam.case.people.values() if person.name == "Dana Whitlock")
    sam.until(lambda: sam.window.context.selection.item == dana.id)
    assert not finder.isVisible()
    sam.command(Key.Key_K)
    sam.keys("dark colours")
    sam.press(Key.Key_Return)
    sam.until(lambda: sam.window.context.theme.is_dark)
    sam.command(Key.Key_K)
    sam.press(Key.Key_Escape)
    assert not finder.isVisible()


def test_ctrl_k_finds_text_within_entries(with_items: Callable[..., Hands]) -> None:
    hands = with_items(
        Entry(id=Ids().new(), kind="note", text="First line.\nHe mentioned the pawnbroker on Quay Street.")
    )
    hands.command(Key.Key_K)
    hands.keys("pawnbroker")
    finder = hands.window.acts.finder
    hands.until(lambda: finder.model.rowCount() == 1)
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.window.context.selection.item == hands.case.entries.all[0].id)


def test_escape_goes_back_step_by_step(sam: Hands) -> None:
    sam.show_view("people")
    first, second = sam.case.people.all[:2]
    sam.select(first)
    sam.select(second)
    sam.window.case_screen.panel.take_focus()
    sam.press(Key.Key_Escape)
    assert not sam.form.isAncestorOf(sam.focus()), "out of the form"
    sam.press(Key.Key_Escape)
    assert sam.window.context.selection.item == first.id, "to what was selected before"
    sam.press(Key.Key_Escape)
    assert not sam.window.case_screen.panel.isVisible()


def test_f6_goes_round_the_panes(sam: Hands) -> None:
    sam.show_view("people")
    sam.select(sam.case.people.all[0])
    screen = sam.window.case_screen
    panes = (screen.pane, screen.bar, screen.stack, screen.panel, screen.quick_add)
    screen.pane.take_focus()
    seen = []
    for _ in range(5):
        seen.append(next(pane for pane in panes if pane.isAncestorOf(sam.focus())))
        sam.press(Key.Key_F6)
    assert seen == list(panes)
    assert screen.pane.isAncestorOf(sam.focus()), "and round again"
    sam.press(Key.Key_F6, None, SHIFT)
    assert screen.quick_add.isAncestorOf(sam.focus())


def test_f1_lists_the_keys(sam: Hands) -> None:
    sam.press(Key.Key_F1)
    shown = dialog(sam, KeysHelp)
    sam.press(Key.Key_Escape, shown)
    sam.until(lambda: not any(one.isVisible() for one in sam.window.findChildren(KeysHelp)))


def test_the_journal_takes_a_line_and_enter(nobody: Hands) -> None:
    nobody.command(Key.Key_N)
    nobody.keys("Dana rang: the form is in the post")
    nobody.press(Key.Key_Return)
    nobody.until(lambda: len(nobody.case.entries) == 1)
    entry = nobody.case.entries.all[0]
    assert (entry.kind, entry.text) == ("note", "Dana rang: the form is in the post")
    assert entry.when is not None and entry.when.earliest == date.today() and entry.when.minute is not None
    nobody.until(lambda: nobody.window.case_screen.quick_add.text.text() == "")


def test_undo_and_redo_by_key_say_what_they_do(nobody: Hands) -> None:
    nobody.command(Key.Key_N)
    nobody.keys("A line")
    nobody.press(Key.Key_Return)
    nobody.until(lambda: len(nobody.case.entries) == 1)
    undo, redo = nobody.window.commands["undo"], nobody.window.commands["redo"]
    nobody.until(lambda: undo.text() == "Undo: Log a note")
    assert nobody.window.case_screen.header.undo.accessibleName() == "Undo: Log a note (Ctrl+Z)"
    nobody.command(Key.Key_Z)
    nobody.until(lambda: len(nobody.case.entries) == 0)
    nobody.until(lambda: redo.text() == "Redo: Log a note")
    nobody.command(Key.Key_Y)
    nobody.until(lambda: len(nobody.case.entries) == 1)


def test_undo_in_a_line_being_typed_undoes_the_typing(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    hands.select(hands.case.people.all[0])
    line = hands.editor("role", QLineEdit)
    hands.type_into(line, "Probation")
    hands.command(Key.Key_Z)
    assert line.text() == ""
    assert len(hands.case.people) == 1


def test_removing_by_key_and_undo_on_the_spot(sam: Hands) -> None:
    person = next(one for one in sam.case.people.values() if one.name == "Dana Whitlock")
    sam.show_view("people")
    sam.select(person)
    sam.view.take_focus()
    sam.press(Key.Key_Delete)
    sam.until(lambda: person.id not in sam.case.people)
    assert sam.window.banner.text().startswith("Removed: Dana Whitlock, and ")
    sam.click(sam.button("Undo", sam.window.banner))
    sam.until(lambda: person.id in sam.case.people)


def test_must_knows_stand_in_the_header_in_words(with_items: Callable[..., Hands]) -> None:
    ids = Ids()
    hands = with_items(
        Alert(id=ids.new(), what="Dog in the house", level="important"),
        Alert(id=ids.new(), what="insulin, fridge at hostel", level="must_know"),
        Person(id=ids.new(), name="Ada Obi", is_lead=True),
    )
    alert = next(one for one in hands.case.alerts.values() if one.level == "must_know")
    hands.click(hands.button("Must know: insulin, fridge at hostel"))
    hands.until(lambda: hands.window.context.selection.item == alert.id)
    assert hands.button("Lead: Ada Obi").isVisible()


def test_the_overview_says_what_the_case_holds_and_each_line_opens(sam: Hands) -> None:
    view = sam.view
    assert isinstance(view, Overview)
    need = min(sam.case.needs.values(), key=lambda one: one.rank or 99)
    line = next(one for one in view.needs.lines() if one.item == need.id)
    assert line.accessibleName().startswith("1.  Somewhere safe to live")
    sam.click(line)
    sam.until(lambda: sam.window.context.selection.item == need.id)
    assert view.waiting.lines() and view.ready.lines() and view.latest.lines()
    sam.click(view.words_edit)
    sam.until(lambda: sam.window.context.selection.item == CLIENT_ID)


def test_only_the_card_that_changed_is_made_anew(sam: Hands) -> None:
    view = sam.view
    assert isinstance(view, Overview)
    words, latest = view.words.lines(), view.latest.lines()
    sam.command(Key.Key_N)
    sam.keys("Something new")
    sam.press(Key.Key_Return)
    sam.until(lambda: view.latest.lines()[0].accessibleName().startswith("Something new"))
    assert view.words.lines() == words
    assert view.latest.lines() != latest


def test_history_of_everything_and_of_what_is_selected(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Need(id=Ids().new(), what="A home"), Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    hands.type_into(hands.editor("role", QLineEdit), "Probation")
    hands.press(Key.Key_Tab)
    hands.until(lambda: hands.case.people[person.id].role == "Probation")
    hands.show_view("history")
    view = hands.view
    assert isinstance(view, HistoryView)
    hands.until(lambda: view.model.rowCount() > 3)
    assert view.model.index(0, 2).data() == "Change Dana: role"
    assert (view.model.index(0, 1).data(), view.model.index(0, 6).data()) == (
        "Ada Obi, Harbour House",
        "Probation",
    )
    everything = view.model.rowCount()
    hands.click(view.selected)
    hands.until(lambda: 0 < view.model.rowCount() < everything)
    assert {view.model.index(row, 3).data() for row in range(view.model.rowCount())} == {"Dana"}


def test_what_it_was_and_is_since_is_seen_without_scrolling(nobody: Hands) -> None:
    nobody.show_view("history")
    assert isinstance(nobody.view, HistoryView)
    table = nobody.view.table
    nobody.until(lambda: sum(table.columnWidth(at) for at in range(7)) <= table.viewport().width())


def test_text_grows_to_twice_its_size_and_is_remembered(sam: Hands) -> None:
    height = sam.window.case_screen.header.name.sizeHint().height()
    for _ in range(8):
        sam.press(Key.Key_Plus, None, CTRL)
    assert sam.window.context.theme.percent == 200
    sam.until(lambda: sam.window.case_screen.header.name.sizeHint().height() >= 1.8 * height)
    assert sam.window.parts.settings.percent == 200
    assert sam.window.width() <= 1280 and sam.window.height() <= 860, "the window does not outgrow the screen"
    sam.command(Key.Key_0)
    assert sam.window.context.theme.percent == 100


def test_dark_and_light(sam: Hands) -> None:
    theme = sam.window.context.theme
    for brightness, background in ((Brightness.DARK, "#15191c"), (Brightness.LIGHT, "#f7f6f3")):
        theme.set_brightness(brightness)
        assert sam.window.palette().window().color().name() == background
        assert sam.window.parts.settings.brightness is brightness


def test_the_panel_takes_the_views_place_where_there_is_no_room_for_both(sam: Hands) -> None:
    sam.show_view("people")
    sam.window.resize(600, 600)
    sam.select(sam.case.people.all[0])
    assert not sam.view.isVisible()
    sam.click(sam.window.case_screen.panel.close_button)
    sam.until(sam.view.isVisible)


def test_a_file_is_attached(nobody: Hands, tmp_path_factory: pytest.TempPathFactory) -> None:
    letter = tmp_path_factory.mktemp("post") / "letter.txt"
    letter.write_text("Dear Sam", encoding="utf-8")
    nobody.window.context.acts.attach(letter, letter.name, "text/plain")
    nobody.until(lambda: len(nobody.case.attachments) == 1)
    kept = nobody.case.attachments.all[0]
    assert (kept.name, kept.size, kept.item) == ("letter.txt", 8, CLIENT_ID)


def test_a_file_that_cannot_be_read_is_said(nobody: Hands, tmp_path_factory: pytest.TempPathFactory) -> None:
    nobody.window.context.acts.attach(tmp_path_factory.mktemp("post") / "gone.txt", "gone.txt", "text/plain")
    nobody.until(nobody.window.banner.isVisible)
    assert "The file could not be read." in nobody.window.banner.text()
    assert len(nobody.case.attachments) == 0


def test_copying_a_phone_number_with_one_key(sam: Hands) -> None:
    person = next(one for one in sam.case.people.values() if one.phones)
    sam.select(person)
    sam.press(Key.Key_C, sam.window, CTRL | SHIFT)
    assert person.phones[0] in sam.window.banner.text()


def test_closing_the_window_saves_what_is_typed(nobody: Hands) -> None:
    nobody.command(Key.Key_I)
    nobody.type_into(nobody.editor("please_do", QPlainTextEdit), "Ring first")
    nobody.window.close()
    nobody.until(lambda: nobody.case.client.please_do == "Ring first")


def test_a_case_without_alerts_says_nothing_of_what_one_must_know(nobody: Hands) -> None:
    line = nobody.window.case_screen.header.alerts
    assert not line.heading.isVisible()


@pytest.mark.parametrize(
    ("size", "stands"),
    [((1360, 860), "beside"), ((1000, 1700), "below"), ((1000, 760), "instead")],
)
def test_at_twice_the_size_the_side_panel_leaves_the_view_in_sight(
    sam: Hands, size: tuple[int, int], stands: str
) -> None:
    """Beside it where there is the width, else under it where there is the height; both can be read."""
    sam.window.resize(*size)
    sam.window.context.theme.set_percent(200)
    sam.show_view("people")
    sam.select(next(iter(sam.case.people.values())))
    panel, view = sam.window.case_screen.panel, sam.view
    sam.until(lambda: panel.isVisible() and view.isVisible() is (stands != "instead"))
    if stands == "instead":
        sam.press(Key.Key_Escape, sam.window)
        sam.until(view.isVisible)
        return
    here, there = (one.mapTo(sam.window, one.rect().topLeft()) for one in (view, panel))
    assert (there.x() > here.x()) is (stands == "beside")
    assert (there.y() > here.y() + view.height()) is (stands == "below")
    assert view.width() >= 600 and panel.width() >= 600
    assert min(view.height(), panel.height()) >= 150
    assert (sam.window.width(), sam.window.height()) == size, "the window has not grown"


def test_the_window_is_no_larger_than_the_screen(sam: Hands) -> None:
    put_where_it_was(sam.window)
    free = sam.window.screen().availableGeometry()
    assert sam.window.width() < free.width() < SIZE[0] and sam.window.height() < free.height() <= SIZE[1]


def test_the_window_comes_back_as_large_as_it_was(sam: Hands) -> None:
    settings = sam.window.parts.settings
    sam.window.resize(720, 610)
    settings.place = sam.window.saveGeometry()
    sam.window.resize(500, 500)
    put_where_it_was(sam.window)
    assert sam.window.size() == QSize(720, 610)
    settings.place = QByteArray(b"\x01\xd9\xd0\xcb no place")
    put_where_it_was(sam.window)
    free = sam.window.screen().availableGeometry()
    assert free.contains(QRect(QPoint(), sam.window.size())), "what cannot be read is as if it were not there"
