"""Cases with many of everything, in any script and at any length, each item with a mark of its own.

The mark, such as "Q0012N", comes first in what the page shows of an item, so that a test can count which
items stand in a section.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Alert, Ask, Entry, Meeting
from navigator.casefile.needs import Need, Score
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Step

TODAY = date(2026, 11, 22)
MARK = re.compile(r"Q\d{4}[A-Z]")

NAMES = {
    "Polish": "Łukasz Wójcik-Żółć",
    "Vietnamese": "Nguyễn Thị Hồng Ánh",
    "Greek": "Ελένη Παπαδοπούλου",
    "Ukrainian": "Дмитро Шевченко",
    "Arabic": "محمد عبد الله الأحمد",
    "Urdu": "بینظیر بھٹو",
    "Hebrew": "דוד בן־גוריון",
    "Amharic": "ይስሐቅ ተስፋዬ",
    "Hindi": "शान्ति कुमारी",
    "Bengali": "শ্রীমতী রহমান",
    "Punjabi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Gujarati": "હેતલ પટેલ",
    "Tamil": "தமிழ் செல்வி",
    "Telugu": "మోహన రెడ్డి",
    "Sinhala": "ආනන්ද",
    "Thai": "สมชาย ใจดี",
    "Burmese": "မောင်မောင်",
    "Khmer": "សុខ ស្រី",
    "Georgian": "ნინო",
    "Armenian": "Արամ",
    "Chinese": "王小明",
    "Japanese": "田中さくら",
    "Korean": "김민준",
}


def mark(number: int, kind: str) -> str:
    """The mark of an item: no words that anybody types look like it."""
    return f"Q{number:04d}{kind}"


def texts() -> st.SearchStrategy[str]:
    """Any text: scripts mixed, control characters, piles of marks, and the very long."""
    odd = ("somewhere safe", "x", "ﷺ", "👨‍👩‍👧", "<b>&amp;", ") Tj ET (", "ᏣᎳᎩ", "\u202e")
    words = st.sampled_from((*NAMES.values(), *odd))
    short = st.one_of(st.text(max_size=30), words, st.lists(words, max_size=4).map(" ".join))
    times = st.sampled_from((40, 3_000, 100_000))
    long = st.builds(lambda text, number: (text * number)[:100_000], short, times)
    return st.one_of(short, short, short, long)


@st.composite
def crowds(draw: st.DrawFn, sizes: tuple[int, ...] = (0, 1, 2, 5, 15, 52)) -> Case:
    """A case with so many of each kind, chosen kind by kind."""
    counts = {kind: draw(st.sampled_from(sizes)) for kind in "AOPNSDEMTKC"}
    some = draw(st.lists(texts(), min_size=1, max_size=5))
    return crowd(counts, lambda random: random.choice(some), draw(st.integers(0, 99)))


def crowd(counts: Mapping[str, int], text: Callable[[Random], str], seed: int = 0) -> Case:
    """A case with so many alerts (A), organisations (O), people (P), needs (N), steps (S), dependencies (D),
    entries (E), meetings (M), ties (T), asks (K) and scores (C)."""
    random = Random(seed)
    made = _Making(random, text, counts)
    items: list[Item] = [made.client()] if random.random() < 0.9 else []
    for kind, make in (
        ("A", made.alert), ("O", made.organisation), ("P", made.person), ("N", made.need), ("S", made.step),
        ("D", made.dependency), ("E", made.entry), ("M", made.meeting), ("T", made.tie), ("K", made.ask),
        ("C", made.score),
    ):  # fmt: skip
        items += [make(number) for number in range(counts.get(kind, 0))]
    return Case.of(*items)


class _Making:
    """Makes items of one crowd."""

    def __init__(self, random: Random, text: Callable[[Random], str], counts: Mapping[str, int]) -> None:
        self._random, self._text, self._counts = random, text, counts

    def _said(self, number: int, kind: str) -> str:
        return f"{mark(number, kind)} {self._text(self._random)}"

    def _one(self, *kinds: str) -> str:
        kind = self._random.choice(kinds)
        return f"{kind}{self._random.randrange(self._counts[kind])}" if self._counts.get(kind) else ""

    def _day(self) -> PartialDate | None:
        day = TODAY + timedelta(days=self._random.randint(-400, 400))
        return self._random.choice(
            (None, PartialDate.on(day), PartialDate.month(day.year, day.month), PartialDate.year(day.year))
        )

    def _some(self) -> str:
        return self._text(self._random) if self._random.random() < 0.6 else ""

    def client(self) -> Client:
        names = (
            "preferred_name", "full_name", "pronouns", "interpreter", "how_i_communicate",
            "what_matters_to_me", "important_about_me", "please_do", "please_do_not",
            "when_and_how_to_support_me", "safe_contact_how", "safe_contact_when",
            "safe_contact_must_not_answer", "address",
        )  # fmt: skip
        said: dict[str, Any] = {name: self._some() for name in names}
        return Client(
            id=CLIENT_ID,
            born=self._day(),
            languages=(self._text(self._random),),
            phones=(self._text(self._random),),
            **said,
        )

    def alert(self, number: int) -> Alert:
        level = self._random.choice(("must_know", "important", "", "a newer word"))
        return Alert(id=f"A{number}", what=self._said(number, "A"), level=level, review_on=self._day())

    def organisation(self, number: int) -> Organisation:
        sector = self._random.choice(("housing", "health", "justice", "", "a newer word"))
        phones = (self._text(self._random),) if self._random.random() < 0.5 else ()
        return Organisation(id=f"O{number}", name=self._said(number, "O"), sector=sector, phones=phones)

    def person(self, number: int) -> Person:
        return Person(
            id=f"P{number}",
            name=self._said(number, "P"),
            professional=self._random.choice((True, False, None)),
            role=self._some(),
            organisation=self._one("O"),
            phones=(f"07700 900{number % 1000:03d}",) if self._random.random() < 0.8 else (),
            when_to_reach=self._some(),
            closeness=self._random.choice(("close", "regular", "distant", "", "a newer word")),
            is_lead=self._random.choice((True, False, None)),
            trusted_by_client=self._random.choice((True, False, None)),
            ended=self._day() if self._random.random() < 0.2 else None,
            same_as=self._one("P") if self._random.random() < 0.1 else "",
        )

    def need(self, number: int) -> Need:
        return Need(
            id=f"N{number}",
            topic=self._random.choice(("housing", "money", "")),
            what=self._said(number, "N"),
            in_the_clients_words=self._some(),
            rank=self._random.choice((None, float(number + 1), 2.5)),
            lead=self._one("P", "O"),
            status=self._random.choice(("open", "open", "held", "met", "")),
        )

    def step(self, number: int) -> Step:
        return Step(
            id=f"S{number}",
            what=self._said(number, "S"),
            needs=tuple({need for need in (self._one("N"), self._one("N")) if need}),
            organisation=self._one("O"),
            person=self._one("P"),
            status=self._random.choice(("proposed", "agreed", "active", "held", "done", "stopped", "")),
            planned_start=self._day(),
            planned_end=self._day(),
            why_held=self._some(),
            review_on=self._day(),
        )

    def dependency(self, number: int) -> Dependency:
        condition = self._some()
        return Dependency(
            id=f"D{number}", step=self._one("S"), waits_for=self._one("S"), condition=condition, met_on=None
        )

    def entry(self, number: int) -> Entry:
        kind = self._random.choice(("call", "note", "milestone", ""))
        return Entry(id=f"E{number}", when=self._day(), kind=kind, text=self._said(number, "E"))

    def meeting(self, number: int) -> Meeting:
        came = (self._one("P"),) if self._random.random() < 0.5 else ()
        return Meeting(
            id=f"M{number}",
            when=self._day(),
            purpose=self._said(number, "M"),
            came=came,
            next_review=self._day(),
        )

    def tie(self, number: int) -> Tie:
        return Tie(
            id=f"T{number}",
            one_end=self._one("P", "O"),
            other_end=self._one("P", "O"),
            strength=self._random.choice(("strong", "weak", "tenuous", "broken", "")),
            talk_about_client=self._random.choice(("never", "once", "regularly", "")),
        )

    def ask(self, number: int) -> Ask:
        return Ask(
            id=f"K{number}",
            kind=self._random.choice(("ask", "offer", "")),
            from_whom=self._one("P", "O"),
            to_whom=self._one("P", "O"),
            what=self._said(number, "K"),
            by_when=self._day(),
            state=self._random.choice(("asked", "accepted", "declined", "done", "")),
            answer=self._some(),
        )

    def score(self, number: int) -> Score:
        return Score(
            id=f"C{number}",
            need=self._one("N"),
            topic="housing",
            scale=self._random.choice(("journey", "severity", "", "a newer word")),
            value=self._random.choice((None, 0.0, 3.0, 7.5, 1e9)),
            by=self._random.choice(("client", "keyworker", "organisation")),
            organisation=self._one("O"),
            date=self._day(),
        )
