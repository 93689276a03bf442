"""What came in is marked in every view until it was seen, and what is to be chosen until it was."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from navigator.actions.items import change_item
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Alert, Ask, Entry, Meeting
from navigator.casefile.needs import Need, Score
from navigator.casefile.network import Organisation, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.casefile.sharing import Agreement
from navigator.history.draft import Draft, making
from navigator.sync.syncing import sync_case
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.laptop_stores import LaptopStores
from navigator.ui.plan.board import PlanBoard
from navigator.ui.timeline.view import TimelineView
from navigator.ui.views.people_map import PeopleMapView
from tests.factories import id_of, person
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share import marked_views as look
from tests.ui.share.team_hands import DANA, adas_case, bens_laptop, team_view

TODAY = PartialDate.on(date.today())
LONG_AGO = PartialDate.on(date.today() - timedelta(days=120))
HOUSE = Organisation(id=id_of("organisation", "house"), name="Harbour House")
LENA = person("Lena Hart")
NEED = Need(id=id_of("need", "home"), what="Somewhere safe", rank=1, status="open", opened=LONG_AGO)
FORM = Step(id=id_of("step", "form"), what="The form", status="agreed", planned_start=TODAY)
BANK = Step(id=id_of("step", "bank"), what="A bank account", status="agreed", planned_start=TODAY)
TIE = Tie(id=id_of("tie", "t"), one_end=DANA.id, other_end=LENA.id, talk_about_client="once")
MEETING = Meeting(id=id_of("meeting", "m"), when=TODAY, purpose="Review")
ASK = Ask(id=id_of("ask", "a"), kind="ask", what="A letter", meeting=MEETING.id, state="asked")
ALERT = Alert(id=id_of("alert", "dog"), what="Dog in the house", level="must_know")
AGREEMENT = Agreement(
    id=id_of("agreement", "a"),
    organisation=HOUSE.id,
    topics=("housing",),
    lawful_basis="consent",
    valid_from=LONG_AGO,
)
SCORE = Score(id=id_of("score", "s"), need=NEED.id, scale="journey", value=4.0, by="client", date=TODAY)
CALL = Entry(id=id_of("entry", "call"), when=TODAY, kind="call", text="Rang about the letter")


def ben_works(folder: Path) -> None:
    """Ada shares a case; Ben joins, does a day's work on it, and syncs."""
    with bens_laptop(folder, (DANA, LENA, NEED, FORM, BANK, MEETING, HOUSE)) as (ben, opened):
        opened.commit(change_item(opened.case, DANA.id, {"role": "Probation officer"}))
        opened.commit(change_item(opened.case, FORM.id, {"expected_outcome": "An answer"}))
        opened.commit(change_item(opened.case, CLIENT_ID, {"please_do": "Ring after two"}))
        opened.commit(Draft("Add a tie", making(TIE)))
        opened.commit(Draft("Log a call", making(CALL)))
        opened.commit(Draft("Ask for a letter", making(ASK)))
        opened.commit(Draft("Add an alert", making(ALERT)))
        opened.commit(Draft("Record an agreement", making(AGREEMENT)))
        opened.commit(Draft("Score with the client", making(SCORE)))
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


ACTS = (
    "Change Dana Whitlock: role",
    "Change The form: expected outcome",
    "Change Sam: please do",
    "Add a tie",
    "Log a call",
    "Ask for a letter",
    "Add an alert",
    "Record an agreement",
    "Score with the client",
)
"""What Ben did, as the history says it."""

VIEWS: tuple[tuple[Callable[[Hands, str], set[str]], set[str]], ...] = (
    (look.on_the_map, {DANA.id, TIE.id, CLIENT_ID}),
    (look.on_the_timeline, {FORM.id, CALL.id}),
    (look.in_the_plan, {FORM.id}),
    (look.on_the_overview, {FORM.id, CALL.id, CLIENT_ID, ALERT.id, ASK.id, NEED.id}),
    (look.in_the_meeting, {ASK.id}),
    (look.at_the_top, {ALERT.id}),
    (look.in_the_journal, {CALL.id}),
    (look.among_the_people, {DANA.id}),
    (look.among_the_organisations, set()),
    (
        look.in_all_items,
        {FORM.id, CALL.id, ALERT.id, ASK.id, NEED.id, TIE.id, DANA.id, AGREEMENT.id, SCORE.id},
    ),
    (look.in_the_sharing_grid, {AGREEMENT.id}),
    (look.in_the_check, {NEED.id}),
    (look.in_the_outcomes, {SCORE.id, NEED.id}),
    (look.in_the_history, set(ACTS)),
)


