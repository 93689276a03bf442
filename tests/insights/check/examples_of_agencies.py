"""Small cases for the rules about who knows what, who does the same, and who talks."""

from typing import Any

from navigator.casefile.journal import Entry, Meeting
from navigator.casefile.needs import Target
from navigator.casefile.plan import Step
from tests.insights.check.small_cases import (
    Quiet,
    Speaks,
    ago,
    entry,
    need,
    org,
    relies,
    step,
    tie,
    view,
    waits,
    worker,
)  # fmt: skip

COUNCIL, HOSTEL, CLINIC = org("council"), org("hostel"), org("clinic")
ADA, BEN, CAL = worker("ada", "hostel"), worker("ben", "clinic"), worker("cal", "council")
DI, EVE, FAY = worker("di", "council"), worker("eve", "clinic"), worker("fay", "school")
HOME, WORK = need("home"), need("work")
TEST_A = step("test-a", kind="check", organisation="hostel", actual_start=ago(30))
TEST_B = step("test-b", kind="check", organisation="clinic", actual_start=ago(20))
ADAS = step("visits", person="ada", organisation="hostel")
BENS = step("script", person="ben", organisation="clinic")


def assessment(name: str, days: int) -> Step:
    return step(name, kind="assessment", status="done", actual_end=ago(days), organisation=name)


def told(organisation: str, days: int, **known: Any) -> Entry:
    values = {"voice": "client_said", "needs": ("home",), "organisations": (organisation,), **known}
    return entry(f"told-{organisation}", days, "visit", **values)


ASSESSED = (assessment("council", 30), assessment("clinic", 100))
TOLD = (told("council", 10), told("hostel", 50), told("clinic", 100))
STAR = (tie("ada", "ben"), tie("ada", "cal"), tie("ada", "fay"))
KNOWN_TO_ALL = (view("hostel", 5), view("hostel", 5, of="work"), view("hostel", 5, of="debts"))

SPEAKS = (
    Speaks(
        "only_one_agency_knows",
        (("work",),),
        (HOME, WORK, COUNCIL, HOSTEL, view("council", 5), view("hostel", 5), view("hostel", 5, of="work")),
    ),
    Speaks("views_differ", (("home",),), (HOME, COUNCIL, HOSTEL, view("council", 3), view("hostel", 6))),
    Speaks(
        "views_contradict",
        (("home", "view-council-home-10"),),
        (HOME, COUNCIL, HOSTEL, view("council", 2), view("hostel", 4), ADAS),
    ),
    Speaks(
        "views_contradict",
        (("home", "view-council-home-10", "view-hostel-home-20"),),
        (
            HOME, COUNCIL, HOSTEL,
            view("council", 6, 400), view("council", 4), view("hostel", 5, 300), view("hostel", 7, 20),
        ),
    ),
    Speaks(
        "views_contradict",
        (("home", "view-hostel-home-20"),),
        (need("home", status="met", closed=ago(30)), HOSTEL, view("hostel", 5, 20)),
    ),
    Speaks(
        "views_contradict",
        (("home", "visits"),),
        (need("home", status="closed", closed=ago(30)), HOSTEL, ADA, ADAS),
    ),
    Speaks(
        "nobody_holds_it_all",
        (("council", "hostel"),),
        (HOME, WORK, need("debts"), COUNCIL, HOSTEL, view("council", 5), view("hostel", 5, of="work")),
    ),
    Speaks("same_work_twice", (("test-a", "test-b"),), (HOME, HOSTEL, CLINIC, TEST_A, TEST_B)),
    Speaks("repeated_assessments", (("clinic", "council"),), (HOME, *ASSESSED)),
    Speaks(
        "several_leads",
        (("ada", "ben"),),
        (worker("ada", "hostel", is_lead=True), worker("ben", "clinic", is_lead=True)),
    ),
    Speaks(
        "same_question_by_several",
        (("told-clinic", "told-hostel", "told-council"),),
        (HOME, COUNCIL, HOSTEL, CLINIC, *TOLD),
    ),
    Speaks("never_talked", (("home",),), (HOME, ADA, BEN, ADAS, BENS, tie("ada", "ben", "never"))),
    Speaks(
        "never_talked",
        (("home",),),
        (
            HOME, ADA, BEN, HOSTEL, CLINIC, ADAS,
            step("plan", needs=(), person="ben"), waits("visits", "plan"), tie("ada", "ben", "never"),
        ),
    ),
    Speaks(
        "never_talked",
        (("home",),),
        (HOME, ADA, BEN, HOSTEL, CLINIC, ADAS, relies("visits", "clinic"), tie("ada", "ben", "never")),
    ),
    Speaks("not_talked_lately", (("home",),), (HOME, ADA, BEN, ADAS, BENS, tie("ada", "ben", "once", 31))),
    Speaks("talk_not_known", (("clinic", "hostel"),), (HOME, HOSTEL, CLINIC, ADAS, BENS)),
    Speaks(
        "islands",
        (("di", "fay"),),
        (ADA, BEN, CAL, DI, FAY, tie("ada", "ben"), tie("ben", "cal"), tie("di", "fay", "once")),
    ),
    Speaks("everything_passes_through_one", (("ada",),), (ADA, BEN, CAL, FAY, *STAR)),
    Speaks(
        "everything_passes_through_one",
        (("ada",),),
        (worker("ada", "hostel", ended=ago(-40)), BEN, CAL, tie("ada", "ben"), tie("ada", "cal")),
    ),
    Speaks(
        "only_one_pulls",
        (("digital", "hostel"),),
        (
            HOME, HOSTEL, CLINIC, ADAS,
            Target(id="digital", name="Digital", organisations=("hostel", "clinic"), needs=("home",)),
        ),
    ),
)  # fmt: skip

