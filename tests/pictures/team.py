"""Pictures of working with colleagues: a case on two laptops, with news, conflicts and somebody twice."""

from datetime import date
from pathlib import Path

from navigator.actions.items import change_item, remove_item
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.journal import Entry
from navigator.casefile.needs import Score
from navigator.casefile.network import Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.sharing import Agreement
from navigator.history.draft import Draft, making
from navigator.store.cases import new_case, open_case
from navigator.store.open_case import OpenCase
from navigator.store.passphrase import PassphraseCost
from navigator.store.vault import Vault
from navigator.sync.joining import join, read_invitation
from navigator.sync.sharing import card_of, create_share, invite
from navigator.sync.syncing import sync_case
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.share.join_sheet import JoinSheet
from navigator.ui.share.share_sheet import ShareSheet
from navigator.ui.share.sheet import Sheet
from navigator.ui.views.history import HistoryView
from navigator.ui.views.people_map import PeopleMapView
from navigator.ui.views.sharing import SharingView
from navigator.ui.views.team import TeamView
from tests.factories import id_of, person
from tests.pictures.stage import PASSPHRASE, Stage, example

MARKED = (
    "overview",
    "map",
    "timeline",
    "plan",
    "journal",
    "sharing",
    "people",
    "check",
    "outcomes",
    "all_items",
    "history",
)
"""The views of which a picture shows the marks."""

_NEVER_MS = 1_000_000
"""What stands in a picture is not looked at meanwhile, however slow the machine is."""

_DANNA = Person(id=person("Danna").id, name="Danna Whitlock", professional=True, role="Officer in charge")


def two_laptops(ada_folder: Path, ben_folder: Path, share: Path) -> None:
    """Both vaults, after both changed the same things offline and Ben synced."""
    share.mkdir()
    quick = PassphraseCost(1, 1 << 20)
    given = {"organisation": "Harbour House", "passphrase": PASSPHRASE, "keyring": None, "cost": quick}
    ada, _ = Vault.setup(ada_folder, name="Ada Obi", **given)  # type: ignore[arg-type]  # of several types
    ben, _ = Vault.setup(ben_folder, name="Ben Ito", **given)  # type: ignore[arg-type]
    with ada, ben, new_case(ada, "Sam") as opened:
        opened.commit(example())
        transports = [FolderTransport(share, who) for who in ("ada", "ben")]
        create_share(ada, opened, transports[0], str(share))
        invitation = invite(ada, opened, transports[0], card_of(ben))
        joined = join(ben, read_invitation(ben, invitation), transports[1], str(share))
        with open_case(ben, joined.case_id) as bens:
            _change(bens, "Social worker", "After two, not on Fridays")
            bens.commit(Draft("Add Danna Whitlock", making(_DANNA)))
            bens.commit(remove_item(bens.case, min(bens.case.asks)))
            _work(bens)
            sync_case(ben, bens, transports[1])
        _change(opened, "Probation officer, North and East", "Mornings before ten")
        opened.commit(change_item(opened.case, min(opened.case.asks), {"what": "A letter about the deposit"}))
        step = sorted(opened.case.steps)[5]
        opened.commit(change_item(opened.case, step, {"expected_outcome": "An answer by telephone"}))


def _change(opened: OpenCase, role: str, reach: str) -> None:
    dana = next(one.id for one in opened.case.people.values() if one.name == "Dana Whitlock")
    opened.commit(change_item(opened.case, dana, {"role": role}))
    opened.commit(change_item(opened.case, dana, {"when_to_reach": reach}))


def _work(opened: OpenCase) -> None:
    """A day's work that shows in every view: a call, a tie, steps, a need, an agreement, a score."""
    case = opened.case
    today = PartialDate.on(date.today())
    dana = next(one for one in case.people.values() if one.name == "Dana Whitlock")
    other = next(
        one for one in case.people.values() if one.professional and one.organisation != dana.organisation
    )
    call = Entry(
        id=id_of("entry", "call"), when=today, kind="call", text="Rang about the letter", people=(dana.id,)
    )
    tie = Tie(id=id_of("tie", "new"), one_end=dana.id, other_end=other.id, talk_about_client="once")
    opened.commit(Draft("Log a call", making(call)))
    opened.commit(Draft("Add a tie", making(tie)))
    for step in sorted(case.steps.values(), key=lambda one: one.id)[1:12:4]:
        opened.commit(change_item(opened.case, step.id, {"expected_outcome": "An answer in writing"}))
    need = min(case.needs.values(), key=lambda one: one.rank or len(case.needs)).id
    score = Score(id=id_of("score", "new"), need=need, scale="journey", value=6.0, by="client", date=today)
    agreement = Agreement(
        id=id_of("agreement", "new"),
        organisation=dana.organisation,
        topics=("housing", "money"),
        lawful_basis="consent",
        valid_from=today,
    )
    opened.commit(Draft("Score with the client", making(score)))
    opened.commit(Draft("Record an agreement", making(agreement)))
    opened.commit(change_item(opened.case, need, {"wanted_outcome": "A door of his own"}))
    opened.commit(change_item(opened.case, CLIENT_ID, {"please_do": "Ring after two"}))


def marked(stage: Stage, key: str) -> None:
    """A view with the marks of what is new."""
    stage.window.banner.hide()
    stage.window.case_screen.panel.dismiss()
    stage.view(key)
    stage.until(lambda: bool(stage.window.context.team.fresh))
    shown = stage.window.case_screen.view
    if isinstance(shown, HistoryView):
        stage.until(lambda: shown.model.rowCount() > 0)
    if isinstance(shown, SharingView):
        grid = shown.agreements.grid
        grid.scrollTo(grid.matrix.index(max(grid.matrix.marked_rows()), 0))
    if isinstance(shown, PeopleMapView):
        stage.until(lambda: shown.canvas.scene is not None)
        shown.canvas.fit_readable()
    stage.settle()


def finder_marked(stage: Stage) -> None:
    """What is found, with its marks."""
    stage.window.acts.finder.begin()
    stage.window.acts.finder.line.setText("da")
    stage.settle()


def synced(stage: Stage) -> None:
    """Until the window has what Ben did."""
    team = stage.window.context.team
    team.looking.long_enough.setInterval(_NEVER_MS)
    stage.until(lambda: team.words.startswith("Last synced"))


def team_view(stage: Stage) -> None:
    """The Team view, nothing selected."""
    stage.window.banner.hide()
    stage.window.case_screen.panel.dismiss()
    stage.view("team")
    view = stage.window.case_screen.view
    assert isinstance(view, TeamView)
    view.news.long_enough.setInterval(_NEVER_MS)
    session = stage.window.context.session
    stage.until(lambda: session.state is not None and len(view.choices) == len(session.state.conflicts))
    stage.settle()


def conflict_field(stage: Stage) -> None:
    """A field about which two disagree, in the side panel."""
    stage.view("people")
    stage.select(next(one.id for one in stage.case.people.values() if one.name == "Dana Whitlock"))
    stage.settle()


def sheet(stage: Stage, command: str) -> Sheet:
    """One of the sheets, come to rest."""
    stage.window.commands[command].trigger()
    kind = ShareSheet if command == "share" else JoinSheet
    shown: Sheet = stage.window.findChildren(kind)[-1]
    stage.until(lambda: shown.isVisible() and not shown.busy)
    stage.settle()
    return shown
