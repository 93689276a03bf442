"""What the pictures show: a name and how to get there, for each kind of stage."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QScrollArea

from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.journal import Alert, Entry
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Step
from navigator.errors import CannotWrite
from navigator.history.draft import Draft, changing, making
from navigator.ui.views.check import CheckView
from navigator.ui.views.history import HistoryView
from navigator.ui.views.people_map import PeopleMapView
from tests.layout.networks import seeded
from tests.pictures.meeting_scenes import MEETINGS, MEETINGS_AT_200, end_projector
from tests.pictures.stage import Stage
from tests.pictures.timeline_scenes import TIMELINE, TIMELINE_AT_200, due, leave_due, put_away

Scene = Callable[[Stage], None]


def view(key: str) -> Scene:
    """One view, nothing selected."""

    def show(stage: Stage) -> None:
        stage.window.banner.hide()
        stage.window.case_screen.panel.dismiss()
        stage.view(key)

    return show


def with_panel(key: str, chosen: Callable[[Stage], str]) -> Scene:
    """One view with an item selected."""

    def show(stage: Stage) -> None:
        view(key)(stage)
        stage.select(chosen(stage))

    return show


def lead(stage: Stage) -> str:
    """Whoever leads."""
    return next(one.id for one in stage.case.people.values() if one.is_lead)


def blocked(stage: Stage) -> str:
    """A step that waits for something."""
    return next(one.step for one in stage.case.dependencies.values() if one.met_on is None)


def first_need(stage: Stage) -> str:
    """What matters most to the client."""
    return min(stage.case.needs.values(), key=lambda one: one.rank or 99).id


def an_organisation(stage: Stage) -> str:
    """One with people."""
    return next(one.organisation for one in stage.case.people.values() if one.organisation)


def latest_entry(stage: Stage) -> str:
    """The newest line of the journal."""
    return [one for one in stage.case.entries.dated("when") if one.when][-1].id


def client(stage: Stage) -> str:
    """The client."""
    return CLIENT_ID


def evidence(stage: Stage) -> None:
    """The check, with what its first finding stands on unfolded, and one being set aside."""
    view("check")(stage)
    shown = stage.window.case_screen.view
    assert isinstance(shown, CheckView)
    card = shown.first.cards[0]
    card.evidence.setChecked(True)
    card.aside.click()
    stage.settle()


def scrolled(key: str, *, down: bool) -> Scene:
    """The upper or the lower end of a view that scrolls."""

    def show(stage: Stage) -> None:
        view(key)(stage)
        area = stage.window.case_screen.view.findChild(QScrollArea)
        assert area is not None
        stage.settle()
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() if down else 0)

    return show


def new_person(stage: Stage) -> None:
    """An empty form, with a name being typed."""
    view("people")(stage)
    stage.window.context.acts.begin("person", {"professional": True})
    stage.settle()


def history(stage: Stage) -> None:
    """The history of the whole case."""
    view("history")(stage)
    shown = stage.window.case_screen.view
    assert isinstance(shown, HistoryView)
    stage.until(lambda: shown.model.rowCount() > 0)


def finder(stage: Stage) -> None:
    """Ctrl+K with something typed."""
    view("overview")(stage)
    stage.window.acts.finder.begin()
    stage.window.acts.finder.line.setText("dan")
    stage.settle()


def end_finder(stage: Stage) -> None:
    """Put it away again."""
    stage.window.acts.finder.dismiss()


def error(stage: Stage) -> None:
    """What an expected failure looks like."""
    view("overview")(stage)
    stage.window.banner.tell(
        CannotWrite(
            "The disk is full, so the last change was not saved.",
            "Everything saved before is safe, and what you typed is still here.",
            "Make some room on the disk, then leave the field again.",
        )
    )


def fault(stage: Stage) -> None:
    """What an unexpected one looks like."""
    view("overview")(stage)
    stage.window.parts.faults.kept.emit("/home/ada/.local/share/Case Navigator/reports/fault-20261122.txt")
    stage.settle()


def removed(stage: Stage) -> None:
    """Just after a person was removed."""
    view("people")(stage)
    stage.window.banner.say(
        "Removed: Dana Whitlock, and 9 items that cannot stand without it.", action="Undo"
    )


def initials(stage: Stage) -> None:
    """Names as initials, for use in public."""
    view("overview")(stage)
    stage.window.case_screen.pane.set_initials(True)
    stage.settle()


def full_names(stage: Stage) -> None:
    """And back."""
    stage.window.case_screen.pane.set_initials(False)


def people_map(*, focus: bool = False, clusters: bool = False, years_ago: int = 0) -> Scene:
    """The map: rings or clusters with their islands, the lead's neighbours, or as it was."""

    def show(stage: Stage) -> None:
        view("map")(stage)
        shown = stage.window.case_screen.view
        assert isinstance(shown, PeopleMapView)
        stage.until(lambda: bool(shown.places.now.spots))
        stage.select(lead(stage) if focus else "")
        shown.bar.focus.setChecked(focus)
        shown.bar.islands.setChecked(clusters)
        shown.bar.clusters.setChecked(clusters)
        day = date.today()
        shown.days.go_to(day.replace(year=day.year - years_ago, day=min(day.day, 28)) if years_ago else day)
        stage.until(lambda: shown.canvas.scene is not None and shown.canvas.scene.look.rings is not clusters)
        shown.canvas.fit_readable()

    return show