def test_every_view_marks_it_until_it_was_seen(ada: Hands) -> None:
    assert {see.__name__: see(ada, "new") for see, _ in VIEWS} == {see.__name__: new for see, new in VIEWS}
    assert look.in_the_finder(ada, DANA, LENA, word="new") == {DANA.id}
    assert ada.window.case_screen.header.team.text().endswith("10 new")
    ada.until(lambda: look.in_the_list_of_cases(ada) == "10 new")
    view = team_view(ada)
    ada.until(lambda: len(view.news.lines()) == 9)
    ada.click(view.news.seen)
    ada.until(lambda: not ada.window.context.team.fresh)
    for see, _ in VIEWS:
        assert see(ada, "new") == set(), see.__name__
    assert look.in_the_finder(ada, DANA, word="new") == set()
    assert "new" not in ada.window.case_screen.header.team.text()
    ada.until(lambda: look.in_the_list_of_cases(ada) == "")


DISPUTED: tuple[tuple[Callable[[Hands, str], set[str]], set[str]], ...] = (
    (look.on_the_map, {DANA.id, CLIENT_ID}),
    (look.on_the_timeline, {FORM.id}),
    (look.in_the_plan, {FORM.id}),
    (look.on_the_overview, {FORM.id, CLIENT_ID}),
    (look.among_the_people, {DANA.id}),
    (look.in_all_items, {DANA.id, FORM.id}),
)


def test_every_view_says_what_is_to_be_chosen_until_somebody_has_chosen(
    tmp_path: Path, open_window: OpenWindow
) -> None:
    """Ada changed the same fields as Ben meanwhile: what shows is the newer of two values, with the word."""
    ben_works(tmp_path)
    with adas_case(tmp_path) as (_, opened):
        opened.commit(change_item(opened.case, DANA.id, {"role": "Officer, North"}))
        opened.commit(change_item(opened.case, FORM.id, {"expected_outcome": "A letter"}))
        opened.commit(change_item(opened.case, CLIENT_ID, {"please_do": "Write first"}))
    ada = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    ada.unlock(PASSPHRASE)
    ada.open_case()
    ada.until(lambda: bool(ada.window.context.team.fresh))
    views = {see.__name__: see(ada, "to choose") for see, _ in DISPUTED}
    assert views == {see.__name__: disputed for see, disputed in DISPUTED}
    assert look.in_the_finder(ada, DANA, LENA, word="to choose") == {DANA.id}
    ada.select(DANA)
    assert ada.window.case_screen.panel.kind.text().endswith(" · to choose")
    assert ada.field("role").caption.text() == "Role · to choose"
    assert ada.field("phones").caption.text() == "Phones"
    # Having looked at it settles nothing: it says so until somebody has chosen.
    view = team_view(ada)
    ada.until(lambda: len(view.choices) == 3)
    ada.click(view.news.seen)
    ada.until(lambda: not ada.window.context.team.fresh)
    assert look.among_the_people(ada, "to choose") == {DANA.id}
    view = team_view(ada)
    ada.until(lambda: len(view.choices) == 3)
    card = next(card for card in view.choices if card.dispute.register.item == DANA.id)
    ada.click(card.takes[0])
    ada.until(lambda: len(view.choices) == 2)
    assert look.among_the_people(ada, "to choose") == set()
    assert look.in_the_plan(ada, "to choose") == {FORM.id}


def test_it_is_heard_where_it_cannot_be_seen(ada: Hands) -> None:
    """The canvases say it of what is gone to, and of the whole; the side panel of what is selected."""
    look.on_the_map(ada, "new")
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
    look.on_the_timeline(ada, "new")
    timeline = ada.view
    assert isinstance(timeline, TimelineView)
    assert ", new." in timeline.words_of(FORM.id) and ", new" not in timeline.words_of(BANK.id)
    assert "2 new since you last looked" in timeline.canvas.accessibleDescription()
    ada.select(DANA)
    assert "changed by a colleague since you last looked" in ada.window.case_screen.panel.kind.text()


def test_the_mark_stands_out_without_colours(ada: Hands) -> None:
    """In greys, the mark on the card of a new step is seen on its ground; another card has none."""
    look.in_the_plan(ada, "new")
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
    assert look.on_the_overview(ada, "new") == set()
