"""What a page for others says: whom it is for, nothing false of what is held back, and what may be told."""

from dataclasses import replace

from navigator.casefile.case import Case
from navigator.insights.check.telling import findings_to_tell
from navigator.interchange.example import example_case
from navigator.summary.page_content import PageContent, Shared
from navigator.summary.shared_content import FOR_ME, FOR_THOSE_NAMED, NOT_SHOWN, shared_content
from navigator.summary.sharing.for_the_client import for_the_client
from navigator.summary.sharing.what_may_go import Sharing, what_may_go
from tests.summary.crowds import TODAY

CASE = example_case(TODAY)
PAGE_BY = "Ada Obi, Harbour House"


def sharing_with(*names: str, case: Case = CASE) -> Sharing:
    ids = [one.id for name in names for one in case.organisations.values() if name in one.name]
    return what_may_go(case, ids, "Review", TODAY, made_by=PAGE_BY)


def said_of(content: PageContent) -> Shared:
    assert content.shared is not None
    return content.shared


def test_it_says_whom_it_is_for_what_for_and_on_what_ground() -> None:
    shared = said_of(content := shared_content(sharing_with("Probation", "Quay Street"), PAGE_BY))
    assert content.marking == FOR_THOSE_NAMED
    assert "Probation, North and East" in shared.recipients and "Quay Street Surgery" in shared.recipients
    assert shared.purpose == "Review"
    assert "consent" in shared.basis and "public task (Quay Street Surgery)" in shared.basis
    assert said_of(shared_content(sharing_with("Housing Options"), PAGE_BY)).basis == "consent"


def test_a_lead_that_is_held_back_is_not_said_to_be_missing() -> None:
    content = shared_content(sharing_with("Probation"), PAGE_BY)
    (work,) = (line for line in content.needs if line.what == "Back into a kitchen")
    assert work.lead == NOT_SHOWN


def test_a_review_that_is_held_back_is_not_said_to_be_missing() -> None:
    meetings = {("meeting", one.id): replace(one, invited=(), came=()) for one in CASE.meetings.values()}
    content = shared_content(sharing_with("Probation", case=CASE.with_items(meetings)), PAGE_BY)
    assert NOT_SHOWN in content.review


def test_no_finding_tells_what_is_held_back() -> None:
    for names in (("Housing Options",), ("Probation",), ("Children",), ("Quay Street", "Tidewell")):
        sharing = sharing_with(*names)
        shared = said_of(shared_content(sharing, PAGE_BY))
        assert len(shared.findings) <= 3
        told = findings_to_tell(sharing.case, sharing.shown, TODAY)
        assert {line.title for line in shared.findings} <= {one.title for one in told}
        for line in shared.findings:
            assert all(sharing.verdicts[item].goes for item in line.items)
            assert sharing.needles.found_in(f"{line.title} {line.how_can_we}") is None


def test_the_clients_page_says_who_may_know_what() -> None:
    content = shared_content(for_the_client(CASE, TODAY), PAGE_BY)
    assert content.marking == FOR_ME and content.words.needs == "What I want, in my order"
    knows = {line.who: line.what for line in said_of(content).who_knows}
    assert knows["Marlhaven Council Housing Options"].startswith("Housing and money (until")
    assert "Marlhaven Police, offender management" not in knows, "it was taken back"
    assert not said_of(content).findings
