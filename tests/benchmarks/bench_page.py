"""How long the one page takes: warm, from a cold process, and when there is far too much to say.

Warm is what somebody waits for who changes a line and looks at the page again. Beside it stands a page of
plain paragraphs with the same words, set by reportlab's own layout in one of its built-in faces; and the same
words by WeasyPrint and typst, where they are installed.
"""

import io
import time
from collections.abc import Callable
from datetime import date
from statistics import median

from navigator.casefile.case import Case
from navigator.interchange.example import example_case
from navigator.summary.content import page_content
from navigator.summary.page import make_page
from navigator.summary.shared_page import shared_page, verify_page
from navigator.summary.sharing.what_may_go import what_may_go
from tests.benchmarks.figure import Figure
from tests.benchmarks.peer_pages import peer_pages
from tests.benchmarks.side_by_side import python_program, side_by_side
from tests.summary.crowds import crowd

TODAY = date(2026, 11, 22)
PAGE_BY = "Ada Obi, Harbour House"
ROUNDS = 30
COLD_ROUNDS = 9
_CASE_ONLY = (
    "from datetime import date; from navigator.interchange.example import example_case; "
    "day = date(2026, 11, 22); case = example_case(day); "
)
_COLD = _CASE_ONLY + (
    "from navigator.summary.page import make_page; make_page(case, today=day, page_by='Ada Obi')"
)


def measure() -> list[Figure]:
    """The ordinary case warm and cold, beside others, shared and read back; and a thousand of everything."""
    ordinary = example_case(TODAY)
    warm, plain = _beside(lambda: _page(ordinary), lambda: _plain_page(ordinary))
    crowded = crowd(dict.fromkeys("AOPNSDEMTKC", 1000), lambda random: random.choice(("calm", "a door")))
    many, _ = _beside(lambda: _page(crowded), lambda: None, rounds=5)
    cold, case_only = side_by_side(python_program("-c", _COLD), python_program("-c", _CASE_ONLY), COLD_ROUNDS)
    return [
        Figure("one page of the ordinary case, warm", warm, "ms", 100, "reportlab paragraphs", plain),
        *_beside_peers(ordinary),
        *_shared(ordinary),
        Figure("one page of a thousand of everything, warm", many, "ms"),
        Figure("one page in a cold process, beyond its start", (cold - case_only) * 1000, "ms", 600),
    ]


def _beside_peers(case: Case) -> list[Figure]:
    """The same words by other programs; those that are not installed are named and left out."""
    figures: list[Figure] = []
    for name, make in peer_pages(page_content(case, today=TODAY, page_by=PAGE_BY)):
        if make is None:
            print(f"{name} is not installed: see the group `peers` in pyproject.toml")
            continue
        ours, theirs = _beside(lambda: _page(case), make, rounds=7)
        figures.append(Figure(f"one page, warm, beside {name}", ours, "ms", None, name, theirs))
    return figures


def _shared(case: Case) -> list[Figure]:
    """What may go to one organisation, the page of it, and reading it back."""
    (housing,) = (one.id for one in case.organisations.values() if "Housing Options" in one.name)
    sharing = what_may_go(case, [housing], "A meeting", TODAY, made_by=PAGE_BY)
    made = shared_page(sharing, page_by=PAGE_BY, unverified=True)
    reduce_, draw = _beside(
        lambda: what_may_go(case, [housing], "A meeting", TODAY, made_by=PAGE_BY),
        lambda: shared_page(sharing, page_by=PAGE_BY, unverified=True),
        rounds=9,
    )
    verified, _ = _beside(lambda: verify_page(made, made.pdf), lambda: None, rounds=9)
    return [
        Figure("what may go to one organisation", reduce_, "ms"),
        Figure("one page for one organisation, warm", draw, "ms", 100),
        Figure("reading that page back", verified, "ms", 200),
    ]


def _page(case: Case) -> None:
    make_page(case, today=TODAY, page_by=PAGE_BY)


def _plain_page(case: Case) -> None:
    """The words of the page as plain paragraphs, by reportlab's own layout."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    content = page_content(case, today=TODAY, page_by=PAGE_BY)
    style = getSampleStyleSheet()["BodyText"]
    words = [alert.what for alert in content.alerts]
    words += [fact.text for fact in (*content.safe_contact, *content.in_their_words)]
    words += [f"{need.what} {need.in_their_words} {need.next_step}" for need in content.needs[:6]]
    words += [f"{contact.name} {contact.role}" for contact in content.contacts[:6]]
    words += [f"{step.what} {step.why}" for step in (*content.next_steps[:4], *content.blocked[:4])]
    plain = [text.encode("ascii", "ignore").decode("ascii").replace("&", "&amp;") for text in words]
    SimpleDocTemplate(io.BytesIO()).build([Paragraph(text, style) for text in plain])


def _beside(
    ours: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """The median times of two, in milliseconds, measured in turns so that both meet the same machine."""
    ours()
    other()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for place, act in enumerate((ours, other)):
            start = time.perf_counter()
            act()
            times[place].append((time.perf_counter() - start) * 1000)
    return median(times[0]), median(times[1])
