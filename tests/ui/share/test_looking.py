"""A mark goes by itself once its item was opened, or its sentence read; and never for anything else."""

from pathlib import Path

import pytest

from navigator.actions.items import change_item
from navigator.casefile.network import Person
from navigator.history.draft import Draft, making
from navigator.sync.syncing import sync_case
from navigator.sync.transports.folder import FolderTransport
from navigator.ui.laptop_stores import LaptopStores
from tests.factories import person
from tests.ui.conftest import PASSPHRASE, QUICK, OpenWindow
from tests.ui.hands import Hands
from tests.ui.share import marked_views as look
from tests.ui.share.team_hands import DANA, ben_again, bens_laptop, team_view

LENA, OMAR = person("Lena Hart"), person("Omar Reyes")


def ben_says(folder: Path, who: Person, **fields: object) -> None:
    """Ben changes somebody, and syncs."""
    with ben_again(folder) as opened:
        opened.commit(change_item(opened.case, who.id, fields))


@pytest.fixture
def ada(tmp_path: Path, open_window: OpenWindow) -> Hands:
    """Ada's window: Ben changed Dana and Lena, and added somebody. Nobody has to wait."""
    with bens_laptop(tmp_path, (DANA, LENA)) as (ben, opened):
        opened.commit(change_item(opened.case, DANA.id, {"role": "Probation officer"}))
        opened.commit(change_item(opened.case, LENA.id, {"when_to_reach": "Mornings"}))
        opened.commit(Draft("Add Omar Reyes", making(OMAR)))
        sync_case(ben, opened, FolderTransport(tmp_path / "share", "ben"))
    hands = open_window(LaptopStores(tmp_path / "ada", cost=QUICK))
    hands.window.context.team.looking.long_enough.setInterval(0)
    hands.unlock(PASSPHRASE)
    hands.open_case()
    hands.until(lambda: bool(hands.window.context.team.fresh))
    return hands


def open_and_look(hands: Hands, who: Person) -> None:
    """Select somebody, and stay for as long as it takes."""
    looking = hands.window.context.team.looking
    hands.select(who)
    hands.until(lambda: not looking.long_enough.isActive())


def read_news(hands: Hands, number: int) -> None:
    """Have so many sentences in sight, and stay for as long as it takes."""
    card = team_view(hands).news
    card.long_enough.setInterval(0)
    hands.until(lambda: len(card.lines()) == number)
    hands.until(lambda: all(line.visibleRegion().boundingRect() == line.rect() for line in card.lines()))
    card.long_enough.start()
    hands.until(lambda: not card.long_enough.isActive())


def marked(hands: Hands) -> set[str]:
    """Who is marked in the table of people."""
    return look.among_the_people(hands, "new")


def test_what_was_opened_is_not_new_any_more_also_when_the_case_is_opened_anew(ada: Hands) -> None:
    assert marked(ada) == {DANA.id, LENA.id, OMAR.id}, "nothing was put away by starting"
    open_and_look(ada, DANA)
    assert ada.field("role").caption.text() == "Role · new"
    assert ada.field("name").caption.text() == "Name"
    assert marked(ada) == {DANA.id, LENA.id, OMAR.id}, "while one looks at it, it says what is new"
    ada.select(LENA)
    ada.until(lambda: marked(ada) == {LENA.id, OMAR.id})
    ada.until(lambda: look.in_the_list_of_cases(ada) == "2 new")
    # Locked while Lena shows: whoever comes back may not have read to the end.
    ada.window.lock()
    ada.until(lambda: ada.window.vault.state is None)
    ada.unlock(PASSPHRASE)
    assert look.in_the_list_of_cases(ada) == "2 new", "said without opening the case"
    ada.open_case()
    ada.until(lambda: marked(ada) == {LENA.id, OMAR.id})


def test_what_is_passed_by_stays_new(ada: Hands) -> None:
    ada.window.context.team.looking.long_enough.setInterval(60_000)
    for who in (DANA, LENA, OMAR, DANA):
        ada.select(who)
    ada.window.case_screen.panel.dismiss()
    ada.window.context.team.sync()
    ada.until(lambda: not ada.window.context.team.is_syncing)
    assert marked(ada) == {DANA.id, LENA.id, OMAR.id}


def test_what_came_in_while_one_was_looking_stays_new(ada: Hands, tmp_path: Path) -> None:
    team = ada.window.context.team
    open_and_look(ada, DANA)
    read_news(ada, 3)
    ben_says(tmp_path, DANA, when_to_reach="After two")
    team.sync()
    read_news(ada, 4)
    ada.select(LENA)
    ada.show_view("people")
    ada.until(lambda: marked(ada) == {DANA.id})
    open_and_look(ada, DANA)
    assert ada.field("when_to_reach").caption.text() == "When to reach · new"
    assert ada.field("role").caption.text() == "Role"


def test_sentences_that_were_read_are_not_new_any_more_until_somebody_wants_them_back(ada: Hands) -> None:
    read_news(ada, 3)
    assert ada.window.context.team.fresh, "while they are read, they are new"
    ada.show_view("overview")
    ada.until(lambda: not ada.window.context.team.fresh)
    view = team_view(ada)
    ada.until(view.news.again.isVisible)
    assert view.news.again.text() == "Show as new again (3)"
    ada.click(view.news.again)
    ada.until(lambda: len(view.news.lines()) == 3)
    assert marked(ada) == {DANA.id, LENA.id, OMAR.id}
