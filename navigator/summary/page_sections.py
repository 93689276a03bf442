"""The sections of the page: their headings, what each says when it is empty, and how they stand together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from navigator.casefile.case import Case
from navigator.casefile.presence import is_there
from navigator.layout.display_list import Measure, Picture
from navigator.layout.page_map import page_map
from navigator.layout.timeline_strip import Moment, moments
from navigator.summary.figure import Figure
from navigator.summary.heading import Heading
from navigator.summary.items import Items
from navigator.summary.page_content import Fact, FindingLine, PageContent
from navigator.summary.page_words import PageWords
from navigator.summary.prose import Prose
from navigator.summary.rows import (
    ASK_COLUMNS,
    NEED_COLUMNS,
    alert_row,
    ask_row,
    blocked_row,
    contact_row,
    finding_row,
    knows_row,
    need_row,
    step_row,
)
from navigator.summary.section import Beside, Count, Section, Stack
from navigator.summary.setting import Type
from navigator.summary.timeline import page_strip

GUTTER = 20.0
GAP = 10.0
"""Points between sections: beside each other, and under each other."""


class DrawPicture(Protocol):
    """Lays out a map or a strip of a case as it is on a day, in a width and height in points."""

    def __call__(
        self, case: Case, *, today: date, width: float, height: float, measure: Measure
    ) -> Picture: ...


@dataclass(frozen=True, slots=True)
class Pictures:
    """Who lays out the pictures of the page."""

    people_map: DrawPicture = page_map
    timeline: DrawPicture = page_strip


def page_sections(content: PageContent, case: Case, today: date, pictures: Pictures) -> Stack:
    """The page between its head and its foot."""
    knows = Stack([_alerts(content), _safe_contact(content)], (4.0, 1.0), GAP)
    first = Beside([knows, _about_me(content)], (0.47, 0.53), GUTTER)
    plan = Stack([_next_steps(content), _blocked(content)], (3.0, 2.5), GAP)
    people = Beside([_contacts(content), plan], (0.47, 0.53), GUTTER)
    bands: list[tuple[Section, float]] = [(first, 2.5), (_needs(content), 4.0), (people, 4.5)]
    if content.shared and content.shared.who_knows:
        bands.append((_knows_and_lately(content, case, today, pictures), 2.5))
    else:
        bands += [(drawn, 0.7) for drawn in _pictures(content.words, case, today, pictures)]
    bands.append((_asks(content), 2.0))
    if content.shared and content.shared.findings:
        bands.append((_findings(content, content.shared.findings), 1.2))
    return Stack([section for section, _ in bands], [weight for _, weight in bands], GAP)


def _alerts(content: PageContent) -> Section:
    return Items(
        name="alerts",
        heading=Heading(content.words.must_know, colour="danger"),
        rows=[alert_row(alert) for alert in content.alerts],
        ids=[alert.item for alert in content.alerts],
        empty=content.words.no_must_know,
        enough=8,
        limits=(6, 4, 3, 2),
        sure=150.0,
        bar="danger",
    )


def _safe_contact(content: PageContent) -> Section:
    return Prose(
        name="safe contact",
        heading=Heading(content.words.safe_contact),
        facts=content.safe_contact,
        empty=content.words.no_safe_contact,
        enough=2,
        sure=68.0,
    )


def _about_me(content: PageContent) -> Section:
    words = Prose(
        name="about me",
        heading=Heading(content.words.about_me),
        facts=content.in_their_words,
        empty=content.words.no_about_me,
        enough=2,
    )
    pair = [
        Prose(
            name=name,
            heading=Heading(words_, minor=True, colour="ink"),
            facts=[Fact(item="", label="", text=text)] if text.strip() else (),
            empty="Not written down yet.",
            enough=3,
        )
        for name, words_, text in (
            ("please do", "Please do", content.please_do),
            ("please do not", "Please don\u2019t", content.please_do_not),
        )
    ]
    if not (content.please_do.strip() or content.please_do_not.strip()):
        return words
    return Stack([words, Beside(pair, (0.5, 0.5), GUTTER)], (2.0, 1.0), 5.0)


def _needs(content: PageContent) -> Section:
    met = content.needs_met
    return Items(
        name="needs",
        heading=Heading(content.words.needs, f"{met} met or closed" if met else ""),
        rows=[need_row(need) for need in content.needs],
        ids=[need.item for need in content.needs],
        empty=content.words.no_needs,
        enough=7,
        limits=(5, 4, 3, 2, 1),
        sure=90.0,
        columns=NEED_COLUMNS,
        gap=5.0,
    )


def _contacts(content: PageContent) -> Section:
    hidden = content.unreachable
    empty = content.words.no_contacts
    if hidden:
        whom = "the one person" if hidden == 1 else f"any of the {hidden} people"
        empty = f"No phone number yet for {whom} in the case."
    return Items(
        name="contacts",
        heading=Heading(
            content.words.contacts, f"{hidden} without a number" if hidden and content.contacts else ""
        ),
        rows=[contact_row(contact) for contact in content.contacts],
        ids=[contact.item for contact in content.contacts],
        empty=empty,
        enough=4,
        limits=(3, 2),
        gap=4.0,
    )


def _next_steps(content: PageContent) -> Section:
    return Items(
        name="next steps",
        heading=Heading(content.words.next_steps),
        rows=[step_row(step) for step in content.next_steps],
        ids=[step.item for step in content.next_steps],
        empty="No step is ready or under way." if content.blocked else "No steps are planned yet.",
        enough=3,
        limits=(3, 2, 1),
        gap=2.0,
    )


def _blocked(content: PageContent) -> Section:
    return Items(
        name="blocked",
        heading=Heading(content.words.blocked),
        rows=[blocked_row(step) for step in content.blocked],
        ids=[step.item for step in content.blocked],
        empty="Nothing waits for anything.",
        enough=2,
        limits=(4, 3, 2),
        gap=2.0,
    )


def _asks(content: PageContent) -> Section:
    return Items(
        name="asks",
        heading=Heading(content.words.asks),
        rows=[ask_row(ask) for ask in content.asks],
        ids=[ask.item for ask in content.asks],
        empty=content.words.no_asks,
        enough=3,
        limits=(4, 3, 2, 1),
        columns=ASK_COLUMNS,
        gap=5.0,
    )


def _findings(content: PageContent, findings: Sequence[FindingLine]) -> Section:
    return Items(
        name="findings",
        heading=Heading(content.words.findings),
        rows=[finding_row(finding) for finding in findings],
        enough=3,
        limits=(3, 2, 1),
        gap=2.0,
    )


def _knows_and_lately(content: PageContent, case: Case, today: date, pictures: Pictures) -> Section:
    """On the client's own page, who may know what of them stands where others have the map."""
    lines = content.shared.who_knows if content.shared else ()
    knows = Items(
        name="who knows what",
        heading=Heading("Who may know what about me", "I can ask for this to change"),
        rows=[knows_row(line) for line in lines],
        ids=[line.item for line in lines],
        enough=8,
        limits=(3, 2),
        gap=2.0,
    )
    past, coming = moments(case, today)
    if not past and not coming:
        return knows
    strip = _strip(content.words.lately, case, today, pictures.timeline, past, coming)
    return Beside([knows, strip], (0.6, 0.4), GUTTER)


