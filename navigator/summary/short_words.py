"""Words short enough for paper: dates near the day of the page, and the names of who does what."""

from datetime import date, timedelta

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date, say_moment
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.casefile.partial_date import PartialDate

NO_NAME = "no name yet"
_MORE_THAN_A_PAGE = 12_000
"""Characters."""


def near_date(when: PartialDate | None, today: date) -> str:
    """A date in words, without its year where nobody could take it for another: within six months."""
    if when is None:
        return ""
    words = say_date(when)
    near = abs(when.earliest - today) <= timedelta(days=182) and abs(when.latest - today) <= timedelta(
        days=182
    )
    year = f" {when.latest.year}"
    if when.is_day and near and words.endswith(year):
        return words.removesuffix(year)
    return words


def near_moment(when: PartialDate | None, today: date) -> str:
    """A near date with its time, where one is known."""
    if when is None or when.minute is None:
        return near_date(when, today)
    return say_moment(when).replace(say_date(when), near_date(when, today))


def one_line(text: str) -> str:
    """A text without its line breaks; of a very long one, more than any page has room for."""
    return " ".join(text[:_MORE_THAN_A_PAGE].split())


def who(case: Case, item_id: str) -> str:
    """Who or what an id stands for: a person with their organisation is the person; "" for nobody."""
    if item_id == CLIENT_ID:
        return case.client.title or "the client"
    item = case.find(item_id) if item_id else None
    match item:
        case Person() | Organisation():
            return item.title or NO_NAME
        case _:
            return ""


def doer(case: Case, organisation: str, person: str) -> str:
    """Who does a step: the person, the organisation, or both."""
    names = [name for name in (who(case, person), who(case, organisation)) if name]
    return ", ".join(dict.fromkeys(names))


def unbroken(phone: str) -> str:
    """A phone number that is not torn apart at the end of a line, as long as it is one."""
    return phone.replace(" ", "\u00a0") if len(phone) <= 24 else phone
