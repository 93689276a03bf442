"""Small cases for the rules about the client's voice, outcomes, meetings, sharing and gaps."""

from typing import Any

from navigator.casefile.client import Client
from navigator.casefile.journal import Alert, Ask, Meeting
from navigator.casefile.sharing import Agreement
from tests.insights.check.small_cases import (
    CLIENT,
    Quiet,
    Speaks,
    ago,
    entry,
    need,
    org,
    score,
    step,
    waits,
    worker,
)  # fmt: skip

SAM = Client(id=CLIENT, preferred_name="Sam")
HOME = need("home", rank=1.0, in_the_clients_words="A door", lead="ada")
WORK = need("work", rank=5.0, in_the_clients_words="Pots", lead="ada")
ADA, COUNCIL = worker("ada", "hostel"), org("council")
CALLS = tuple(entry(f"call-{n}", n, organisations=("council",)) for n in range(1, 12))
VISITS = tuple(entry(f"visit-{n}", n, "visit") for n in range(1, 7))
MISSED = tuple(entry(f"missed-{n}", n, "no_show", organisations=("council",)) for n in (30, 20, 10))
BUSY = tuple(entry(f"busy-{n}", n, needs=("home",)) for n in range(1, 7))
ASKED = Ask(id="ask", kind="ask", what="A letter", to_whom="ada", state="asked", by_when=ago(1))
OFFER = Ask(
    id="offer", kind="offer", what="A room", from_whom="ada", to_whom="cal", state="asked", by_when=ago(1)
)
SHARED = Agreement(id="agreement", organisation="council", topics=("housing",), valid_from=ago(90))
TALK = entry("talk", 20, organisations=("council",), needs=("health",), steps=("register",))
REGISTER = step("register", organisation="council", status="agreed")
HEALTH = need("health", topic="health")
HOUR = step("hour", status="agreed")
ROOM = step("room", status="proposed")
POTS = step("pots", needs=("work",), actual_start=ago(30))


def agreement(**known: Any) -> Agreement:
    return Agreement(id="agreement", organisation="council", **known)


SPEAKS = (
    Speaks("coordination_outweighs_contact", ((),), (COUNCIL, *CALLS, *VISITS[:5])),
    Speaks("coordination_outweighs_contact", ((),), (COUNCIL, *CALLS)),
    Speaks("meetings_without_decisions", (("round",),), (Meeting(id="round", when=ago(20)),)),
    Speaks("asks_unanswered", (("ask",),), (ADA, ASKED)),
    Speaks("asks_unanswered", (("ask", "offer"),), (ADA, ASKED, OFFER)),
    Speaks("offer_not_taken_up", (("offer",),), (ADA, worker("cal", "council"), OFFER)),
    Speaks("no_score_for_long", (("home",),), (HOME, step("visits"), score(4, 91))),
    Speaks("no_score_for_long", (("home",),), (HOME, step("visits", actual_start=ago(120)))),
    Speaks("no_expected_outcome", (("coach",),), (step("coach", status="agreed"),)),
    Speaks("busier_and_worse", (("home",),), (HOME, *BUSY, score(5, 120), score(4, 10))),
    Speaks(
        "busier_and_worse",
        (("home",),),
        (HOME, *BUSY, score(4, 120, scale="severity"), score(6, 10, scale="severity")),
    ),
    Speaks("no_agreement", (("council", "health"),), (SAM, COUNCIL, need(), HEALTH, REGISTER, SHARED, TALK)),
    Speaks("withdrawn", (("agreement",),), (COUNCIL, REGISTER, agreement(withdrawn_on=ago(9)))),
    Speaks("never_in_their_words", (("home",),), (need(),)),
    Speaks("never_ranked", (("home", "work"),), (need("home"), need("work"))),
    Speaks(
        "plan_against_their_order",
        (("home", "hour", "pots", "work"),),
        (HOME, WORK, HOUR, ROOM, waits("hour", "room"), POTS),
    ),
    Speaks("plan_against_their_order", (("home", "pots", "work"),), (HOME, WORK, POTS)),
    Speaks("nothing_said_lately", (("said",),), (entry("said", 61, voice="client_said"), entry("now", 1))),
    Speaks("nothing_said_lately", ((),), (entry("first", 61), entry("now", 1))),
    Speaks("no_about_me", ((CLIENT,),), (SAM,)),
    Speaks("no_show_streak", (("council", "missed-10", "missed-20", "missed-30"),), (COUNCIL, *MISSED)),
    Speaks("need_without_lead", (("home",),), (need(),)),
    Speaks("need_without_step", (("home",),), (HOME,)),
    Speaks("need_without_step", (("home",),), (HOME, step("visits", status="stopped"))),
    Speaks("lead_who_left", (("ada", "home"),), (HOME, worker("ada", "hostel", ended=ago(1)))),
    Speaks("alert_past_review", (("alert",),), (Alert(id="alert", what="Insulin", review_on=ago(1)),)),
    Speaks("agreement_running_out", (("agreement",),), (COUNCIL, agreement(until=ago(-30)))),
    Speaks("agreement_running_out", (("agreement",),), (COUNCIL, agreement(until=ago(0)))),
    Speaks(
        "details_unconfirmed",
        (("ada", "council"),),
        (worker("ada", "council", confirmed_on=ago(184)), org("council", confirmed_on=ago(200))),
    ),
)

