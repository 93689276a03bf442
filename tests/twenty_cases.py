"""Twenty made-up cases: the example with some of it missing, in some cases most, for twenty clients.

`python -m tests.twenty_cases FOLDER` writes what may be given away of them, as CSV and as PDF.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.item import Item
from navigator.history.draft import Draft, making
from navigator.insights.across import across
from navigator.insights.case_facts import facts_of
from navigator.insights.suppression import suppressed
from navigator.interchange.across_csv import across_csv
from navigator.interchange.example import example_items
from navigator.summary.across import across_pdf

FULL_NAMES = ("Jo Lane", "Sam Okafor", "Lena Kowal", "Abel Tesfaye", "Mia Brant")


def items_of_twenty(today: date) -> Iterator[tuple[Item, ...]]:
    """The items of each case, the same in every run on the same day."""
    for number in range(20):
        chance = random.Random(number)
        share = (0.3, 0.6, 0.9)[number % 3]
        kept = [i for i in example_items(today) if i.KIND != "client" and chance.random() < share]
        client = Client(id=CLIENT_ID, preferred_name=f"Client {number + 1}", full_name=FULL_NAMES[number % 5])
        yield (client, *kept)


def twenty_cases(today: date) -> list[Case]:
    """The cases."""
    return [Case.of(*items) for items in items_of_twenty(today)]


def twenty_drafts(today: date) -> list[tuple[str, Draft]]:
    """A name and a draft that makes it, for each case."""
    return [
        (f"Client {number}", Draft("Load", tuple(edit for item in items for edit in making(item))))
        for number, items in enumerate(items_of_twenty(today), 1)
    ]


def main(words: list[str]) -> int:
    """Write the files; the exit code."""
    if len(words) != 1:
        print("usage: python -m tests.twenty_cases FOLDER")
        return 2
    folder, today = Path(words[0]), date.today()
    folder.mkdir(parents=True, exist_ok=True)
    safe = suppressed(across(facts_of(case, today) for case in twenty_cases(today)))
    for name, content in (
        ("across.csv", across_csv(safe, today)),
        ("across.pdf", across_pdf(safe, today=today)),
    ):
        (folder / name).write_bytes(content)
        print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
