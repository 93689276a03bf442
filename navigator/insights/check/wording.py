"""Small pieces of the sentences in which findings are told."""

from collections.abc import Sequence
from datetime import date

from navigator.casefile.date_words import MONTHS, say_date
from navigator.casefile.partial_date import PartialDate

_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_PLACES = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def listed(names: Sequence[str], most: int = 4) -> str:
    """ "Ada, Ben and 2 more": at most `most` of the names, once each.

    Names that have a comma or an "and" of their own are kept apart by semicolons.
    """
    once = [name for name in dict.fromkeys(names) if name]
    if len(once) > most:
        once = [*once[: most - 1], f"{len(once) - most + 1} more"]
    if len(once) < 2:
        return "".join(once)
    entangled = len(once) > 2 and any(("," in name or " and " in name) and name[0] != "“" for name in once)
    return f"{('; ' if entangled else ', ').join(once[:-1])}{'; and ' if entangled else ' and '}{once[-1]}"


def joined(parts: Sequence[str], most: int = 3) -> str:
    """As `listed`, for parts that have an "and" in them: "Ada and Ben; Cal and Di; and 2 more"."""
    shown = parts if len(parts) <= most else [*parts[: most - 1], f"and {len(parts) - most + 1} more"]
    return "; ".join(shown)


def count(number: int, one: str, many: str = "") -> str:
    """ "three meetings"; numbers up to twelve as words."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def in_words(number: int) -> str:
    """ "twelve", and 13."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def capital(sentence: str) -> str:
    """The sentence with a capital to begin with."""
    return sentence[:1].upper() + sentence[1:]


def place(rank: float) -> str:
    """ "second" for 2."""
    number = int(rank)
    return _PLACES[number] if 0 < number < len(_PLACES) else f"number {number}"


def day_words(moment: PartialDate | None, today: date) -> str:
    """A date without its year where the year goes without saying: "4 December"."""
    if moment is None:
        return "a day that is not known"
    if moment.is_day and not moment.approximate and abs((moment.earliest - today).days) < 183:
        return f"{moment.earliest.day} {MONTHS[moment.earliest.month - 1]}"
    return say_date(moment)


def how_long(days: int) -> str:
    """ "six weeks": a span as people say it."""
    if days < 14:
        return count(days, "day")
    if days < 63:
        return count(round(days / 7), "week")
    if days < 700:
        return count(round(days / 30.4), "month")
    return count(round(days / 365.25), "year")


def number(value: float) -> str:
    """A number without a needless ".0"."""
    return f"{value:g}"


def pounds(value: object) -> str:
    """ "£1,150", with pence only where there are any."""
    amount = f"{value:,.2f}"
    return f"£{amount.removesuffix('.00')}"
