"""Small items for small cases: short ids, days counted back from one day, and what a rule says of them."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.casefile.journal import Entry
from navigator.casefile.needs import Need, Score, View
from navigator.casefile.network import Organisation, Person, Tie
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.plan import Dependency, Reliance, Step

TODAY = date(2026, 3, 10)
CLIENT = CLIENT_ID


@dataclass(frozen=True)
class Speaks:
    """Items on which a rule speaks, and what its findings are about, in any order."""

    rule: str
    about: tuple[tuple[str, ...], ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Quiet:
    """Items on which a rule is quiet, and why."""

    rule: str
    why: str
    items: tuple[Item, ...] = field(default=())


def ago(days: int) -> PartialDate:
    """So many days before the day of the check; negative for days ahead."""
    return PartialDate.on(TODAY - timedelta(days=days))


def need(name: str = "home", **known: Any) -> Need:
    return Need(id=name, what=name.capitalize(), **{"status": "open", **known})


def step(name: str, **known: Any) -> Step:
    return Step(id=name, what=name.capitalize(), **{"status": "active", "needs": ("home",), **known})


def org(name: str, **known: Any) -> Organisation:
    return Organisation(id=name, name=name.capitalize(), **known)


def worker(name: str, organisation: str, **known: Any) -> Person:
    return Person(id=name, name=name.capitalize(), professional=True, organisation=organisation, **known)


def view(organisation: str, severity: float, days: int = 10, of: str = "home", **known: Any) -> View:
    name = f"view-{organisation}-{of}-{days}"
    return View(id=name, need=of, organisation=organisation, severity=severity, date=ago(days), **known)


def entry(name: str, days: int, kind: str = "call", **known: Any) -> Entry:
    return Entry(id=name, when=ago(days), kind=kind, text=name, **known)


def score(value: float, days: int, by: str = "client", of: str = "home", **known: Any) -> Score:
    name = f"score-{of}-{by}-{days}"
    return Score(id=name, need=of, value=value, by=by, date=ago(days), **{"scale": "journey", **known})


def waits(name: str, waits_for: str = "", **known: Any) -> Dependency:
    return Dependency(id=f"{name}>{waits_for}", step=name, waits_for=waits_for, **known)


def relies(name: str, organisation: str, **known: Any) -> Reliance:
    values = {"for_what": "Somebody to go along", **known}
    return Reliance(id=f"{name}:{organisation}", step=name, organisation=organisation, **values)


def tie(one: str, other: str, talk: str = "regularly", days: int = 3, **known: Any) -> Tie:
    last = None if talk == "never" else ago(days)
    return Tie(
        id=f"{one}-{other}", one_end=one, other_end=other, talk_about_client=talk, last_talked=last, **known
    )
