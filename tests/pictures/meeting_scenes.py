"""What the pictures of meetings and of sharing show: each page, doubt, the projector, the grid in grey."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from navigator.casefile.ids import CLIENT_ID
from navigator.interchange.example import example_id
from navigator.summary.meeting_sharing import for_everybody_present
from navigator.ui.views.meetings import MeetingsView
from navigator.ui.views.sharing import SharingView
from tests.pictures.stage import SIZE, Stage

Scene = Callable[[Stage], None]
SPOKEN = "Probation asks Housing for a deposit letter by Friday: accepted"
IN_DOUBT = "Jane Smith asks Health for a letter by the 32nd"


def meetings(stage: Stage, name: str, at: int) -> MeetingsView:
    """A meeting of the example at one of its stages."""
    stage.window.banner.hide()
    stage.window.case_screen.panel.dismiss()
    stage.view("meetings")
    view = stage.window.case_screen.view
    assert isinstance(view, MeetingsView)
    view.show_meeting(example_id(name))
    view.stages.button(at).setChecked(True)
    return view


def meeting(at: int, name: str = "multi_agency_3", typed: str = "") -> Scene:
    """The same, with something being typed."""

    def show(stage: Stage) -> None:
        view = meetings(stage, name, at)
        view.during.spoken.line.setText(typed)
        stage.settle()

    return show


def projector(*came: str) -> Scene:
    """What everybody in the room sees, had these come; without names those who did."""

    def show(stage: Stage) -> None:
        view = meetings(stage, "multi_agency_3", 1)
        view.during.projector.click()
        shown = view.desk.meeting
        assert view.projector is not None and shown is not None
        if came:
            had_come = replace(shown, came=tuple(example_id(one) for one in came))
            case = stage.case.with_items({("meeting", had_come.id): had_come})
            view.projector.show_meeting(
                for_everybody_present(case, had_come, date.today(), made_by="Ada Obi, Harbour House")
            )
        view.projector.showNormal()
        view.projector.resize(*SIZE)
        stage.instead = view.projector
        stage.settle()

    return show


def end_projector(stage: Stage) -> None:
    """Put it away, and show colours again."""
    stage.instead, stage.grey = None, False
    view = stage.window.case_screen.view
    if isinstance(view, MeetingsView) and view.projector is not None:
        view.projector.closed.emit()


def sharing(at: int, *, grey: bool = False) -> Scene:
    """One of the pages of the Sharing view."""

    def show(stage: Stage) -> None:
        stage.window.banner.hide()
        stage.window.case_screen.panel.dismiss()
        stage.view("sharing")
        view = stage.window.case_screen.view
        assert isinstance(view, SharingView)
        view.parts.button(at).setChecked(True)
        view.take_focus()
        stage.grey = grey
        stage.settle()

    return show


def share(part: int, *names: str, how: bool = False, grey: bool = False) -> Scene:
    """Sharing with these: whom it is for, what goes, or the page itself."""

    def show(stage: Stage) -> None:
        sharing(1, grey=grey)(stage)
        view = stage.window.case_screen.view
        assert isinstance(view, SharingView)
        view.share.for_whom.purpose.setText("Multi-agency meeting on 14 December")
        view.share.for_whom.choose(*(name if name == CLIENT_ID else example_id(name) for name in names))
        view.share.how.hide()
        view.share.parts.button(part).setChecked(True)
        stage.until(lambda: bool(view.share.page.made))
        if how:
            view.share.verdicts.how.click()
        stage.settle()

    return show


MEETINGS: Mapping[str, Scene] = {
    "meetings-prepare": meeting(0, "review_next"),
    "meetings-during": meeting(1, typed=SPOKEN),
    "meetings-doubt": meeting(1, typed=IN_DOUBT),
    "meetings-afterwards": meeting(2),
    "meetings-projector": projector("ada_obi", "mercy_banda", "joyce_mensah"),
    "meetings-projector-nothing": projector(),
    "sharing-matrix": sharing(0),
    "sharing-matrix-grey": sharing(0, grey=True),
    "sharing-for-whom": share(0, "housing_options", "probation"),
    "sharing-what-goes": share(1, "housing_options", "probation"),
    "sharing-how": share(1, "housing_options", how=True),
    "sharing-preview": share(2, "housing_options", "probation"),
    "sharing-preview-grey": share(2, "housing_options", "probation", grey=True),
    "sharing-preview-client": share(2, CLIENT_ID),
    "sharing-told": sharing(2),
}
"""On the example case, in the order in which they are taken."""

MEETINGS_AT_200 = (
    "meetings-prepare",
    "meetings-during",
    "meetings-projector",
    "sharing-matrix",
    "sharing-for-whom",
    "sharing-how",
    "sharing-preview",
)
