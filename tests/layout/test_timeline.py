"""Lanes, and what of them is seen through a window."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.journal import Entry
from navigator.casefile.needs import Need
from navigator.casefile.network import Organisation, Person
from navigator.casefile.plan import Step
from navigator.layout.display_list import rough_width
from navigator.layout.hits import Part, across, beside, hit
from navigator.layout.lanes import By
from navigator.layout.time_items import Look
from navigator.layout.timeline import Metrics, timeline_of
from navigator.layout.timeline_frame import Viewer
from navigator.layout.timeline_scale import Scale
from tests.factories import id_of
from tests.layout.timelines import NEEDS, NOW, STANDING, any_dates, cases_in_time, on

METRICS = Metrics()
WINDOW = (1000.0, 700.0)


def viewer(case: Case, by: By = By.NEED) -> Viewer:
    return Viewer(timeline_of(case, STANDING, by), METRICS, rough_width)


def entry(name: str, days: float, **known: object) -> Entry:
    minute = int(days % 1 * 1440)
    return Entry(id=id_of("entry", name), kind="call", text=name, when=on(int(days), minute), **known)  # type: ignore[arg-type]


def test_an_item_about_two_needs_stands_in_both_lanes() -> None:
    step = Step(id="s", what="Identity", needs=(NEEDS[0].id, NEEDS[1].id), planned_start=on(0))
    lanes = timeline_of(Case.of(*NEEDS, step), STANDING).lanes
    assert [[one.id for one in lane.bars] for lane in lanes] == [["s"], ["s"]]


def test_what_is_about_no_need_stands_in_a_lane_of_its_own_at_the_end() -> None:
    lanes = timeline_of(Case.of(*NEEDS, entry("call", -1)), STANDING).lanes
    assert [lane.head.title for lane in lanes] == ["home", "health", "Not about one need"]


def test_needs_stand_in_the_clients_order_and_what_is_met_comes_last() -> None:
    more = (Need(id="m", what="met", rank=1, status="met"), Need(id="n", what="no rank"))
    lanes = timeline_of(Case.of(*NEEDS, *more), STANDING).lanes
    assert [lane.head.title for lane in lanes] == ["home", "health", "no rank", "met"]


def test_an_entry_stands_with_the_organisation_of_whom_it_names() -> None:
    house = Organisation(id="o", name="Harbour House")
    ada = Person(id="p", name="Ada", organisation="o")
    case = Case.of(house, ada, entry("call", -1, people=("p",)))
    assert [lane.head.title for lane in timeline_of(case, STANDING, By.ORGANISATION).lanes] == [
        "Harbour House"
    ]
    assert [lane.head.title for lane in timeline_of(case, STANDING, By.PERSON).lanes] == ["Ada"]


def test_something_removed_makes_no_lane() -> None:
    case = Case.of(entry("call", -1, organisations=("gone",), people=("gone",), needs=("gone",)))
    for by in By:
        assert len(timeline_of(case, STANDING, by).lanes) == 1


def test_ten_thousand_entries_on_one_day_are_drawn_as_a_number() -> None:
    case = Case.of(*NEEDS, *(entry(str(n), -1, needs=(NEEDS[0].id,)) for n in range(10_000)))
    frame = viewer(case).frame(Scale(NOW - 30, 20), 0, *WINDOW)
    assert [glyph.many for glyph in frame.glyphs] == [10_000]


def test_zooming_parts_what_was_merged() -> None:
    case = Case.of(entry("one", -3), entry("two", -2.5))
    found = viewer(case)
    assert [g.many for g in found.frame(Scale(NOW - 300, 2), 0, *WINDOW).glyphs] == [2]
    assert [g.many for g in found.frame(Scale(NOW - 6, 100), 0, *WINDOW).glyphs] == [1, 1]


def test_a_filter_dims_and_moves_nothing() -> None:
    case = Case.of(*(entry(str(n), -n * 9) for n in range(1, 9)))
    found = viewer(case)
    before = found.frame(Scale(NOW - 100, 9), 0, *WINDOW)
    found.light(lambda item: item.words == "3")
    after = found.frame(Scale(NOW - 100, 9), 0, *WINDOW)
    assert [(g.item.id, g.x, g.y) for g in before.glyphs] == [(g.item.id, g.x, g.y) for g in after.glyphs]
    assert [g.item.words for g in after.glyphs if g.lit] == ["3"]


def test_a_century_long_step_is_held_to_the_window() -> None:
    step = Step(id="s", what="Life", planned_start=on(-20_000), planned_end=on(20_000))
    frame = viewer(Case.of(step)).frame(Scale(NOW, 480), 0, *WINDOW)
    assert [(bar.x0 > -100, bar.x1 < 1100) for bar in frame.bars] == [(True, True)]
    assert [words.x for words in frame.words] == [4.0], "its name stays in sight"


@given(cases_in_time(), st.floats(-800, 500), st.floats(0.2, 60))
def test_no_two_bars_of_a_row_overlap_and_no_words_run_into_the_next(
    case: Case, start: float, per_day: float
) -> None:
    found = viewer(case)
    frame = found.frame(Scale(NOW + start, per_day), 0, WINDOW[0], 100_000.0)
    rows: dict[float, list[tuple[float, float]]] = {}
    for bar in frame.bars:
        rows.setdefault(bar.y, []).append((bar.x0, bar.x1))
    for row in rows.values():
        row.sort()
        for before, after in itertools.pairwise(row):
            assert before[1] <= after[0] + METRICS.bar
    for words in frame.words:
        # A bar that begins out of sight is held to the edge of the window, so its start is not its own.
        others = [bar for bar in frame.bars if bar.item.id != words.item and bar.x0 > -40]
        following = [bar.x0 for bar in others if 0 < bar.y - words.y < METRICS.row / 2]
        wide = rough_width(words.text, words.size)
        assert all(words.x + wide <= x + 1 or x < words.x for x in following)


@given(cases_in_time(dates=any_dates()), st.sampled_from(list(By)))
def test_every_dated_item_is_in_a_lane_and_in_the_whole_picture(case: Case, by: By) -> None:
    timeline = timeline_of(case, STANDING, by)
    dated = {one.id for one in case.entries.all if one.when}
    dated |= {one.id for one in case.meetings.all if one.when}
    dated |= {one.id for one in case.steps.all if _has_date(one)}
    assert dated == set(timeline.items)
    found = Viewer(timeline, METRICS, rough_width)
    scale = timeline.whole(WINDOW[0], METRICS)
    frame = found.frame(scale, 0, WINDOW[0], 1e9)
    shown = {bar.item.id for bar in frame.bars} | {g.item.id for g in frame.glyphs}
    marks = {item.id for item in timeline.items.values() if item.look is Look.MARK}
    assert set(timeline.items) - marks <= shown
    assert sum(g.many for g in frame.glyphs if g.item.id in marks) == sum(
        len(lane.marks) for lane in timeline.lanes
    )


@given(cases_in_time(), st.floats(-600, 300), st.floats(0.3, 30), st.floats(0, 2000))
def test_a_window_shows_the_same_as_the_whole(case: Case, start: float, per_day: float, top: float) -> None:
    found, scale = viewer(case), Scale(NOW + start, per_day)
    part = found.frame(scale, top, *WINDOW)
    whole = found.frame(scale, 0, WINDOW[0], 1e9)
    all_bars = {(bar.item.id, round(bar.x0, 6), round(bar.y, 6)) for bar in whole.bars}
    assert {(bar.item.id, round(bar.x0, 6), round(bar.y + top, 6)) for bar in part.bars} <= all_bars


def test_the_end_of_a_bar_is_told_from_its_middle() -> None:
    step = Step(id="s", what="S", planned_start=on(0), planned_end=on(9))
    frame = viewer(Case.of(step)).frame(Scale(NOW - 10, 20), 0, *WINDOW)
    (bar,) = frame.bars
    parts = [
        found and found.part for found in (hit(frame, METRICS, x, bar.y + 2) for x in (200, 300, 400, 500))
    ]
    assert parts == [Part.START, Part.BODY, Part.END, None]


def test_left_and_right_go_along_a_lane_and_up_and_down_to_the_nearest_in_another() -> None:
    case = Case.of(
        *NEEDS,
        *(entry(f"a{n}", -n, needs=(NEEDS[0].id,)) for n in range(1, 4)),
        *(entry(f"b{n}", -n * 10, needs=(NEEDS[1].id,)) for n in range(1, 4)),
    )
    timeline = timeline_of(case, STANDING)
    first = beside(timeline, id_of("entry", "a2"), 0, -1)
    assert first is not None and first.words == "a3"
    last = beside(timeline, id_of("entry", "a1"), 0, 1)
    assert last is not None and last.words == "a1", "at the end it stays"
    below = across(timeline, first.start, 0, 1)
    assert below is not None and (below[0], below[1].words) == (1, "b1")
    assert across(timeline, NOW, 1, 1) is None


def _has_date(one: Step) -> bool:
    return any((one.planned_start, one.planned_end, one.actual_start, one.actual_end))
