"""The side panel: every kind of item is added, changed, removed and brought back, by keys and the mouse."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES, KINDS
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step
from navigator.errors import CannotWrite
from navigator.history.draft import Draft, changing
from navigator.store.open_case import OpenCase
from navigator.ui.panel.editors.item_picker import ItemPicker
from navigator.ui.plan.question import Question
from navigator.ui.views.all_items import AllItemsView
from tests.factories import id_of
from tests.insights.plans import step as planned
from tests.insights.plans import waits
from tests.ui.hands import Hands

Key = Qt.Key
MADE_BY_FORM = tuple(entity for entity in ENTITIES if entity.KIND not in ("client", "attachment"))


def fill_first_field(hands: Hands, entity: type[Item]) -> str:
    """Put something into the first field that one types or chooses; returns its name."""
    for name, field in fields_of(entity).items():
        if field.many or field.type is FieldType.REF:
            continue
        editor = hands.field(name)
        if field.type is FieldType.CHOICE:
            box = hands.editor(name, QComboBox)
            box.setFocus()
            hands.press(Key.Key_Down, box)
            hands.press(Key.Key_Return, box)
        elif field.type is FieldType.TEXT:
            hands.type_into(hands.editor(name, QPlainTextEdit), "Something said")
            hands.press(Key.Key_Tab)
        elif field.type is FieldType.YES_NO:
            hands.click(hands.button(f"{field.label}: Yes", editor))
        else:
            typed = {FieldType.DATE: "16/10/2023", FieldType.NUMBER: "3", FieldType.MONEY: "3"}
            hands.type_into(hands.editor(name, QLineEdit), typed.get(field.type, "Something"))
            hands.press(Key.Key_Tab)
        return name
    raise AssertionError("nothing to type into")


@pytest.mark.parametrize("entity", MADE_BY_FORM, ids=lambda entity: entity.KIND)
def test_every_kind_is_added_changed_removed_and_brought_back(nobody: Hands, entity: type[Item]) -> None:
    nobody.show_view("all_items")
    view = nobody.view
    assert isinstance(view, AllItemsView)
    nobody.click_row(view.list, view.kinds.index(view.kinds.row_of(entity.KIND)))
    page = view.page()
    assert page is not None
    nobody.click(page.add_button)

    name = fill_first_field(nobody, entity)
    nobody.until(lambda: len(nobody.case.shelf(entity)) == 1)
    made = nobody.case.shelf(entity).all[0]
    assert getattr(made, name) not in ("", None), "what was typed first is in it"
    nobody.until(lambda: page.table.rowCount() == 1)

    before = made
    other = second_change(nobody, entity, name)
    nobody.until(lambda: nobody.case.shelf(entity).get(made.id) != before)
    assert getattr(nobody.case.shelf(entity)[made.id], other) != getattr(before, other)

    nobody.click(nobody.window.case_screen.panel.next_steps.remove)
    nobody.until(lambda: len(nobody.case.shelf(entity)) == 0)
    assert page.table.rowCount() == 0
    assert not nobody.window.case_screen.panel.isVisible()

    nobody.click(nobody.button("Undo", nobody.window.banner))
    nobody.until(lambda: len(nobody.case.shelf(entity)) == 1)
    nobody.window.setFocus()
    nobody.command(Key.Key_Z)
    nobody.until(lambda: nobody.case.shelf(entity).get(made.id) == before)


def second_change(hands: Hands, entity: type[Item], first: str) -> str:
    """Change another field than the first: a date, words, a number, or a yes."""
    for name, field in fields_of(entity).items():
        if name != first and field.type is FieldType.YES_NO:
            hands.click(hands.button(f"{field.label}: Yes", hands.field(name)))
            return name
        if (
            name != first
            and not field.many
            and field.type in (FieldType.DATE, FieldType.LINE, FieldType.NUMBER)
        ):
            typed = {FieldType.DATE: "March 2019", FieldType.NUMBER: "7"}.get(field.type, "Other words")
            hands.type_into(hands.editor(name, QLineEdit), typed)
            hands.press(Key.Key_Tab)
            return name
    words = next(name for name, field in fields_of(entity).items() if field.type is FieldType.TEXT)
    hands.type_into(hands.editor(words, QPlainTextEdit), "Something said")
    hands.press(Key.Key_Tab)
    return words


def test_the_client_is_filled_in_by_the_same_form(nobody: Hands) -> None:
    nobody.command(Key.Key_I)
    nobody.until(nobody.window.case_screen.panel.isVisible)
    nobody.type_into(nobody.editor("what_matters_to_me", QPlainTextEdit), "A door I can lock")
    nobody.press(Key.Key_Tab)
    nobody.until(lambda: nobody.case.client.what_matters_to_me == "A door I can lock")
    assert not nobody.window.case_screen.panel.next_steps.remove.isVisible(), "the client cannot be removed"


def test_the_clients_new_name_shows_in_the_list_of_cases(nobody: Hands) -> None:
    nobody.command(Key.Key_I)
    line = nobody.editor("preferred_name", QLineEdit)
    line.selectAll()
    nobody.type_into(line, "Sam Okafor")
    nobody.press(Key.Key_Tab)
    cases = nobody.window.case_screen.pane.cases
    nobody.until(lambda: cases.index(0).data() == "Sam Okafor")
    assert nobody.window.case_screen.header.name.text() == "Sam Okafor"


def test_a_field_is_saved_when_it_is_left_and_not_before(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    line = hands.editor("role", QLineEdit)
    hands.type_into(line, "Probation")
    assert hands.case.people[person.id].role == ""
    hands.press(Key.Key_Tab)
    hands.until(lambda: hands.case.people[person.id].role == "Probation")
    assert hands.window.case_screen.header.saved.text().startswith("Saved ")


def test_escape_takes_back_what_was_typed_into_a_line(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana", role="Probation"))
    hands.select(hands.case.people.all[0])
    line = hands.editor("role", QLineEdit)
    hands.type_into(line, " and more")
    hands.press(Key.Key_Escape, line)
    assert line.text() == "Probation"
    assert hands.window.case_screen.panel.isVisible(), "one Escape, one step"


def test_a_date_says_how_it_is_read_while_it_is_typed(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    line = hands.editor("started", QLineEdit)
    hands.type_into(line, "about mar 2019")
    assert hands.field("started").note.text() == "Read as about March 2019."
    hands.press(Key.Key_Tab)
    hands.until(lambda: hands.case.people[person.id].started == PartialDate.month(2019, 3, approximate=True))
    assert line.text() == "about March 2019"


def test_a_date_that_makes_no_sense_stays_and_says_so(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    line = hands.editor("started", QLineEdit)
    hands.type_into(line, "the day after the flood")
    hands.press(Key.Key_Tab)
    assert "could not be read as a date" in hands.field("started").note.text()
    assert line.text() == "the day after the flood"
    assert hands.case.people[person.id].started is None


def test_what_looks_wrong_is_said_below_the_field_and_kept(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana", started=PartialDate.year(2020)))
    person = hands.case.people.all[0]
    hands.select(person)
    hands.type_into(hands.editor("ended", QLineEdit), "2019")
    hands.press(Key.Key_Tab)
    hands.until(lambda: "before started" in hands.field("ended").note.text())
    assert hands.case.people[person.id].ended == PartialDate.year(2019)


def test_a_choice_is_made_with_the_keyboard(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Step(id=Ids().new(), what="See the flat"))
    step = hands.case.steps.all[0]
    hands.select(step)
    box = hands.editor("status", QComboBox)
    box.setFocus()
    QTest.keyClicks(box, "ag")
    hands.press(Key.Key_Return, box)
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.case.steps[step.id].status == "agreed")


def test_an_unknown_word_from_a_newer_set_shows_and_stays(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Step(id=Ids().new(), what="See the flat", status="paused_by_court"))
    step = hands.case.steps.all[0]
    hands.select(step)
    assert hands.editor("status", QComboBox).currentText() == "paused_by_court"
    hands.type_into(hands.editor("what", QLineEdit), " again")
    hands.press(Key.Key_Tab)
    hands.until(lambda: hands.case.steps[step.id].what.endswith("again"))
    assert hands.case.steps[step.id].status == "paused_by_court"


def test_yes_no_and_not_known(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    for word, value in (("Yes", True), ("No", False), ("Not known", None)):
        hands.click(hands.button(f"Professional: {word}", hands.field("professional")))
        hands.until(lambda value=value: hands.case.people[person.id].professional is value)  # type: ignore[misc]


def test_phones_are_added_copied_and_taken_away(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    line = hands.editor("phones", QLineEdit)
    hands.type_into(line, "07700 900123")
    hands.press(Key.Key_Return, line)
    assert line.hasFocus(), "the next can be typed at once"
    hands.keys("01632 960000")
    hands.press(Key.Key_Tab)
    hands.until(lambda: hands.case.people[person.id].phones == ("07700 900123", "01632 960000"))
    hands.click(hands.button("Copy 07700 900123"))
    assert QGuiApplication.clipboard().text() == "07700 900123"
    hands.click(hands.button("Take away 07700 900123"))
    hands.until(lambda: hands.case.people[person.id].phones == ("01632 960000",))


def test_a_reference_is_found_by_part_of_its_name(with_items: Callable[..., Hands]) -> None:
    ids = Ids()
    hands = with_items(Person(id=ids.new(), name="Dana"), Organisation(id=ids.new(), name="Probation, North"))
    person, organisation = hands.case.people.all[0], hands.case.organisations.all[0]
    hands.select(person)
    picker = hands.editor("organisation", ItemPicker)
    hands.type_into(picker, "north")
    popup = picker.completer().popup()
    assert popup is not None
    hands.until(popup.isVisible)
    hands.press(Key.Key_Down, popup)
    hands.press(Key.Key_Return, popup)
    hands.until(lambda: hands.case.people[person.id].organisation == organisation.id)
    hands.until(lambda: picker.text() == "Probation, North")


def test_what_is_not_there_yet_is_made_on_the_spot(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)
    picker = hands.editor("organisation", ItemPicker)
    hands.type_into(picker, "Harbour House")
    hands.press(Key.Key_Tab)
    assert "Nothing here is called" in hands.field("organisation").note.text()
    hands.click(hands.button("Add “Harbour House” as a new organisation"))
    hands.until(lambda: len(hands.case.organisations) == 1)
    made = hands.case.organisations.all[0]
    hands.until(lambda: hands.case.people[person.id].organisation == made.id)
    assert made.name == "Harbour House"
    hands.until(lambda: picker.text() == "Harbour House")


def test_several_references_are_added_and_taken_away(with_items: Callable[..., Hands]) -> None:
    ids = Ids()
    hands = with_items(
        Step(id=ids.new(), what="See the flat"),
        Need(id=ids.new(), what="A home"),
        Need(id=ids.new(), what="Money"),
    )
    step = hands.case.steps.all[0]
    home, money = hands.case.needs.all
    hands.select(step)
    picker = hands.editor("needs", ItemPicker)
    for words in ("A home", "money"):
        hands.type_into(picker, words)
        popup = picker.completer().popup()
        assert popup is not None
        hands.press(Key.Key_Escape, popup)
        hands.press(Key.Key_Return, picker)
    hands.until(lambda: hands.case.steps[step.id].needs == (home.id, money.id))
    assert picker.text() == ""
    hands.click(hands.button("Take away A home"))
    hands.until(lambda: hands.case.steps[step.id].needs == (money.id,))


def test_two_people_of_one_name_are_told_apart_when_picked(with_items: Callable[..., Hands]) -> None:
    ids = Ids()
    hands = with_items(
        Person(id=ids.new(), name="Sam"), Person(id=ids.new(), name="Sam"), Tie(id=ids.new(), strength="weak")
    )
    tie = hands.case.ties.all[0]
    hands.select(tie)
    picker = hands.editor("one_end", ItemPicker)
    hands.type_into(picker, "sam")
    popup = picker.completer().popup()
    assert popup is not None
    hands.until(popup.isVisible)
    hands.press(Key.Key_Down, popup)
    hands.press(Key.Key_Down, popup)
    second = picker.offered.index(1).data(Qt.ItemDataRole.UserRole + 1)
    hands.press(Key.Key_Return, popup)
    hands.until(lambda: hands.case.ties[tie.id].one_end != "")
    assert hands.case.ties[tie.id].one_end == second


def test_a_ring_of_steps_is_refused_where_it_was_made(with_items: Callable[..., Hands]) -> None:
    ids = Ids()
    flat, benefit = Step(id=ids.new(), what="Flat"), Step(id=ids.new(), what="Benefit")
    hands = with_items(flat, benefit, Dependency(id=ids.new(), step=flat.id, waits_for=benefit.id))
    hands.window.context.acts.begin("dependency", {"step": benefit.id})
    picker = hands.editor("waits_for", ItemPicker)
    hands.type_into(picker, "Flat")
    popup = picker.completer().popup()
    assert popup is not None
    hands.press(Key.Key_Escape, popup)
    hands.press(Key.Key_Return, picker)
    hands.until(lambda: "in a ring" in hands.field("waits_for").note.text())
    assert "Benefit waits for Flat, which waits for Benefit." in hands.field("waits_for").note.text()
    assert len(hands.case.dependencies) == 1


def test_a_colleagues_change_never_disturbs_what_is_being_typed(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana", role="Probation"))
    person = hands.case.people.all[0]
    hands.select(person)
    line = hands.editor("role", QLineEdit)
    hands.type_into(line, " officer, nor")
    line.setCursorPosition(5)
    theirs = Person(id=person.id, name="Dana Whitlock", role="Retired")
    hands.commit_elsewhere(Draft("Theirs", changing(person, theirs)))
    hands.until(lambda: hands.case.people[person.id].role == "Retired")
    assert line.text() == "Probation officer, nor"
    assert line.cursorPosition() == 5
    assert "Meanwhile this was changed to “Retired”" in hands.field("role").note.text()
    assert hands.editor("name", QLineEdit).text() == "Dana Whitlock", "what nobody types in follows"
    hands.press(Key.Key_Tab, line)
    hands.until(lambda: hands.case.people[person.id].role == "Probation officer, nor")


def test_an_item_removed_elsewhere_closes_its_form(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    hands.select(hands.case.people.all[0])
    hands.window.context.acts.remove(hands.case.people.all[0].id)
    hands.until(lambda: not hands.window.case_screen.panel.isVisible())


def test_a_long_text_is_saved_in_a_pause_of_typing(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Need(id=Ids().new(), what="A home"))
    need = hands.case.needs.all[0]
    hands.select(need)
    text = hands.editor("in_the_clients_words", QPlainTextEdit)
    editor: Any = hands.field("in_the_clients_words")
    editor._pause.setInterval(1)
    hands.type_into(text, "A door I can lock ")
    hands.until(lambda: hands.case.needs[need.id].in_the_clients_words == "A door I can lock")
    assert text.toPlainText() == "A door I can lock ", "the space just typed stays for the next word"
    hands.keys("and a fridge")
    hands.press(Key.Key_Tab)
    hands.until(lambda: hands.case.needs[need.id].in_the_clients_words == "A door I can lock and a fridge")


def test_a_full_disk_is_said_and_nothing_typed_is_lost(
    with_items: Callable[..., Hands], monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = with_items(Person(id=Ids().new(), name="Dana"))
    person = hands.case.people.all[0]
    hands.select(person)

    def full(*_: object) -> None:
        raise CannotWrite("The disk is full.", "Everything saved before is safe.", "Make some room.")

    monkeypatch.setattr(OpenCase, "commit", full)
    line = hands.editor("role", QLineEdit)
    hands.type_into(line, "Probation")
    hands.press(Key.Key_Tab)
    hands.until(hands.window.banner.isVisible)
    assert hands.window.banner.text() == "The disk is full. Everything saved before is safe. Make some room."
    assert line.text() == "Probation"
    assert "Not saved yet" in hands.field("role").note.text()
    monkeypatch.undo()
    line.setFocus()
    hands.press(Key.Key_Tab, line)
    hands.until(lambda: hands.case.people[person.id].role == "Probation")
    hands.until(lambda: "Not saved" not in hands.field("role").note.text())


def test_typing_on_while_a_new_item_is_still_being_saved_adds_one_item(nobody: Hands) -> None:
    nobody.window.context.acts.begin("person")
    nobody.type_into(nobody.editor("name", QLineEdit), "Dana")
    nobody.press(Key.Key_Tab)
    nobody.type_into(nobody.editor("role", QLineEdit), "Probation")
    nobody.press(Key.Key_Tab)
    nobody.until(lambda: [(p.name, p.role) for p in nobody.case.people.values()] == [("Dana", "Probation")])


def test_a_form_begun_and_left_empty_adds_nothing(nobody: Hands) -> None:
    nobody.window.context.acts.begin("person")
    nobody.until(nobody.window.case_screen.panel.isVisible)
    nobody.click(nobody.window.case_screen.panel.close_button)
    assert not nobody.window.case_screen.panel.isVisible()
    assert nobody.window.context.session.state is not None
    assert "Dana" not in nobody.window.context.session.state.undo_name
    assert len(nobody.case.people) == 0


def test_related_items_are_added_from_where_they_belong(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Need(id=Ids().new(), what="A home", topic="housing"))
    need = hands.case.needs.all[0]
    hands.select(need)
    hands.click(hands.button("Add a score"))
    hands.type_into(hands.editor("value", QLineEdit), "4")
    hands.press(Key.Key_Tab)
    hands.until(lambda: len(hands.case.scores) == 1)
    assert hands.case.scores.all[0].need == need.id
    hands.select(need)
    hands.until(lambda: len(hands.case.scores.all) == 1 and hands.button("A home: 4").isVisible())
    hands.click(hands.button("A home: 4"))
    hands.until(lambda: hands.window.context.selection.item == hands.case.scores.all[0].id)


def test_a_step_is_started_held_and_finished_from_its_foot(with_items: Callable[..., Hands]) -> None:
    hands = with_items(Step(id=Ids().new(), what="See the flat", status="proposed"))
    step = hands.case.steps.all[0]
    hands.select(step)
    foot = hands.window.case_screen.panel.next_steps
    hands.click(foot.agree)
    hands.until(lambda: hands.case.steps[step.id].status == "agreed")
    hands.click(foot.start)
    hands.until(lambda: hands.case.steps[step.id].status == "active")
    assert hands.case.steps[step.id].actual_start == PartialDate.on(date.today())
    hands.click(foot.hold)
    question = asked(hands)
    hands.keys("No bed until March")
    hands.press(Key.Key_Return)
    assert question.trouble.text() == "Name a day to look at it again."
    hands.keys("1 March 2027")
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.case.steps[step.id].status == "held")
    held = hands.case.steps[step.id]
    assert (held.why_held, str(held.review_on)) == ("No bed until March", "2027-03-01")
    state = hands.window.context.session.state
    assert state is not None and state.undo_name == "Hold See the flat"
    hands.click(foot.finish)
    hands.until(lambda: hands.case.steps[step.id].status == "done")


def test_a_step_is_moved_from_its_foot_and_what_follows_is_foretold(with_items: Callable[..., Hands]) -> None:
    hands = with_items(planned("Identity", 0, 9), planned("Bank", 12, 14), waits("Bank", "Identity"))
    step = hands.case.steps[id_of("step", "Identity")]
    hands.select(step)
    hands.click(hands.window.case_screen.panel.next_steps.move_to)
    question = asked(hands)
    assert question.foreseen.text() == "That is when it is planned now."
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.keys("20 December 2026")
    assert question.foreseen.text() == "Moves with it: Bank."
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.case.steps[step.id].planned_end == PartialDate.on(date(2026, 12, 20)))
    assert hands.case.steps[id_of("step", "Bank")].planned_start == PartialDate.on(date(2026, 12, 21))
    hands.click(hands.window.case_screen.header.undo)
    hands.until(lambda: hands.case.steps[step.id] == step)


def asked(hands: Hands) -> Question:
    """The question that is open, with the keyboard in it."""
    panel = hands.window.case_screen.panel
    hands.until(lambda: any(one.isVisible() for one in panel.findChildren(Question)))
    question = next(one for one in panel.findChildren(Question) if one.isVisible())
    hands.until(lambda: question.isAncestorOf(hands.focus()))
    return question


def test_every_field_of_every_kind_has_an_editor_with_a_name(nobody: Hands) -> None:
    for kind, entity in KINDS.items():
        nobody.window.context.acts.begin(
            kind
        ) if kind != "client" else nobody.window.context.selection.select(CLIENT_ID)
        form = nobody.form
        assert tuple(form.editors) == tuple(fields_of(entity))
        for name, editor in form.editors.items():
            proxy = editor.focusProxy()
            assert proxy is not None, f"{kind}.{name} takes no keyboard"
            assert proxy.accessibleName().startswith(editor.field.label), f"{kind}.{name} has no name"
        nobody.window.case_screen.panel.dismiss()