QUIET = (
    Quiet("only_one_agency_knows", "there is only one", (HOME, WORK, HOSTEL, view("hostel", 5))),
    Quiet(
        "only_one_agency_knows",
        "the need is met",
        (
            HOME,
            need("work", status="met"),
            view("council", 5),
            view("hostel", 5),
            view("hostel", 5, of="work"),
        ),
    ),
    Quiet("views_differ", "two points are no difference", (HOME, view("council", 4), view("hostel", 6))),
    Quiet(
        "views_differ",
        "the earlier view of the same organisation no longer counts",
        (HOME, view("council", 2, 90), view("council", 6, 5), view("hostel", 6)),
    ),
    Quiet(
        "views_differ",
        "two records of one organisation are one",
        (HOME, COUNCIL, org("council2", same_as="council"), view("council", 2, 90), view("council2", 7, 5)),
    ),
    Quiet(
        "views_contradict",
        "three of ten is something left to do",
        (HOME, COUNCIL, HOSTEL, view("council", 3), view("hostel", 5), ADAS),
    ),
    Quiet(
        "views_contradict",
        "whoever is at work sees little left as well",
        (HOME, COUNCIL, HOSTEL, view("council", 2), view("hostel", 1), ADAS),
    ),
    Quiet(
        "views_contradict",
        "the work is only planned",
        (
            HOME,
            COUNCIL,
            HOSTEL,
            view("council", 2),
            view("hostel", 4),
            step("visits", organisation="hostel", status="agreed"),
        ),
    ),
    Quiet(
        "views_contradict",
        "the view is older than a year",
        (HOME, COUNCIL, HOSTEL, view("council", 2, 400), view("hostel", 4), ADAS),
    ),
    Quiet(
        "views_contradict",
        "a point up and two down are no contradiction",
        (HOME, view("council", 6, 90), view("council", 4), view("hostel", 5, 90), view("hostel", 6)),
    ),
    Quiet(
        "views_contradict",
        "both saw it get worse",
        (HOME, view("council", 4, 90), view("council", 6), view("hostel", 5, 90), view("hostel", 8)),
    ),
    Quiet(
        "views_contradict",
        "what one said four years ago was of another time",
        (HOME, view("council", 8, 1500), view("council", 4), view("hostel", 5, 90), view("hostel", 8)),
    ),
    Quiet(
        "views_contradict",
        "it was said before the need was met, and the step is done",
        (
            need("home", status="met", closed=ago(30)),
            HOSTEL,
            view("hostel", 8, 60),
            step("visits", organisation="hostel", status="done"),
        ),
    ),
    Quiet(
        "views_differ",
        "that they contradict each other is told instead",
        (HOME, COUNCIL, HOSTEL, view("council", 2), view("hostel", 6), ADAS),
    ),
    Quiet(
        "nobody_holds_it_all",
        "one knows of all",
        (HOME, WORK, need("debts"), *KNOWN_TO_ALL, view("clinic", 5)),
    ),
    Quiet(
        "nobody_holds_it_all", "two needs are no picture", (HOME, WORK, view("council", 5), view("hostel", 5))
    ),
    Quiet(
        "same_work_twice",
        "one ended before the other began",
        (HOME, step("a", kind="check", organisation="hostel", status="done", actual_end=ago(30)), TEST_B),
    ),
    Quiet(
        "same_work_twice",
        "one organisation does both",
        (HOME, TEST_A, step("b", kind="check", organisation="hostel")),
    ),
    Quiet(
        "same_work_twice",
        "the kinds differ",
        (HOME, TEST_A, step("b", kind="treatment", organisation="clinic")),
    ),
    Quiet(
        "same_work_twice", "the needs differ", (HOME, WORK, TEST_A, step("b", kind="check", needs=("work",)))
    ),
    Quiet(
        "same_work_twice",
        "one is only proposed",
        (HOME, TEST_A, step("b", kind="check", organisation="clinic", status="proposed")),
    ),
    Quiet("repeated_assessments", "one is not repeated", (HOME, assessment("council", 30))),
    Quiet(
        "repeated_assessments",
        "the first was long before",
        (HOME, assessment("council", 30), assessment("clinic", 300)),
    ),
    Quiet(
        "repeated_assessments",
        "both are long past",
        (HOME, assessment("council", 300), assessment("clinic", 310)),
    ),
    Quiet(
        "several_leads",
        "one has left",
        (worker("ada", "hostel", is_lead=True), worker("ben", "clinic", is_lead=True, ended=ago(9))),
    ),
    Quiet(
        "several_leads",
        "they are the same person twice",
        (worker("ada", "hostel", is_lead=True), worker("ada2", "hostel", is_lead=True, same_as="ada")),
    ),
    Quiet("same_question_by_several", "two may ask", (HOME, COUNCIL, HOSTEL, *TOLD[:2])),
    Quiet(
        "same_question_by_several",
        "the client told it once, to three at a table",
        (HOME, told("council", 10, organisations=("council", "hostel", "clinic"))),
    ),
    Quiet(
        "same_question_by_several",
        "it is long past",
        (HOME, told("council", 200), told("hostel", 210), told("clinic", 220)),
    ),
    Quiet("never_talked", "they have talked", (HOME, ADA, BEN, ADAS, BENS, tie("ada", "ben", "once"))),
    Quiet("never_talked", "they share no need", (HOME, ADA, BEN, ADAS, tie("ada", "ben", "never"))),
    Quiet(
        "never_talked",
        "they are colleagues",
        (HOME, ADA, worker("bo", "hostel"), ADAS, step("b", person="bo"), tie("ada", "bo", "never")),
    ),
    Quiet(
        "never_talked",
        "one has left",
        (HOME, ADA, worker("ben", "clinic", ended=ago(3)), ADAS, BENS, tie("ada", "ben", "never")),
    ),
    Quiet(
        "not_talked_lately",
        "thirty days are not more",
        (HOME, ADA, BEN, ADAS, BENS, tie("ada", "ben", "once", 30)),
    ),
    Quiet(
        "not_talked_lately",
        "one of them is done with it",
        (HOME, ADA, BEN, ADAS, step("script", person="ben", status="done"), tie("ada", "ben", "once", 60)),
    ),
    Quiet("talk_not_known", "their people talk", (HOME, ADA, BEN, ADAS, BENS, tie("ada", "ben", "once"))),
    Quiet(
        "talk_not_known",
        "they sat in one meeting",
        (HOME, ADA, BEN, ADAS, BENS, Meeting(id="m", when=ago(60), came=("ada", "ben"))),
    ),
    Quiet(
        "talk_not_known",
        "it is known that they never did, which is another finding",
        (HOME, ADA, BEN, ADAS, BENS, tie("ada", "ben", "never")),
    ),
    Quiet("islands", "all of them are joined", (ADA, BEN, CAL, tie("ada", "ben"), tie("ben", "cal"))),
    Quiet("islands", "one alone is no island of talk", (ADA, BEN, CAL, tie("ada", "ben"))),
    Quiet(
        "everything_passes_through_one", "the others talk too", (ADA, BEN, CAL, FAY, *STAR, tie("ben", "cal"))
    ),
    Quiet("everything_passes_through_one", "two pieces, and nobody leaves", (ADA, BEN, CAL, *STAR[:2])),
    Quiet(
        "only_one_pulls",
        "two pull",
        (HOME, ADAS, BENS, Target(id="digital", organisations=("hostel", "clinic"), needs=("home",))),
    ),
    Quiet(
        "only_one_pulls",
        "only one signed up",
        (HOME, ADAS, Target(id="digital", organisations=("hostel",), needs=("home",))),
    ),
)
