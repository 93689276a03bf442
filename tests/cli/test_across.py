"""across: for one's own eyes as it is, for others without anybody who could be told."""

import csv
import dataclasses
import io
from datetime import date
from pathlib import Path

import pytest

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.history.draft import Draft, making
from navigator.insights.across import across
from navigator.insights.case_facts import facts_of
from navigator.insights.suppression import suppressed
from navigator.interchange.across_csv import HEADINGS, across_csv
from navigator.store.cases import new_case
from navigator.store.vault import Vault
from navigator.summary.across import across_pdf
from tests.cli.runs import PASSPHRASE, Navigator
from tests.twenty_cases import FULL_NAMES, twenty_cases

TODAY = date.today()


def texts_of(case: Case) -> set[str]:
    """Whatever somebody typed into a case and ids, apart from the names of organisations."""
    found: set[str] = set()
    for item in case.items():
        found.add(item.id)
        for name, field in fields_of(type(item)).items():
            if item.KIND == "organisation" and name == "name":
                continue
            if field.type in (FieldType.LINE, FieldType.TEXT, FieldType.PHONE, FieldType.EMAIL):
                held = getattr(item, name)
                found.update(held if isinstance(held, tuple) else (held,))
    return {text for text in found if len(text) > 3}


def test_nothing_of_twenty_cases_is_in_what_is_given_away() -> None:
    cases = twenty_cases(TODAY)
    safe = suppressed(across(facts_of(case, TODAY) for case in cases))
    text = across_csv(safe, TODAY).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert tuple(rows[0]) == HEADINGS and len(rows) > 20
    assert [row[3] for row in rows if row[2] == "Cases" and row[0] == "All cases"] == ["20"]
    labels = {cell for row in rows for cell in row}
    typed = set().union(*(texts_of(case) for case in cases))
    organisations = {one.name for case in cases for one in case.organisations.values()}
    assert not {one for one in typed - organisations if one in labels}
    people = {item.title for case in cases for item in (*case.people.values(), case.client) if item.title}
    assert not [name for name in people if name in text]
    numbers = [int(row[3]) for row in rows[3:] if row[3].isdigit() and row[0] != "All cases"]
    assert numbers and min(numbers) >= 5


def test_the_page_says_no_more_than_the_file() -> None:
    safe = suppressed(across(facts_of(case, TODAY) for case in twenty_cases(TODAY)))
    page = across_pdf(safe, today=TODAY)
    assert page.startswith(b"%PDF-1.7") and page == across_pdf(safe, today=TODAY)
    assert across_pdf(suppressed(across([])), today=TODAY).startswith(b"%PDF-1.7")


@pytest.fixture
def six(nav: Navigator) -> Navigator:
    """A vault with six cases in which something is known, and Sam's."""
    vault = Vault.unlock(nav.profile, passphrase=PASSPHRASE)
    with vault:
        for name, case in zip(FULL_NAMES, twenty_cases(TODAY), strict=False):
            with new_case(vault, name) as opened:
                kept = [
                    i for i in case.items() if i.KIND in ("client", "need", "step", "score", "dependency")
                ]
                opened.commit(Draft("Load", tuple(e for i in kept for e in making(dataclasses.replace(i)))))
    return nav


def test_for_ones_own_eyes_all_numbers_stand(six: Navigator) -> None:
    found = six.done("across", "--json").json
    assert found["cases"] == 6 and {"name", "rows"} <= set(found["tables"][0])
    assert "For your own eyes" in six.done("across").out


def test_a_file_for_others_is_kept_on_the_trail_of_each_case(six: Navigator, tmp_path: Path) -> None:
    file = tmp_path / "numbers.csv"
    said = six.done("across", "-o", str(file)).err
    assert "Nobody can be told from it" in said and file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Count the case among all cases" in six.done("history", "Sam").out
    six.done("across", "-o", str(tmp_path / "numbers.pdf"))
    assert (tmp_path / "numbers.pdf").read_bytes().startswith(b"%PDF")
    assert six("across", "-o", str(tmp_path / "numbers.doc")).code == 2
    assert "nowhere" not in six.refused("across", "-o", str(tmp_path / "nowhere" / "n.csv"))
