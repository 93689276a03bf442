"""The sections of the page: their headings, what each says when it is empty, and how they stand together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from navigator.casefile.case import Case
from navigator.layout.display_list import Label, Measure, Picture
from navigator.layout.simple_map import simple_map
from navigator.layout.simple_strip import Moment, moments, simple_strip
from navigator.summary.figure import Figure
from navigator.summary.heading import Heading
from navigator.summary.items import Items
from navigator.summary.page_content import Fact, PageContent
from navigator.summary.pdf_pen import measure_with
from navigator.summary.prose import Prose
from navigator.summary.rows import (
    ASK_COLUMNS,
    NEED_COLUMNS,
    alert_row,
    ask_row,
    blocked_row,
    contact_row,
    need_row,
    step_row,
)
from navigator.summary.section import Beside, Count, Section, Stack
from navigator.summary.setting import Type

GUTTER = 20.0
GAP = 13.0
"""Points between sections: beside each other, and under each other."""


class DrawPicture(Protocol):
    """Lays out a map or a strip of a case as it is on a day, in a width and height in points."""

    def __call__(
        self, case: Case, *, today: date, width: float, height: float, measure: Measure
    ) -> Picture: ...


@dataclass(frozen=True, slots=True)
class Pictures:
    """Who lays out the pictures of the page."""

    people_map: DrawPicture = simple_map
    timeline: DrawPicture = simple_strip


def page_sections(
    content: PageContent, case: Case, today: date, pictures: Pictures, gap: float = GAP
) -> Stack:
    """The page between its head and its foot."""
    knows = Stack([_alerts(content), _safe_contact(content)], gap)
    first = Beside([knows, _about_me(content)], (0.38, 0.62), GUTTER)
    plan = Stack([_next_steps(content), _blocked(content)], gap)
    people = Beside([_contacts(content), plan], (0.47, 0.53), GUTTER)
    drawn = _pictures(case, today, pictures)
    bands: list[Section] = [first, _needs(content), people, *drawn, _asks(content)]
    last = len(bands) - 1
    order = [0, 1, 2, last, *range(3, last)]
    return Stack(bands, gap, order)


def _alerts(content: PageContent) -> Section:
    return Items(
        name="alerts",
        heading=Heading("Must know", colour="danger"),
        rows=[alert_row(alert) for alert in content.alerts],
        more=lambda count: f"+{count} more to know: see the case",
        empty="No must-knows are written down yet.",
        enough=6,
        limits=(6, 4, 3, 2),
    )


def _safe_contact(content: PageContent) -> Section:
    return Prose(
        name="safe contact",
        heading=Heading("Safe contact"),
        facts=content.safe_contact,
        empty="How, when and on what number it is safe to get in touch is not written down yet.",
        enough=2,
    )


def _about_me(content: PageContent) -> Section:
    words = Prose(
        name="about me",
        heading=Heading("About me, in my words"),
        facts=content.in_their_words,
        empty="Nothing in my own words yet. Please ask me what matters to me.",
        enough=3,
    )
    pair = [
        Prose(
            name=name,
            heading=Heading(words_, minor=True, colour="ink"),
            facts=[Fact(item="", label="", text=text)] if text.strip() else (),
            empty="Not written down yet.",
            enough=4,
        )
        for name, words_, text in (
            ("please do", "Please do", content.please_do),
            ("please do not", "Please don\u2019t", content.please_do_not),
        )
    ]
    if not (content.please_do.strip() or content.please_do_not.strip()):
        return words
    return Stack([words, Beside(pair, (0.5, 0.5), GUTTER)], 5.0, (0, 1))


def _needs(content: PageContent) -> Section:
    met = content.needs_met
    return Items(
        name="needs",
        heading=Heading("What matters to me, in my order", f"{met} met or closed" if met else ""),
        rows=[need_row(need) for need in content.needs],
        more=lambda count: f"+{count} more need{'s' if count > 1 else ''}",
        empty="No open needs are written down yet. What would make the biggest difference to me?",
        enough=6,
        limits=(5, 4, 3, 2),
        columns=NEED_COLUMNS,
        gap=5.0,
    )


def _contacts(content: PageContent) -> Section:
    hidden = content.unreachable
    empty = "Nobody to call is written down yet."
    if hidden:
        empty = f"No phone number yet for {'the one person' if hidden == 1 else f'any of the {hidden} people'} here."
    return Items(
        name="contacts",
        heading=Heading(
            "Who to call first", f"{hidden} without a number" if hidden and content.contacts else ""
        ),
        rows=[contact_row(contact) for contact in content.contacts],
        more=lambda count: f"+{count} more who can be called",
        empty=empty,
        enough=5,
        limits=(3, 2),
        gap=4.0,
    )


def _next_steps(content: PageContent) -> Section:
    return Items(
        name="next steps",
        heading=Heading("What is next"),
        rows=[step_row(step) for step in content.next_steps],
        more=lambda count: f"+{count} more under way or ready",
        empty="No step is ready or under way." if content.blocked else "No steps are planned yet.",
        enough=4,
        limits=(3, 2),
        gap=2.0,
    )


def _blocked(content: PageContent) -> Section:
    return Items(
        name="blocked",
        heading=Heading("What is blocked, and by what"),
        rows=[blocked_row(step) for step in content.blocked],
        more=lambda count: f"+{count} more blocked or held",
        empty="Nothing waits for anything.",
        enough=3,
        limits=(4, 3, 2),
        gap=2.0,
    )


def _asks(content: PageContent) -> Section:
    return Items(
        name="asks",
        heading=Heading("Asks and offers"),
        rows=[ask_row(ask) for ask in content.asks],
        more=lambda count: f"+{count} more",
        empty="Nothing is asked or offered at the moment.",
        enough=3,
        limits=(4, 3, 2),
        columns=ASK_COLUMNS,
        gap=5.0,
    )


def _pictures(case: Case, today: date, pictures: Pictures) -> list[Section]:
    """The map where there is anybody, the strip where anything has a date."""
    found: list[Section] = []
    parts: list[float] = []
    if case.people or case.organisations:
        found.append(_map(case, today, pictures.people_map))
        parts.append(0.47)
    past, coming = moments(case, today)
    if past or coming:
        found.append(_strip(case, today, pictures.timeline, past, coming))
        parts.append(0.53)
    return [Beside(found, parts, GUTTER)] if found else []


def _map(case: Case, today: date, draw: DrawPicture) -> Section:
    def make(type_: Type, width: float, height: float) -> Picture:
        return draw(case, today=today, width=width, height=height, measure=measure_with(type_.typesetter))

    def remark(picture: Picture) -> str:
        people = len(_drawn(picture, case.people))
        named = len({shape.item for shape in picture.shapes if isinstance(shape, Label)} & set(case.people))
        words = f"{people} {'person' if people == 1 else 'people'}"
        if named < people:
            words += f", {named} named"
        places = len(_drawn(picture, case.organisations))
        return f"{words}; {places} organisation{'' if places == 1 else 's'}" if places else words

    def counts(picture: Picture) -> Mapping[str, Count]:
        people = len(_drawn(picture, case.people))
        return {"people on the map": Count(people, len(case.people) - people)}

    return Figure("Who is around me", make, remark, counts, (104.0, 150.0, 225.0))


def _strip(
    case: Case, today: date, draw: DrawPicture, past: Sequence[Moment], coming: Sequence[Moment]
) -> Section:
    def make(type_: Type, width: float, height: float) -> Picture:
        return draw(case, today=today, width=width, height=height, measure=measure_with(type_.typesetter))

    def remark(picture: Picture) -> str:
        found = counts(picture)
        parts = [
            f"+{found[name].left_out} {word}"
            for name, word in (("moments past", "earlier"), ("moments to come", "later"))
            if found[name].left_out
        ]
        return ", ".join(parts)

    def counts(picture: Picture) -> Mapping[str, Count]:
        shown = {(shape.item, shape.says) for shape in picture.shapes if shape.item}
        return {
            name: Count(len(found), len(some) - len(found))
            for name, some in (("moments past", past), ("moments to come", coming))
            for found in ([moment for moment in some if (moment.item, moment.words) in shown],)
        }

    return Figure("The last five, and the next five", make, remark, counts, (104.0, 150.0, 190.0))


def _drawn(picture: Picture, items: Mapping[str, object]) -> set[str]:
    """Which of these items the picture shows."""
    return {shape.item for shape in picture.shapes} & set(items)
