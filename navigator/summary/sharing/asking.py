""" "How can we share this?": which agreement would be needed, and the question to put to the client.

The answer to "no" is a better question: what would go, to whom, what for, and that they may say no.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.casefile.date_words import say_date
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.sharing.about import about
from navigator.summary.sharing.agreements import condition_asked_for
from navigator.summary.sharing.verdicts import Reason, Recipient, Verdict, Why
from navigator.summary.sharing.what_may_go import Sharing

_BY_AGREEMENT = (
    Why.NO_AGREEMENT, Why.EXPIRED, Why.WITHDRAWN, Why.REFUSED, Why.NOT_YET, Why.NOT_VALID, Why.TOO_SENSITIVE,
)  # fmt: skip
_CONDITIONS = {
    "special": "It is special category data, so it also needs a second condition, such as explicit consent.",
    "criminal": "It is criminal data, so it also needs a condition of its own, such as official authority.",
}


@dataclass(frozen=True, slots=True)
class HowCanWe:
    """What would let some items go to one reader.

    `topics` and `highest` (a key of the sensitivities) are those of the agreement that would be needed,
    `condition` is "special" or "criminal" where a second condition is asked for. `words` say it to the
    keyworker; `question` is a draft for the client, "" where there is nothing to ask them.
    """

    recipient: str
    organisation: str
    topics: tuple[str, ...]
    highest: str
    condition: str
    items: tuple[str, ...]
    words: str
    question: str


def how_can_we(sharing: Sharing, items: Iterable[str] | None = None) -> tuple[HowCanWe, ...]:
    """The ways to what is held back (of these items, or of all), for each reader and topic."""
    wanted = set(items) if items is not None else None
    groups: dict[tuple[str, str], list[tuple[Verdict, Reason]]] = {}
    for verdict in sharing.held_back:
        if wanted is not None and verdict.item not in wanted:
            continue
        for reason in verdict.reasons:
            if reason.why in _BY_AGREEMENT and reason.topic and reason.recipient:
                groups.setdefault((reason.recipient, reason.topic), []).append((verdict, reason))
    readers = {one.id: one for one in sharing.recipients}
    order = list(vocabulary("topics").terms)
    ordered = sorted(
        groups,
        key=lambda key: (list(readers).index(key[0]), order.index(key[1]) if key[1] in order else 99, key),
    )
    return tuple(_way(sharing, readers[who], topic, groups[who, topic]) for who, topic in ordered)


def vital_words(verdict: Verdict, sharing: Sharing, why: str) -> str:
    """The words to record when something goes to protect somebody's life: who, what and on what ground."""
    to_whom = " and ".join(one.name for one in sharing.recipients)
    article = "UK GDPR article 6(1)(d)"
    item = sharing.case.get(verdict.item)
    if any(condition_asked_for(topic) == "special" for topic in about(sharing.case, item).topics):
        article += " and 9(2)(c)"
    said = why.strip().rstrip(".") or "a life is at risk"
    return f"Shared with {to_whom} to protect somebody's life ({article}): {said}."


def _way(sharing: Sharing, one: Recipient, topic: str, found: list[tuple[Verdict, Reason]]) -> HowCanWe:
    label = vocabulary("topics").label(topic).lower()
    items = tuple(dict.fromkeys(verdict.item for verdict, _ in found))
    level = max(about(sharing.case, sharing.case.get(item)).level for item in items)
    highest = _sensitivity(level)
    condition = condition_asked_for(topic)
    many = f"{len(items)} {'item' if len(items) == 1 else 'items'}"
    words = (
        f"{many} about {label} could go to {one.name} with an agreement for {label}, up to "
        f"{vocabulary('sensitivities').label(highest).lower()}. {_CONDITIONS.get(condition, '')}"
    ).strip()
    return HowCanWe(
        recipient=one.id,
        organisation=one.organisation,
        topics=(topic,),
        highest=highest,
        condition=condition,
        items=items,
        words=words,
        question=_question(sharing, one, label, found[0][1]),
    )


def _question(sharing: Sharing, one: Recipient, label: str, reason: Reason) -> str:
    name = sharing.case.client.preferred_name or sharing.case.client.full_name
    called = f"{name}, " if name else ""
    purpose = sharing.purpose.strip().rstrip(".")
    what_for = f" It is for this: {purpose}." if purpose else ""
    agreement = sharing.case.agreements.get(reason.agreement)
    before = ""
    if agreement and reason.why is Why.REFUSED:
        before = f"You said no on {say_date(agreement.withdrawn_on)}, and that stands unless you change it. "
    elif agreement and reason.why is Why.WITHDRAWN:
        before = (
            f"You took it back on {say_date(agreement.withdrawn_on)}, and that stands unless you change it. "
        )
    elif agreement and reason.why is Why.EXPIRED:
        before = f"You agreed before, and that ran out on {say_date(agreement.until)}. "
    question = f"{called}may we tell {one.name} what they need to know about {label}, and what not?"
    question = question[:1].upper() + question[1:]
    return (
        f"{before}{question}{what_for} You may say no, and you can change your mind at any time; "
        "the help you have does not hang on it."
    )


def _sensitivity(level: int) -> str:
    terms = vocabulary("sensitivities").terms
    return next((key for key, term in terms.items() if term.more.get("level") == level), list(terms)[-1])
