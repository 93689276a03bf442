"""What came in since somebody last looked, marked with the word in every view until it was seen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton

from navigator.actions.items import change_item
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Alert, Ask, Entry, Meeting
from navigator.casefile.needs import Need
from navigator.casefile.network import Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.history.draft import Draft, making
from navigator.layout.display_list import Label
from navigator.sync.syncing import sync_case
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.plan.board import PlanBoard
from navigator.ui.timeline.view import TimelineView
from navigator.ui.views.case_view import CaseView
from navigator.ui.views.meetings import MeetingsView
from navigator.ui.views.overview import Overview
from navigator.ui.views.people_map import PeopleMapView
from navigator.ui.widgets.link_line import LinkLine
from tests.factories import id_of, person
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share.team_hands import DANA, bens_laptop, team_view

V = TypeVar("V", bound=CaseView)
ALOUD = Qt.ItemDataRole.AccessibleTextRole
TODAY = PartialDate.on(date.today())
LENA = person("Lena Hart")
NEED = Need(id=id_of("need", "home"), what="Somewhere safe", rank=1, status="open")
FORM = Step(id=id_of("step", "form"), what="The form", status="agreed", planned_start=TODAY)
BANK = Step(id=id_of("step", "bank"), what="A bank account", status="agreed", planned_start=TODAY)
TIE = Tie(id=id_of("tie", "t"), one_end=DANA.id, other_end=LENA.id, talk_about_client="once")
MEETING = Meeting(id=id_of("meeting", "m"), when=TODAY, purpose="Review")
ASK = Ask(id=id_of("ask", "a"), kind="ask", what="A letter", meeting=MEETING.id, state="asked")
ALERT = Alert(id=id_of("alert", "dog"), what="Dog in the house", level="must_know")
CALL = Entry(id=id_of("entry", "call"), when=TODAY, kind="call", text="Rang about the letter")


def ben_works(folder: Path) -> None:
    """Ada shares a case; Ben joins, does a day's work on it, and syncs."""
    with bens_laptop(folder, (DANA, LENA, NEED, FORM, BANK, MEETING)) as (ben, opened):
        opened.commit(change_item(opened.case, DANA.id, {"role": "Probation officer"}))
        opened.commit(change_item(opened.case, FORM.id, {"expected_outcome": "An answer"}))
        opened.commit(change_item(opened.case, CLIENT_ID, {"please_do": "Ring after two"}))
        opened.commit(Draft("Add a tie", making(TIE)))
        opened.commit(Draft("Log a call", making(CALL)))
        opened.commit(Draft("Ask for a letter", making(ASK)))
        opened.commit(Draft("Add an alert", making(ALERT)))
        sync_case(ben, opened, FolderTransport(folder / "share", "ben"))


