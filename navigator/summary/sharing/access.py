"""All that is held on the client, for the client: everything but what is about third parties.

What is taken for third parties' data is listed passage by passage, so that the keyworker can decide on each:
somebody may have agreed, or the client knows it all already (Data Protection Act 2018, schedule 2, paragraph
16). What the list does not name is hidden where it names a third party.
"""

import csv
import io
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from navigator.casefile.case import Case
from navigator.casefile.fields import fields_of
from navigator.casefile.item import Item
from navigator.casefile.network import Person
from navigator.errors import UnreadableFile
from navigator.summary.sharing.about import is_personal
from navigator.summary.sharing.for_the_client import ForTheClient
from navigator.summary.sharing.reducing import Reduction, reduce_case
from navigator.summary.sharing.verdicts import Reason, Why

HIDE, SHOW = "hide", "show"
_COLUMNS = ("decision", "kind", "field", "says", "why", "item")
_MOST_ROWS = 200_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Passage:
    """One thing about a third party: a whole item (`field` is ""), or a field that names one."""

    item: str
    field: str
    kind: str
    says: str
    why: str
    show: bool = False


@dataclass(frozen=True)
class AccessPack:
    """What the client is given, and the passages that were decided on."""

    work: Reduction
    shown: Case
    passages: tuple[Passage, ...]

    @property
    def hidden(self) -> int:
        """How many passages are not given."""
        return sum(not passage.show for passage in self.passages)


class _Access(ForTheClient):
    """The rules of a subject access request, with what the keyworker decided to show."""

    def __init__(self, shown: Collection[tuple[str, str]]) -> None:
        self._shown = shown

    def reasons(self, item: Item) -> tuple[Reason, ...]:
        """Third parties, unless it was decided to show them. Records of the case are the client's too."""
        if isinstance(item, Person) and is_personal(item) and (item.id, "") not in self._shown:
            return (Reason(Why.THIRD_PARTY, "It is about somebody else."),)
        return ()

    def is_own_words(self, item: Item, name: str) -> bool:
        """What the client said, and what it was decided to show."""
        return super().is_own_words(item, name) or (item.id, name) in self._shown


def access_pack(case: Case, show: Collection[tuple[str, str]] = ()) -> AccessPack:
    """All that is held, but for third parties; `show` are the (item, field) that were decided to be shown."""
    strict = reduce_case(case, _Access(()), held={}, vital=())
    passages = tuple(_passages(case, strict, frozenset(show)))
    work = reduce_case(case, _Access(frozenset(show)), held={}, vital=()) if show else strict
    return AccessPack(work, work.reduced(), passages)


def _passages(case: Case, work: Reduction, show: Collection[tuple[str, str]]) -> Iterable[Passage]:
    for item in case.items():
        if isinstance(item, Person) and item.id in work.against:
            title = f"{item.title} ({item.relationship})" if item.relationship else item.title
            yield Passage(item.id, "", item.KIND, title, "A third party", (item.id, "") in show)
    for (item_id, name), taken in work.sentences.items():
        item = case.get(item_id)
        label = fields_of(type(item))[name].label
        yield Passage(
            item_id, name, item.KIND, " ".join(taken), f"{label} names a third party", (item_id, name) in show
        )


def review_list(passages: Iterable[Passage]) -> bytes:
    """The passages as CSV, to be opened in any spreadsheet, edited in its first column, and given back."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for one in passages:
        says = f"'{one.says}" if one.says.startswith(_FORMULA) else one.says
        decision = SHOW if one.show else HIDE
        writer.writerow((decision, one.kind, one.field, says, one.why, one.item))
    return out.getvalue().encode("utf-8-sig")


def read_review(content: bytes) -> frozenset[tuple[str, str]]:
    """Which (item, field) are to be shown, by a list that was given back; UnreadableFile for what is none."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise _not_a_list() from problem
    if len(rows) > _MOST_ROWS or (rows and not {"decision", "item", "field"} <= rows[0].keys()):
        raise _not_a_list()
    found: set[tuple[str, str]] = set()
    for row in rows:
        decision = (row["decision"] or "").strip().casefold()
        if decision not in (HIDE, SHOW):
            raise UnreadableFile(
                "A line of the list says neither hide nor show.",
                "Nothing was made.",
                "Mend the first column.",
            )
        if decision == SHOW:
            found.add((row["item"] or "", row["field"] or ""))
    return frozenset(found)


def _not_a_list() -> UnreadableFile:
    return UnreadableFile(
        "That is not the list of third parties' data.",
        "Nothing was made.",
        "Give back the CSV file that was written, with its first column edited.",
    )