def grey_map(stage: Stage) -> None:
    """The map as a printer without colour has it."""
    people_map()(stage)
    stage.grey = True


def in_colour(stage: Stage) -> None:
    """And with colours again."""
    stage.grey = False


def five_hundred() -> Draft:
    """A case with five hundred people in sixty organisations."""
    return Draft("Load", tuple(edit for item in seeded(1, 500, 60).items() for edit in making(item)))


def large_map(stage: Stage, *, filtered: bool = False) -> None:
    """The map of a large case, with one organisation only if it is filtered."""
    view("map")(stage)
    shown = stage.window.case_screen.view
    assert isinstance(shown, PeopleMapView)
    stage.until(lambda: len(shown.places.now.spots) > 500 and shown.canvas.scene is not None)
    shown.bar.filtering.setChecked(filtered)
    shown.bar.organisation.setCurrentIndex(1 if filtered else 0)
    stage.settle()
    if not filtered:
        shown.canvas.fit()


def across(*, away: bool = False) -> Scene:
    """The page over all cases, for one's own eyes or to give away."""

    def show(stage: Stage) -> None:
        stage.window.banner.hide()
        stage.window.case_screen.show_across()
        page = stage.window.case_screen.across
        (page.away if away else page.mine).click()
        stage.until(lambda: page.own.cases.order.rowCount() > 0 and not page.reading.is_reading)

    return show


SCENES: Mapping[str, Scene] = {
    "overview": view("overview"),
    "overview-client": with_panel("overview", client),
    "overview-need": with_panel("overview", first_need),
    "map": people_map(),
    "map-grey": grey_map,
    "map-focus": people_map(focus=True),
    "map-clusters": people_map(clusters=True),
    "map-two-years-ago": people_map(years_ago=2),
    **TIMELINE,
    "due": due,
    "plan": view("plan"),
    "plan-step": with_panel("plan", blocked),
    "journal": view("journal"),
    "journal-entry": with_panel("journal", latest_entry),
    "people": view("people"),
    "people-person": with_panel("people", lead),
    "people-new": new_person,
    "organisations": view("organisations"),
    "organisations-one": with_panel("organisations", an_organisation),
    "check": view("check"),
    "check-evidence": evidence,
    "outcomes": scrolled("outcomes", down=False),
    "outcomes-matrix": scrolled("outcomes", down=True),
    **MEETINGS,
    "all-items": view("all_items"),
    "history": history,
    "finder": finder,
    "error": error,
    "fault": fault,
    "removed": removed,
    "initials": initials,
}
"""On the example case, in the order in which they are taken."""

ACROSS: Mapping[str, Scene] = {"across": across(), "across-away": across(away=True)}
"""On the page over twenty cases."""

AFTER: Mapping[str, Scene] = {
    "map-grey": in_colour,
    "finder": end_finder,
    "initials": full_names,
    **dict.fromkeys(TIMELINE, put_away),
    **dict.fromkeys(MEETINGS, end_projector),
    "due": leave_due,
}

AT_200 = (
    "overview",
    "overview-client",
    "map",
    *TIMELINE_AT_200,
    *MEETINGS_AT_200,
    "due",
    "plan-step",
    "journal",
    "people-person",
    "people-new",
    "check",
    "outcomes",
    "outcomes-matrix",
    "all-items",
    "error",
    "finder",
)


def long_names() -> Draft:
    """A case in which everything is called something very long, in several scripts."""
    ids = Ids()
    name = "Bartholomew-Maximilian Featherstonehaugh-Cholmondeley van der Westhuizen"
    organisation = Organisation(
        id=ids.new(),
        name="North-Eastern Regional Consortium for Integrated Community Rehabilitation and Resettlement",
        sector="justice",
        phones=("01632 960000", "01632 960001", "07700 900555"),
        emails=("a-very-long-address-for-referrals-and-all-other-questions@rehabilitation.example.org",),
    )
    person = Person(
        id=ids.new(),
        name=name,
        professional=True,
        role="Deputy assistant director of multi-agency public protection and safeguarding arrangements",
        organisation=organisation.id,
        phones=("07700 900999",),
        is_lead=True,
    )
    other = Person(id=ids.new(), name="محمد عبد الرحمن بن عبد الله آل إبراهيم ولد الشيخ", relationship="عم")
    need = Need(
        id=ids.new(),
        topic="housing",
        what=f"Somewhere to live that is not {'a very ' * 12}long way off",
        rank=1,
        status="open",
    )
    today = PartialDate.on(date.today())
    items = (
        organisation,
        person,
        other,
        need,
        Step(
            id=ids.new(),
            what="Donau" + "dampfschifffahrts" * 6 + "kapitän",
            status="agreed",
            organisation=organisation.id,
        ),
        Alert(id=ids.new(), what="Never ring the landline, " * 6, level="must_know"),
        Alert(id=ids.new(), what="Dog in the house", level="important"),
        Entry(
            id=ids.new(),
            when=today,
            kind="call",
            text="A call of which there is much to tell. " * 30,
            people=(person.id,),
        ),
    )
    me = Client(
        id=CLIENT_ID,
        preferred_name=f"{name} the younger",
        pronouns="they/them",
        safe_contact_how="By text to the second number, never to the first, and only in Vietnamese",
        what_matters_to_me="Being listened to. " * 40,
    )
    edits = [edit for item in items for edit in making(item)]
    return Draft("Load long names", (*edits, *changing(Client(id=CLIENT_ID), me)))
