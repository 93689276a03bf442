"""Exactly one page, whatever the case holds and whoever is to read it.

The long run, by hand and once for a release, on all cores: `python -m tests.summary.many_pages 20000`.
"""

import io
import multiprocessing
import sys
import time

import pikepdf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.summary.page import make_page
from navigator.summary.shared_page import shared_page
from navigator.summary.sharing.needles import Needles
from navigator.summary.sharing.verdicts import Recipient
from navigator.summary.sharing.what_may_go import Sharing
from tests.summary.crowds import TODAY, crowds, texts

PAGE_BY = "Ada Obi, Harbour House"
SIZES = (0, 1, 2, 5, 15, 52, 52, 1000)
FEWER = (0, 1, 2, 5, 15, 52)
CASES = st.sampled_from((*(7 * (FEWER,)), SIZES)).flatmap(crowds)
"""One in eight has a thousand of something, and takes as long as the others together."""

READERS = ("keyworker", "others", "client", "others in large print", "client in large print")
LOT = 500


def pdf_of(case: Case, readers: str, words: str) -> bytes:
    """The page for some readers, drawn of the whole case; `words` stand in its head."""
    if readers == "keyworker":
        return make_page(case, today=TODAY, page_by=PAGE_BY).pdf
    if CLIENT_ID not in case.clients:
        case = case.with_items({("client", CLIENT_ID): Client(id=CLIENT_ID)})
    names = tuple(Recipient(str(number), f"{number} {words[:2000]}", "", frozenset()) for number in range(5))
    client = readers.startswith("client")
    sharing = Sharing(case, case, names, words, TODAY, {}, Needles(), for_client=client)
    return shared_page(sharing, page_by=PAGE_BY, large="large" in readers, unverified=True).pdf


def check_one_page(case: Case, readers: str, words: str) -> None:
    """It is one page, of A4 or A3."""
    with pikepdf.open(io.BytesIO(pdf_of(case, readers, words))) as file:
        assert len(file.pages) == 1
        edges = [round(float(edge)) for edge in file.pages[0].MediaBox]
        assert edges == ([0, 0, 842, 1191] if "large" in readers else [0, 0, 595, 842])


def check_many(count: int) -> int:
    """Check so many cases, and say how many were checked."""
    checked = 0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(CASES, st.sampled_from(READERS), texts())
    def one(case: Case, readers: str, words: str) -> None:
        nonlocal checked
        check_one_page(case, readers, words)
        checked += 1

    one()
    return checked


def main(count: int) -> None:
    """Check so many cases, some hundreds at a time, each lot of other cases."""
    start = time.monotonic()
    lots = [len(range(at, count, -(-count // LOT))) for at in range(-(-count // LOT))]
    checked = 0
    with multiprocessing.get_context("spawn").Pool(maxtasksperchild=1) as pool:
        for found in pool.imap_unordered(check_many, lots):
            checked += found
            print(f"{checked} cases, each exactly one page, in {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