QUIET = (
    Quiet("coordination_outweighs_contact", "there is one for two", (COUNCIL, *CALLS, *VISITS)),
    Quiet("coordination_outweighs_contact", "nine are too few to say", (COUNCIL, *CALLS[:9])),
    Quiet(
        "coordination_outweighs_contact",
        "it is long past",
        (COUNCIL, *(entry(f"old-{n}", 100 + n, organisations=("council",)) for n in range(20))),
    ),
    Quiet("meetings_without_decisions", "it is today", (Meeting(id="round", when=ago(0)),)),
    Quiet("meetings_without_decisions", "they decided", (Meeting(id="round", when=ago(9), decisions="Go"),)),
    Quiet("meetings_without_decisions", "it is years past", (Meeting(id="round", when=ago(900)),)),
    Quiet(
        "asks_unanswered",
        "its day is today",
        (Ask(id="ask", what="A letter", state="asked", by_when=ago(0)),),
    ),
    Quiet(
        "asks_unanswered",
        "it was answered",
        (Ask(id="ask", what="A letter", state="declined", by_when=ago(9)),),
    ),
    Quiet("asks_unanswered", "it has no day", (Ask(id="ask", what="A letter", state="asked"),)),
    Quiet("offer_not_taken_up", "it is an ask", (ADA, ASKED)),
    Quiet(
        "offer_not_taken_up",
        "it was taken up",
        (Ask(id="offer", kind="offer", state="accepted", by_when=ago(9)),),
    ),
    Quiet("no_score_for_long", "it was scored", (HOME, step("visits"), score(4, 90))),
    Quiet("no_score_for_long", "nobody works on it yet", (HOME, step("visits", status="agreed"))),
    Quiet(
        "no_score_for_long", "the need is new", (need(opened=ago(10)), step("visits", actual_start=ago(9)))
    ),
    Quiet(
        "no_score_for_long",
        "its topic was scored",
        (need(topic="housing"), step("visits"), score(4, 9, of="", topic="housing")),
    ),
    Quiet("no_expected_outcome", "it says what for", (step("coach", expected_outcome="A job"),)),
    Quiet("no_expected_outcome", "it is done", (step("coach", status="done"),)),
    Quiet("busier_and_worse", "it gets better", (HOME, *BUSY, score(4, 120), score(5, 10))),
    Quiet(
        "busier_and_worse",
        "one of them sees it better",
        (HOME, *BUSY, score(5, 120), score(4, 10), score(4, 120, "keyworker"), score(5, 10, "keyworker")),
    ),
    Quiet("busier_and_worse", "nobody is busy", (HOME, *BUSY[:3], score(5, 120), score(4, 10))),
    Quiet(
        "busier_and_worse",
        "it was as busy before",
        (
            HOME,
            *BUSY,
            *(entry(f"b-{n}", 100 + n, needs=("home",)) for n in range(6)),
            score(5, 120),
            score(4, 10),
        ),
    ),
    Quiet(
        "no_agreement",
        "the topic is covered",
        (
            COUNCIL,
            need(topic="housing"),
            REGISTER,
            SHARED,
            entry("t", 9, organisations=("council",), needs=("home",), steps=("register",)),
        ),
    ),
    Quiet(
        "no_agreement",
        "nothing at all is agreed with them, or written down",
        (COUNCIL, HEALTH, REGISTER, TALK),
    ),
    Quiet(
        "no_agreement",
        "others were in the room",
        (
            COUNCIL,
            HEALTH,
            REGISTER,
            SHARED,
            entry("t", 9, organisations=("council", "hostel"), needs=("health",), steps=("register",)),
        ),
    ),
    Quiet("withdrawn", "they have no part any more", (COUNCIL, agreement(withdrawn_on=ago(9)))),
    Quiet(
        "withdrawn",
        "there is a new one",
        (COUNCIL, REGISTER, agreement(withdrawn_on=ago(9)), Agreement(id="new", organisation="council")),
    ),
    Quiet("never_in_their_words", "they said it", (HOME,)),
    Quiet("never_in_their_words", "the need is held", (need(status="held"),)),
    Quiet("never_ranked", "they ranked it", (HOME,)),
    Quiet(
        "plan_against_their_order",
        "somebody sees to it",
        (HOME, WORK, HOUR, step("room", status="agreed", person="ada"), waits("hour", "room"), POTS),
    ),
    Quiet(
        "plan_against_their_order",
        "neighbours change places",
        (HOME, need("work", rank=3.0), HOUR, ROOM, waits("hour", "room"), POTS),
    ),
    Quiet(
        "plan_against_their_order",
        "the other has gone on for long",
        (HOME, WORK, HOUR, ROOM, waits("hour", "room"), step("pots", needs=("work",), actual_start=ago(200))),
    ),
    Quiet(
        "nothing_said_lately",
        "they said something",
        (entry("said", 60, voice="client_said"), entry("old", 90)),
    ),
    Quiet("nothing_said_lately", "the case is new", (entry("first", 20),)),
    Quiet("no_about_me", "there is a line", (Client(id=CLIENT, please_do="Ring after two"),)),
    Quiet("no_about_me", "there is no client yet", (HOME,)),
    Quiet("no_show_streak", "two can be chance", (COUNCIL, *MISSED[1:])),
    Quiet(
        "no_show_streak",
        "one came about",
        (COUNCIL, *MISSED, entry("seen", 5, "visit", organisations=("council",))),
    ),
    Quiet(
        "no_show_streak",
        "they were with three organisations",
        tuple(entry(f"m-{n}", n, "no_show", organisations=(f"org{n}",)) for n in (1, 2, 3)),
    ),
    Quiet("need_without_lead", "it has one", (HOME, ADA)),
    Quiet("need_without_lead", "it is met", (need(status="met"),)),
    Quiet("need_without_step", "something is proposed", (HOME, step("visits", status="proposed"))),
    Quiet("lead_who_left", "the last day is today", (HOME, worker("ada", "hostel", ended=ago(0)))),
    Quiet("alert_past_review", "the day is today", (Alert(id="alert", review_on=ago(0)),)),
    Quiet("alert_past_review", "it has none", (Alert(id="alert"),)),
    Quiet("agreement_running_out", "there is time", (agreement(until=ago(-31)),)),
    Quiet("agreement_running_out", "it was withdrawn", (agreement(until=ago(-9), withdrawn_on=ago(3)),)),
    Quiet("agreement_running_out", "it has run out", (agreement(until=ago(1)),)),
    Quiet(
        "details_unconfirmed", "half a year is not more", (worker("ada", "council", confirmed_on=ago(183)),)
    ),
    Quiet("details_unconfirmed", "nobody ever wrote it down", (ADA,)),
    Quiet(
        "details_unconfirmed",
        "they have left",
        (worker("ada", "council", confirmed_on=ago(300), ended=ago(9)),),
    ),
)