def _pictures(words: PageWords, case: Case, today: date, pictures: Pictures) -> list[Section]:
    """The map where there is anybody, the strip where anything has a date."""
    found: list[Section] = []
    parts: list[float] = []
    if case.people or case.organisations:
        found.append(_map(words.people, case, today, pictures.people_map))
        parts.append(0.47)
    past, coming = moments(case, today)
    if past or coming:
        found.append(_strip(words.lately, case, today, pictures.timeline, past, coming))
        parts.append(0.53)
    return [Beside(found, parts, GUTTER)] if found else []


def _map(heading: str, case: Case, today: date, draw: DrawPicture) -> Section:
    around = {person.id for person in case.people.values() if is_there(person, today)}

    def make(type_: Type, width: float, height: float) -> Picture:
        return draw(case, today=today, width=width, height=height, measure=type_.breaker.width)

    def remark(picture: Picture) -> str:
        people, places = len(around), len(case.organisations)
        words = f"{people} {'person' if people == 1 else 'people'}"
        return words + (f", {places} organisation{'' if places == 1 else 's'}" if places else "")

    def counts(picture: Picture) -> Mapping[str, Count]:
        shown = len(_drawn(picture, case.people) & around)
        return {"people on the map": Count(shown, len(around) - shown)}

    highest = min(118.0 + 4.0 * (len(case.people) + len(case.organisations)), 225.0)
    return Figure(heading, make, remark, counts, (94.0, 118.0, highest))


def _strip(
    heading: str, case: Case, today: date, draw: DrawPicture, past: Sequence[Moment], coming: Sequence[Moment]
) -> Section:
    def make(type_: Type, width: float, height: float) -> Picture:
        return draw(case, today=today, width=width, height=height, measure=type_.breaker.width)

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

    return Figure(heading, make, remark, counts, (94.0, 118.0, 190.0))


def _drawn(picture: Picture, items: Mapping[str, object]) -> set[str]:
    """Which of these items the picture shows."""
    return {shape.item for shape in picture.shapes} & set(items)