@pytest.fixture
def ada(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """Ada's window, after what Ben did came in."""
    ben_works(tmp_path)
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.unlock(PASSPHRASE)
    hands.open_case()
    hands.until(lambda: bool(hands.window.context.team.fresh))
    return hands


def on_the_map(hands: Hands) -> set[str]:
    """The nodes and ties of which the map says that they are new, in its picture."""
    view = shown(hands, "map", PeopleMapView)
    hands.until(lambda: view.canvas.scene is not None and DANA.id in view.canvas.scene.nodes)
    assert view.canvas.scene is not None
    return {one.item for one in view.canvas.scene.shapes() if isinstance(one, Label) and one.text == "new"}


def on_the_timeline(hands: Hands) -> set[str]:
    """The bars and signs that the timeline marks, which are those of which its table says so."""
    view = shown(hands, "timeline", TimelineView)
    frame = view.canvas.seen()
    assert frame is not None
    view.bar.table.setChecked(True)
    table = view.table.table
    rows = [table.index(row, 1) for row in range(table.rowCount())]
    said = {table.id_at(index) for index in rows if index.data(ALOUD).endswith(", new")}
    view.bar.table.setChecked(False)
    drawn = {bar.item.id for bar in frame.bars if bar.mark} | {
        sign.item.id for sign in frame.glyphs if sign.mark
    }
    assert drawn == said
    return drawn


def in_the_plan(hands: Hands) -> set[str]:
    """The steps whose cards say it."""
    board = shown(hands, "plan", PlanBoard)
    cards = [column.cards for column in board.columns]
    found = [(model, model.index(row)) for model in cards for row in range(model.rowCount())]
    new = {model.id_at(index) for model, index in found if index.data(ALOUD).endswith(", new")}
    said = [one.text() for one in board.findChildren(QLabel) if one.text().startswith("Ready (")]
    assert said == [f"Ready (2), {len(new)} new" if new else "Ready (2)"]
    return new


def on_the_overview(hands: Hands) -> set[str]:
    """The words of the lines that say it."""
    view = shown(hands, "overview", Overview)
    lines = [
        line
        for cards in (view.words, view.ready, view.latest, view.needs, view.alerts, view.asks)
        for line in cards.lines()
    ]
    return {line.item for line in lines if line.accessibleName().endswith(", new")}


def in_the_meeting(hands: Hands) -> set[str]:
    """The asks of the meeting that say it, on the page of the meeting itself."""
    view = shown(hands, "meetings", MeetingsView)
    view.show_meeting(MEETING.id)
    view.stages.button(1).setChecked(True)

    def lines() -> list[LinkLine]:
        return [line for line in view.during.asks.findChildren(LinkLine) if line.isVisible()]

    hands.until(lambda: bool(lines()))
    return {line.item for line in lines() if line.accessibleName().endswith(", new")}


def at_the_top(hands: Hands) -> set[str]:
    """The alerts in the header that say it, in sight and aloud."""
    line = hands.window.case_screen.header.alerts
    found = [one for one in line.findChildren(QPushButton) if one.accessibleName().endswith(", new")]
    assert all(one.text().startswith("new · ") for one in found)
    return {ALERT.id for one in found if "Dog in the house" in one.accessibleName()}


def shown(hands: Hands, key: str, kind: type[V]) -> V:
    hands.show_view(key)
    assert isinstance(hands.view, kind)
    return hands.view


VIEWS: tuple[tuple[Callable[[Hands], set[str]], set[str]], ...] = (
    (on_the_map, {DANA.id, TIE.id, CLIENT_ID}),
    (on_the_timeline, {FORM.id, CALL.id}),
    (in_the_plan, {FORM.id}),
    (on_the_overview, {FORM.id, CALL.id, CLIENT_ID, ALERT.id, ASK.id}),
    (in_the_meeting, {ASK.id}),
    (at_the_top, {ALERT.id}),
)


def test_every_view_marks_it_until_it_was_seen(ada: Hands) -> None:
    for look, new in VIEWS:
        assert look(ada) == new, look.__name__
    assert ada.window.case_screen.header.team.text().endswith("7 new")
    view = team_view(ada)
    ada.until(lambda: len(view.news.lines()) == 7)
    ada.click(view.news.seen)
    ada.until(lambda: not ada.window.context.team.fresh)
    for look, _ in VIEWS:
        assert look(ada) == set(), look.__name__
    assert "new" not in ada.window.case_screen.header.team.text()


def test_it_is_heard_where_it_cannot_be_seen(ada: Hands) -> None:
    """The canvases say it of what is gone to, and of the whole; the side panel of what is selected."""
    on_the_map(ada)
    view = ada.view
    assert isinstance(view, PeopleMapView)
    assert view.canvas.keys.words_of(DANA.id).endswith(", new")
    assert view.canvas.keys.words_of(TIE.id).endswith(", new")
    assert not view.canvas.keys.words_of(LENA.id).endswith(", new")
    assert "3 new since you last looked" in view.canvas.accessibleDescription()
    names = [view.list.order.index(row, 0).data() for row in range(view.list.order.rowCount())]
    assert "new · Dana Whitlock" in names and "Lena Hart" in names
    ties = {name: view.list.order.index(row, 3).data() for row, name in enumerate(names)}
    assert ties["Lena Hart"] == "1 (1 new)"
    on_the_timeline(ada)
    timeline = ada.view
    assert isinstance(timeline, TimelineView)
    assert ", new." in timeline.words_of(FORM.id) and ", new" not in timeline.words_of(BANK.id)
    assert "2 new since you last looked" in timeline.canvas.accessibleDescription()
    ada.select(DANA)
    assert "changed by a colleague since you last looked" in ada.window.case_screen.panel.kind.text()


def test_the_mark_stands_out_without_colours(ada: Hands) -> None:
    """In greys, the mark on the card of a new step is seen on its ground; another card has none."""
    in_the_plan(ada)
    board = ada.view
    assert isinstance(board, PlanBoard)
    column = next(one for one in board.columns if one.cards.row_of(FORM.id) >= 0)
    ada.until(lambda: column.visualRect(column.cards.index(0)).height() > 0)
    grey = column.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    def darkest_beside_the_name(step: Step) -> int:
        area = column.visualRect(column.cards.index(column.cards.row_of(step.id)))
        ratio = grey.devicePixelRatio()
        places = [
            (x, y)
            for x in range(area.right() - 38, area.right() - 12)
            for y in range(area.top() + 8, area.top() + 24)
        ]
        return min(grey.pixelColor(round(x * ratio), round(y * ratio)).lightness() for x, y in places)

    ground = ada.window.context.theme.colour("surface").lightness()
    assert abs(ground - darkest_beside_the_name(FORM)) > 90
    assert abs(ground - darkest_beside_the_name(BANK)) < 30


def test_the_marks_go_with_the_case(ada: Hands, tmp_path: Path) -> None:
    """Another case has a client too, with the same id, about whom nothing is new."""
    ada.window.lock()
    ada.until(lambda: ada.window.vault.state is None)
    ada.unlock(PASSPHRASE)
    ada.window.vault.new_case("Lena K.")
    ada.until(lambda: ada.window.context.session.is_open)
    assert CLIENT_ID not in ada.window.context.team.fresh
    assert on_the_overview(ada) == set()
