"""Small cases for the rules about order, costs and reliance."""

from decimal import Decimal

from tests.insights.check.small_cases import Quiet, Speaks, ago, need, org, relies, step, waits, worker

COUNCIL, HOSTEL = org("council"), org("hostel")
LETTER = step("letter", status="agreed")
CARD = step("card", status="agreed", person="ada", planned_start=ago(20), cost=Decimal(30))
THREE = tuple(step(name, status="agreed") for name in ("view", "bank", "register"))
THREE_WAIT = tuple(waits(one.id, "card") for one in THREE)
NURSE = step("nurse", status="stopped", actual_end=ago(60), paid_by="council", cost=Decimal(100))
WARD = step("ward", status="done", actual_start=ago(40), paid_by="hostel", cost=Decimal(900))
PAID = step("script", paid_by="council")
FRIDGE = step(
    "fridge", status="declined", kind="budget_request", cost=Decimal(85), cost_of_not_doing=Decimal(900)
)

SPEAKS = (
    Speaks("begun_too_early", (("job",),), (step("job"), LETTER, waits("job", "letter"))),
    Speaks("begun_too_early", (("job",),), (step("job"), waits("job", condition="a clear head"))),
    Speaks("held_without_review", (("therapy",),), (step("therapy", status="held"),)),
    Speaks("held_without_review", (("therapy",),), (step("therapy", status="held", review_on=ago(1)),)),
    Speaks(
        "blocked_on_nobody",
        (("hour", "letter"),),
        (step("hour", status="agreed"), LETTER, waits("hour", "letter")),
    ),
    Speaks(
        "blocked_on_nobody",
        (("hour", "letter"),),
        (
            step("hour", status="agreed"),
            step("letter", status="declined", organisation="council"),
            COUNCIL,
            waits("hour", "letter"),
        ),
    ),
    Speaks(
        "unblocks_most_and_not_started", (("card", "bank", "register", "view"),), (CARD, *THREE, *THREE_WAIT)
    ),
    Speaks(
        "cycle",
        (("detox", "flat"),),
        (
            step("detox", status="agreed"),
            step("flat", status="agreed"),
            waits("detox", "flat"),
            waits("flat", "detox"),
        ),
    ),
    Speaks(
        "cost_without_agreement",
        (("script", "script:hostel"),),
        (PAID, COUNCIL, HOSTEL, relies("script", "hostel", agreed=False)),
    ),
    Speaks(
        "help_stopped_cost_elsewhere", (("home", "nurse", "ward"),), (need(), NURSE, WARD, COUNCIL, HOSTEL)
    ),
    Speaks(
        "relies_on_unagreed",
        (("script", "script:hostel"),),
        (step("script"), HOSTEL, relies("script", "hostel")),
    ),
    Speaks(
        "relies_on_unfunded",
        (("script", "script:hostel"),),
        (step("script"), HOSTEL, relies("script", "hostel", agreed=True)),
    ),
    Speaks("refused_though_dearer_not_to", (("fridge",),), (need(), FRIDGE)),
    Speaks("refused_though_dearer_not_to", (("fridge",),), (FRIDGE,)),
)

