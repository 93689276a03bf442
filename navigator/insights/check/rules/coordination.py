"""Time spent on coordinating beside time spent with the client."""

from collections.abc import Iterator

from navigator.casefile.journal import Entry
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import number

_ABOUT_THE_CLIENT = ("call", "letter", "meeting", "text")
_MOST_EVIDENCE = 60
"""Entries shown: more than anybody looks through; meetings first, then the latest."""


def _find(picture: WholePicture) -> Iterator[Found]:
    recent = list(picture.entries(picture.limits.coordination_days))
    contact = [entry for entry in recent if _with_client(entry)]
    coordination = [entry for entry in recent if not _with_client(entry) and _between_workers(picture, entry)]
    limits = picture.limits
    if len(coordination) < limits.coordination_least:
        return
    if len(coordination) <= limits.coordination_ratio * len(contact):
        return
    ordered = sorted(coordination, key=lambda entry: entry.kind != "meeting")
    evidence = tuple(entry.id for entry in ordered)[:_MOST_EVIDENCE]
    beside = (
        f"{number(round(len(coordination) / len(contact), 1))} for each of the {len(contact)} "
        f"contacts with {picture.client}"
        if contact
        else f"and none was with {picture.client}"
    )
    yield Found(
        f"In the last {int(limits.coordination_days)} days {len(coordination)} contacts were between "
        f"agencies, {beside}.",
        (),
        meeting_item(
            "Ask at the next meeting which calls one page could replace",
            f"One page instead of a round of updates, the hour for {picture.client}: which calls can stop?",
        ),
        evidence,
    )


def _with_client(entry: Entry) -> bool:
    if entry.kind in ("visit", "milestone") or entry.voice == "client_said":
        return entry.kind != "meeting"
    return entry.kind == "text" and not entry.organisations


def _between_workers(picture: WholePicture, entry: Entry) -> bool:
    if entry.kind not in _ABOUT_THE_CLIENT:
        return False
    return bool(entry.organisations) or any(
        (person := picture.case.people.get(one)) is not None and person.professional for one in entry.people
    )


RULES = (
    Rule(
        "coordination_outweighs_contact",
        "Meetings about meetings",
        "More than two contacts about the client for each one with them, in the last 90 days",
        "Every hour of arranging is an hour not spent with the person it is arranged for.",
        _find,
    ),
)
