"""The plan in columns, and what can be done with a step."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from navigator.casefile.item import Item
from navigator.casefile.plan import Reliance
from navigator.insights.schedule import schedule_of
from navigator.insights.sequencing import plan_of
from navigator.ui.models.plan_column import STEP_FORM, PlanColumn
from navigator.ui.plan.board import PlanBoard
from navigator.ui.plan.question import Question
from tests.factories import id_of, organisation
from tests.insights.plans import TODAY, step, waits
from tests.ui.hands import Hands

Key = Qt.Key
HOUSE = organisation("Harbour House")
PLAN: tuple[Item, ...] = (
    HOUSE,
    step("Identity", organisation=HOUSE.id),
    step("Bank"),
    step("Flat", status="proposed"),
    waits("Bank", "Identity"),
    Reliance(
        id=id_of("reliance", "r"), step=id_of("step", "Bank"), organisation=HOUSE.id, for_what="A letter"
    ),
)


def shown(hands: Hands) -> PlanBoard:
    hands.show_view("plan")
    view = hands.view
    assert isinstance(view, PlanBoard)
    view.take_focus()
    return view


def titles(board: PlanBoard) -> list[list[str]]:
    return [
        [column.cards.index(row).data() for row in range(column.cards.rowCount())] for column in board.columns
    ]


def ask(hands: Hands, board: PlanBoard, act: str, name: str) -> Question:
    """Press a button of the board for a step, and give the question that opens."""
    hands.window.context.selection.select(id_of("step", name))
    hands.click(hands.button(act, board))
    hands.until(lambda: any(one.isVisible() for one in board.findChildren(Question)))
    return next(one for one in board.findChildren(Question) if one.isVisible())


def status(hands: Hands, name: str) -> str:
    return hands.case.steps[id_of("step", name)].status


def test_steps_stand_in_columns_with_what_they_wait_for_and_rely_on(with_items: Callable[..., Hands]) -> None:
    board = shown(with_items(*PLAN))
    assert titles(board) == [["Identity", "Flat"], [], ["Bank"], [], []]
    said = board.columns[2].cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Waits for identity" in said
    assert "Relies on Harbour House for a letter: not agreed yet" in said
    assert "1 step waits for it" in board.line.text()


def test_holding_asks_what_for_and_until_when(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    question = ask(hands, board, "Hold", "Identity")
    hands.click(question.act)
    assert question.trouble.text() == "Say what it waits for."
    why, until = question.findChildren(QLineEdit)
    hands.type_into(why, "A form from the registrar")
    hands.type_into(until, "some day")
    hands.click(question.act)
    assert "could not be read as a date" in question.trouble.text()
    until.clear()
    hands.type_into(until, "1 March 2027")
    hands.click(question.act)
    hands.until(lambda: status(hands, "Identity") == "held")
    assert hands.case.steps[id_of("step", "Identity")].why_held == "A form from the registrar"
    assert str(hands.case.steps[id_of("step", "Identity")].review_on) == "2027-03-01"
    hands.until(lambda: titles(board)[3] == ["Identity"])


def test_declining_asks_why_and_the_journal_keeps_it(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    question = ask(hands, shown(hands), "Decline", "Flat")
    (why,) = question.findChildren(QPlainTextEdit)
    hands.type_into(why, "He does not want to live there")
    hands.click(question.act)
    hands.until(lambda: status(hands, "Flat") == "declined")
    assert [entry.text for entry in hands.case.entries.all] == ["He does not want to live there"]


def test_a_ring_is_refused_in_words_and_the_question_stays(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    board.acts.wait(id_of("step", "Identity"), id_of("step", "Bank"))
    question = next(one for one in board.findChildren(Question) if one.isVisible())
    hands.click(question.act)
    assert "Identity waits for Bank, which waits for Identity." in question.trouble.text()
    assert question.isVisible() and len(hands.case.dependencies) == 1
    hands.click(question.cancel)


def test_dropping_one_card_on_another_asks_which_waits_for_which(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    menu = board.menu_for(id_of("step", "Flat"), id_of("step", "Bank"), 2)
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert words == ["“Flat” waits for “Bank”", "“Bank” waits for “Flat”", "Nothing"]
    menu.actions()[0].trigger()
    hands.until(lambda: len(hands.case.dependencies) == 2)
    hands.until(lambda: "Flat" in titles(board)[2])
    menu.deleteLater()


def test_a_drop_tells_what_was_dropped_on_what(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    column = board.columns[2]
    column.dropped.disconnect()
    told: list[tuple[str, str]] = []
    column.dropped.connect(lambda step_id, on: told.append((step_id, on)))
    data = QMimeData()
    data.setData(STEP_FORM, id_of("step", "Flat").encode())
    place = column.visualRect(column.cards.index(0)).center()
    actions, button = Qt.DropAction.LinkAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(place), actions, data, button, Qt.KeyboardModifier.NoModifier)
    column.dropEvent(event)
    assert told == [(id_of("step", "Flat"), id_of("step", "Bank"))]
    assert isinstance(place, QPoint)


def test_splitting_and_handing_on_are_acts_of_their_own(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    question = ask(hands, board, "Split", "Flat")
    first, second = question.findChildren(QLineEdit)
    assert first.text() == "Flat"
    hands.type_into(second, "Move in")
    hands.click(question.act)
    hands.until(lambda: any(one.what == "Move in" for one in hands.case.steps.all))
    assert hands.window.context.session.state is not None
    assert hands.window.context.session.state.undo_name == "Split Flat into two"


def by_keys(hands: Hands, board: PlanBoard, act: str, name: str) -> Question:
    """Go to a button of the board with the keyboard and press it; the question has the keyboard then."""
    hands.window.context.selection.select(id_of("step", name))
    hands.button(act, board).setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Key.Key_Space)
    hands.until(lambda: any(one.isVisible() for one in board.findChildren(Question)))
    question = next(one for one in board.findChildren(Question) if one.isVisible())
    hands.until(lambda: question.isAncestorOf(hands.focus()))
    return question


def undo_name(hands: Hands) -> str:
    state = hands.window.context.session.state
    return state.undo_name if state is not None else ""


def test_a_step_is_split_by_keyboard_alone(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    question = by_keys(hands, board, "Split", "Identity")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    assert question.trouble.text() == "Both parts need a name."
    hands.keys("Collect it")
    hands.press(Key.Key_Return)
    hands.until(lambda: undo_name(hands) == "Split Identity into two")
    later = next(one for one in hands.case.steps.all if one.what == "Collect it")
    bank, identity = id_of("step", "Bank"), id_of("step", "Identity")
    assert {(one.step, one.waits_for) for one in hands.case.dependencies.all} == {
        (bank, later.id), (later.id, identity)
    }  # fmt: skip


def test_a_ring_is_refused_by_keyboard_alone(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    question = by_keys(hands, board, "Waits for", "Identity")
    hands.keys("Ba")
    for _ in range(3):
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    assert "Identity waits for Bank, which waits for Identity." in question.trouble.text()
    assert len(hands.case.dependencies) == 1


def test_a_step_waits_for_another_by_keyboard_alone(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    by_keys(hands, board, "Waits for", "Flat")
    hands.keys("Ba")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    flat, bank, identity = (id_of("step", name) for name in ("Flat", "Bank", "Identity"))
    hands.until(lambda: len(hands.case.dependencies) == 2)
    assert {(one.step, one.waits_for) for one in hands.case.dependencies.all} == {
        (bank, identity), (flat, bank)
    }  # fmt: skip
    hands.until(lambda: "Flat" in titles(board)[2])


def test_a_step_waits_for_a_condition_by_keyboard_alone(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    question = by_keys(hands, board, "Waits for", "Flat")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    assert question.trouble.text() == "Say what it waits for: another step, or a condition in words."
    assert len(hands.case.dependencies) == 1, "and nothing waits for nothing"
    hands.keys("Somewhere safe to live")
    hands.press(Key.Key_Return)
    hands.until(lambda: len(hands.case.dependencies) == 2)
    made = next(one for one in hands.case.dependencies.all if one.step == id_of("step", "Flat"))
    assert made.condition == "Somewhere safe to live" and not made.waits_for


def test_where_there_is_little_height_the_acts_are_in_a_menu(with_items: Callable[..., Hands]) -> None:
    """At 200% text the columns have the room, and everything can still be done, by keys too."""
    hands = with_items(*PLAN)
    board = shown(hands)
    assert not board.with_step.isVisible()
    hands.window.context.theme.set_percent(200)
    hands.until(lambda: board.with_step.isVisible() and not board.line.isVisible())
    hands.window.context.selection.select(id_of("step", "Identity"))
    menu = board.with_step.menu()
    board.with_step.setFocus()
    menu.aboutToShow.emit()
    said = [action.text() for action in menu.actions()]
    assert said == ["Start", "Finish", "Hold", "Waits for", "Move", "Split", "Hand on", "Decline"]
    menu.actions()[0].trigger()
    hands.until(lambda: status(hands, "Identity") == "active")


def test_a_step_is_handed_on_by_keyboard_alone_and_the_journal_keeps_who_had_it(
    with_items: Callable[..., Hands],
) -> None:
    other = organisation("Northside Library")
    hands = with_items(*PLAN, other)
    by_keys(hands, shown(hands), "Hand on", "Identity")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Tab)
    hands.keys("They have the forms")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    hands.until(lambda: undo_name(hands) == "Hand on Identity to Northside Library")
    assert hands.case.steps[id_of("step", "Identity")].organisation == other.id
    (entry,) = hands.case.entries.all
    assert entry.text == "Handed on from Harbour House to Northside Library: They have the forms"


def test_a_step_is_declined_by_keyboard_alone_and_not_without_a_reason(
    with_items: Callable[..., Hands],
) -> None:
    hands = with_items(*PLAN)
    question = by_keys(hands, shown(hands), "Decline", "Flat")
    for _ in range(2):
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    assert question.trouble.text() == "Say why: somebody will ask."
    hands.keys("No ground floor")
    for _ in range(2):
        hands.press(Key.Key_Tab)
    hands.press(Key.Key_Space)
    hands.until(lambda: undo_name(hands) == "Decline Flat")
    assert status(hands, "Flat") == "declined"
    assert [entry.text for entry in hands.case.entries.all] == ["No ground floor"]


def test_a_step_is_moved_by_keyboard_and_what_moves_with_it_is_said_first(
    with_items: Callable[..., Hands],
) -> None:
    steps = (step("First", 0, 4), step("Second", 5, 6), waits("Second", "First"))
    hands = with_items(*steps)
    question = by_keys(hands, shown(hands), "Move", "First")
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.keys("nonsense")
    assert "could not be read as a date" in question.foreseen.text()
    hands.press(Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    hands.keys("30 November 2026")
    assert question.foreseen.text() == "Moves with it: Second."
    hands.press(Key.Key_Return)
    hands.until(lambda: undo_name(hands).endswith("and 1 step that waits for it"))


def test_the_slack_and_what_decides_the_dates_are_on_the_board_and_in_the_table(
    with_items: Callable[..., Hands],
) -> None:
    far = step("Identity", 10_000, 10_009), step("Bank", 10_005, 10_005), step("Flat", 10_030, 10_040)
    hands = with_items(*far, waits("Bank", "Identity"), waits("Flat", "Bank"))
    board = shown(hands)
    said = {
        column.cards.index(row).data(): column.cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for column in board.columns
        for row in range(column.cards.rowCount())
    }
    assert said["Identity"].endswith("2 steps wait for it, 19 days of slack")
    assert "5 days late" in said["Bank"]
    assert "What decides the dates: identity, then bank (over on " in board.line.text()
    hands.click(board.as_table)
    table = board.table.table
    heads = [table.headerData(at, Qt.Orientation.Horizontal) for at in range(table.columnCount())]
    slack = {
        table.index(row, 0).data(): table.index(row, heads.index("Slack")).data()
        for row in range(table.rowCount())
    }
    assert slack == {"Identity": "19 days of slack", "Bank": "19 days of slack", "Flat": ""}


def test_what_cannot_be_done_with_a_step_is_not_offered(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN, step("Old", status="done"))
    board = shown(hands)
    hands.window.context.selection.select(id_of("step", "Old"))
    assert not any(hands.button(words, board).isEnabled() for words in ("Hold", "Finish", "Split", "Start"))


def test_left_and_right_go_from_column_to_column_and_enter_opens(with_items: Callable[..., Hands]) -> None:
    hands = with_items(*PLAN)
    board = shown(hands)
    hands.press(Key.Key_Down, board.columns[0])
    hands.press(Key.Key_Right, board.columns[0])
    assert hands.window.context.selection.item == id_of("step", "Bank")
    hands.press(Key.Key_Return, board.columns[2])
    panel = hands.window.case_screen.panel
    hands.until(lambda: panel.isVisible() and panel.isAncestorOf(hands.focus()))


def test_a_column_is_a_good_model(sam: Hands) -> None:
    plan = plan_of(sam.case, TODAY)
    column = PlanColumn()
    QAbstractItemModelTester(column, QAbstractItemModelTester.FailureReportingMode.Fatal, column)
    column.show_steps(plan, schedule_of(plan), list(plan.steps.values()))
    assert column.rowCount() == len(sam.case.steps)


def test_an_empty_plan_shows_empty_columns(nobody: Hands) -> None:
    board = shown(nobody)
    assert titles(board) == [[], [], [], [], []]
    nobody.press(Key.Key_Right, board.columns[0])
