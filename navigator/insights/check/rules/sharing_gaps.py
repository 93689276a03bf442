"""What cannot be shared with those who would need it, or no longer: how can we?"""

from collections.abc import Iterator

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.sharing import Agreement
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import FORTNIGHT, ask, in_days
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import listed


def _holds(picture: WholePicture, agreement: Agreement) -> bool:
    begun = agreement.valid_from is None or agreement.valid_from.earliest <= picture.today
    return begun and agreement.withdrawn_on is None and not picture.is_past(agreement.until)


def _no_agreement(picture: WholePicture) -> Iterator[Found]:
    open_needs = {need.id: need for need in picture.open_needs}
    live = {step.id: picture.one(step.organisation) for step in picture.live_steps if step.organisation}
    talked: dict[str, dict[str, list[str]]] = {}
    for entry in picture.entries(picture.limits.talked_about_days):
        # Of several in one entry nobody can tell who was told what.
        with_whom = set(map(picture.one, entry.organisations))
        if len(with_whom) != 1:
            continue
        for organisation in with_whom & {live[step] for step in entry.steps if step in live}:
            for need in entry.needs:
                if need in open_needs:
                    talked.setdefault(organisation, {}).setdefault(need, []).append(entry.id)
    for organisation, needs in talked.items():
        agreements = [
            a for a in picture.case.agreements.by("organisation", organisation) if _holds(picture, a)
        ]
        topics = {topic for agreement in agreements for topic in agreement.topics}
        missing = [need for need in needs if open_needs[need].topic and open_needs[need].topic not in topics]
        if not agreements or not missing:
            continue
        name = picture.name(organisation)
        said = listed(
            list(dict.fromkeys(vocabulary("topics").label(open_needs[n].topic).lower() for n in missing))
        )
        yield Found(
            f"What {name} works on touches topics that no agreement with it covers: {said}.",
            (organisation, *missing),
            ask(
                f"Ask {picture.client}, with the reason",
                CLIENT_ID,
                f"May {name} know what it needs of {said}, and why would it help you? You may say no.",
                in_days(picture.today, FORTNIGHT),
            ),
            (*(a.id for a in agreements), *dict.fromkeys(entry for need in missing for entry in needs[need])),
            Severity.LATER,
        )


def _withdrawn(picture: WholePicture) -> Iterator[Found]:
    for agreement in picture.case.agreements.values():
        if agreement.withdrawn_on is None or not agreement.organisation:
            continue
        others = picture.case.agreements.by("organisation", agreement.organisation)
        steps = [s.id for s in picture.live_steps if s.organisation == agreement.organisation]
        if not steps or any(_holds(picture, other) for other in others):
            continue
        name = picture.name(agreement.organisation)
        yield Found(
            f"{picture.client_first} took back the agreement to share with {name}, which still has a part "
            f"in the plan: {listed([picture.marked(step) for step in steps])}.",
            (agreement.id,),
            ask(
                f"Ask {picture.client} what {name} may still know",
                CLIENT_ID,
                f"{name} still has a part in the plan. What may they know, and what not?",
                in_days(picture.today, FORTNIGHT),
            ),
            (agreement.organisation, *steps),
            Severity.LATER,
        )


_FAILURE = "Why we can't share"
RULES = (
    Rule(
        "no_agreement",
        _FAILURE,
        "An organisation with an agreement that has been talking, about its own steps, of topics outside it",
        "People who may not know have to guess, and a no can become a yes once the reason is told.",
        _no_agreement,
        may_be_told=False,
    ),
    Rule(
        "withdrawn",
        _FAILURE,
        "An agreement that was taken back, with an organisation that still has steps",
        "Nothing more may be told to them by consent, and what they still plan for may be out of date.",
        _withdrawn,
        may_be_told=False,
    ),
)
