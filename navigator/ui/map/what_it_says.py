"""What the network says of the selected one, in sentences: with whom they talk, who could introduce them."""

from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.network import Tie
from navigator.insights.talking import go_betweens, introductions, islands, known_by, talking_ties
from navigator.ui.item_words import name_of

_MOST = 4


def what_it_says(case: Case, item: str, on: date) -> tuple[str, ...]:
    """A few sentences about a person or an organisation; without one, about the whole network."""
    if item in case.people:
        return tuple(_of_person(case, item, on))
    if item in case.organisations:
        return tuple(_of_organisation(case, item))
    return tuple(_of_all(case, on))


def _of_person(case: Case, person: str, on: date) -> list[str]:
    said: list[str] = []
    ties = [tie for tie in talking_ties(case, on) if person in (tie.one_end, tie.other_end)]
    if ties:
        said.append(f"Talks about the client with {_listed([_with(case, tie, person) for tie in ties])}.")
    elif case.people[person].professional:
        said.append("Has not talked about the client with anybody.")
    if person in go_betweens(case, on):
        said.append("Without them, some who talk now would have nobody in common.")
    if case.people[person].professional:
        by: dict[str, list[str]] = {}
        for one in introductions(case, person, on):
            by.setdefault(one.by, []).append(name_of(case, one.to))
        first = sorted(by.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST]
        said += [
            f"{name_of(case, who)} could introduce them to {_listed(sorted(others))}."
            for who, others in first
        ]
    return said


def _with(case: Case, tie: Tie, person: str) -> str:
    other = name_of(case, tie.other_end if tie.one_end == person else tie.one_end)
    how = "regularly" if tie.talk_about_client == "regularly" else "once"
    last = f", last {say_date(tie.last_talked)}" if tie.last_talked else ""
    return f"{other} ({how}{last})"


def _of_organisation(case: Case, organisation: str) -> list[str]:
    needs = known_by(case, organisation)
    if not needs:
        return ["Has neither a view of any need nor a step on one."]
    return [f"Knows of {_listed([f'“{name_of(case, need)}”' for need in needs], most=8)}."]


def _of_all(case: Case, on: date) -> list[str]:
    found = islands(case, on)
    alone = sum(1 for island in found if len(island) == 1)
    said = [
        f"Island {at}: {_listed([name_of(case, one) for one in island], most=5)}."
        for at, island in enumerate(found, 1)
        if len(island) > 1
    ]
    if alone:
        said.append(f"{alone} {'has' if alone == 1 else 'have'} talked with nobody.")
    between = go_betweens(case, on)
    if between:
        said.append(f"Most passes through {name_of(case, between[0])}.")
    return said


def _listed(names: list[str], most: int = _MOST) -> str:
    """ "Ada, Ben and 3 more"."""
    shown = names[:most]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
