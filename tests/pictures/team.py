"""Pictures of working with colleagues: a case on two laptops, with news, conflicts and somebody twice."""

from pathlib import Path

from navigator.actions.items import change_item, remove_item
from navigator.casefile.network import Person
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
from navigator.ui.views.team import TeamView
from tests.factories import person
from tests.pictures.stage import PASSPHRASE, Stage, example

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
            sync_case(ben, bens, transports[1])
        _change(opened, "Probation officer, North and East", "Mornings before ten")
        opened.commit(change_item(opened.case, min(opened.case.asks), {"what": "A letter about the deposit"}))


def _change(opened: OpenCase, role: str, reach: str) -> None:
    dana = next(one.id for one in opened.case.people.values() if one.name == "Dana Whitlock")
    opened.commit(change_item(opened.case, dana, {"role": role}))
    opened.commit(change_item(opened.case, dana, {"when_to_reach": reach}))


def synced(stage: Stage) -> None:
    """Until the window has what Ben did."""
    team = stage.window.context.team
    stage.until(lambda: team.words.startswith("Synced"))


def team_view(stage: Stage) -> None:
    """The Team view, nothing selected."""
    stage.window.banner.hide()
    stage.window.case_screen.panel.dismiss()
    stage.view("team")
    view = stage.window.case_screen.view
    assert isinstance(view, TeamView)
    state = stage.window.context.session.state
    stage.until(lambda: len(view.choices) == len(state.conflicts if state else ()))
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