QUIET = (
    Quiet(
        "begun_too_early", "it has not begun", (step("job", status="agreed"), LETTER, waits("job", "letter"))
    ),
    Quiet(
        "begun_too_early", "the wait is over", (step("job"), LETTER, waits("job", "letter", met_on=ago(9)))
    ),
    Quiet(
        "begun_too_early",
        "what it waited for is done",
        (step("job"), step("letter", status="done"), waits("job", "letter")),
    ),
    Quiet(
        "held_without_review", "there is a day ahead", (step("therapy", status="held", review_on=ago(-9)),)
    ),
    Quiet("held_without_review", "the day is today", (step("therapy", status="held", review_on=ago(0)),)),
    Quiet("held_without_review", "it is not held", (step("therapy"),)),
    Quiet(
        "blocked_on_nobody",
        "somebody sees to it",
        (
            step("hour", status="agreed"),
            step("letter", status="agreed", person="ada"),
            worker("ada", "council"),
            waits("hour", "letter"),
        ),
    ),
    Quiet(
        "blocked_on_nobody",
        "it is a condition, which may come by itself",
        (step("hour", status="agreed"), waits("hour", condition="three clear weeks")),
    ),
    Quiet(
        "blocked_on_nobody",
        "what waits has been stopped",
        (step("hour", status="stopped"), LETTER, waits("hour", "letter")),
    ),
    Quiet("unblocks_most_and_not_started", "two are no jam", (CARD, *THREE[:2], *THREE_WAIT[:2])),
    Quiet(
        "unblocks_most_and_not_started",
        "it has begun",
        (step("card", actual_start=ago(1)), *THREE, *THREE_WAIT),
    ),
    Quiet(
        "unblocks_most_and_not_started",
        "it cannot begin yet",
        (CARD, LETTER, waits("card", "letter"), *THREE, *THREE_WAIT),
    ),
    Quiet(
        "cycle",
        "one wait is over",
        (
            step("detox", status="agreed"),
            step("flat", status="agreed"),
            waits("detox", "flat", met_on=ago(3)),
            waits("flat", "detox"),
        ),
    ),
    Quiet(
        "cost_without_agreement",
        "it is agreed",
        (PAID, COUNCIL, HOSTEL, relies("script", "hostel", agreed=True)),
    ),
    Quiet(
        "cost_without_agreement",
        "it is funded",
        (PAID, COUNCIL, HOSTEL, relies("script", "hostel", funded_by="council")),
    ),
    Quiet("cost_without_agreement", "one pays for itself", (PAID, COUNCIL, relies("script", "council"))),
    Quiet(
        "cost_without_agreement",
        "it has not begun",
        (step("script", status="agreed", paid_by="council"), COUNCIL, HOSTEL, relies("script", "hostel")),
    ),
    Quiet(
        "help_stopped_cost_elsewhere",
        "the cost came months later",
        (need(), NURSE, step("ward", actual_start=ago(-5), paid_by="hostel", cost=Decimal(900))),
    ),
    Quiet(
        "help_stopped_cost_elsewhere",
        "the same organisation bore it",
        (need(), NURSE, step("ward", actual_start=ago(40), paid_by="council", cost=Decimal(900))),
    ),
    Quiet(
        "help_stopped_cost_elsewhere",
        "it was cheaper",
        (need(), NURSE, step("ward", actual_start=ago(40), paid_by="hostel", cost=Decimal(90))),
    ),
    Quiet(
        "help_stopped_cost_elsewhere",
        "the cost came up for another need",
        (
            need(),
            NURSE,
            step("ward", needs=("work",), actual_start=ago(40), paid_by="hostel", cost=Decimal(900)),
        ),
    ),
    Quiet(
        "relies_on_unagreed",
        "it is agreed",
        (step("script"), HOSTEL, relies("script", "hostel", agreed=True)),
    ),
    Quiet(
        "relies_on_unagreed",
        "the step is done",
        (step("script", status="done"), HOSTEL, relies("script", "hostel")),
    ),
    Quiet(
        "relies_on_unfunded",
        "somebody pays",
        (step("script"), HOSTEL, relies("script", "hostel", agreed=True, funded_by="hostel")),
    ),
    Quiet("relies_on_unfunded", "it is not agreed yet", (step("script"), HOSTEL, relies("script", "hostel"))),
    Quiet(
        "refused_though_dearer_not_to",
        "it costs more than it saves",
        (
            step(
                "fridge",
                status="declined",
                kind="budget_request",
                cost=Decimal(85),
                cost_of_not_doing=Decimal(80),
            ),
        ),
    ),
    Quiet("refused_though_dearer_not_to", "the need is met", (need(status="met"), FRIDGE)),
    Quiet(
        "refused_though_dearer_not_to",
        "it was no request for money",
        (step("fridge", status="declined", cost=Decimal(85), cost_of_not_doing=Decimal(900)),),
    ),
)
