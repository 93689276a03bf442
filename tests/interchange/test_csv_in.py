"""Tables of contacts: from other programs and from a keyworker's own sheet, in any order and encoding."""

import codecs
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person
from navigator.errors import UnreadableFile
from navigator.interchange.csv_rows import MOST_COLUMNS, MOST_ROWS
from navigator.interchange.imported import draft_of
from tests.interchange.reading import (
    FILES,
    case_of,
    name_of,
    notes_of,
    organisations_of,
    people_of,
    read_file,
    read_text,
)


def test_outlook() -> None:
    imported = read_file("outlook.csv")
    dana, priya = people_of(imported)
    assert (dana.name, dana.role, name_of(imported, dana.organisation)) == (
        "Ms Dana Whitlock", "Support worker", "Quayside Hostel",
    )  # fmt: skip
    assert dana.phones == ("0115 496 0000", "07700 900111")
    assert dana.emails == ("dana@example.org",)
    assert dana.professional is True
    assert priya.name == "Dr Priya K Patel MRCGP" and priya.professional is None
    bank = organisations_of(imported)[1]
    assert (bank.name, bank.phones, bank.address) == (
        "Northside Food Bank", ("0115 496 0200",), "9 Chapel Lane\nNorthside\nNS1 4CD",
    )  # fmt: skip
    of_dana, of_priya = notes_of(imported)
    assert of_dana.splitlines() == [
        "Department: Night team",
        "Business Fax: 0115 496 0009",
        "Works Tuesday to Thursday",
        "Address (business): 4 Dock Road, Northside, NS1 2AB",
    ]
    assert of_priya == "Assistant's Phone: 0115 496 0102"
    assert "“Priority” was left out." in imported.guesses
    assert imported.name == "Import 2 people, 2 organisations and 2 entries from outlook.csv"


def test_google() -> None:
    imported = read_file("google.csv")
    marek, ola = people_of(imported)
    assert (marek.name, marek.role) == ("Marek Łukasik", "Probation officer")
    assert marek.phones == ("0115 496 0001", "0115 496 0002")
    assert marek.emails == ("marek@example.org", "maz@example.org")
    assert "Work fax: 0115 496 0003" in notes_of(imported)[0]
    assert "Address: 1 Court Street, Northside" in notes_of(imported)[0]
    assert ola.relationship == ""
    assert "Relation 1 - Label: Sister\nRelation 1 - Value: Ewa" in notes_of(imported)[1]


def test_linkedin_has_lines_above_its_headings() -> None:
    imported = read_file("linkedin.csv")
    [sam] = people_of(imported)
    assert (sam.name, sam.role, sam.emails) == ("Sam Field", "Recovery worker", ("sam@example.org",))
    assert imported.not_taken == (
        "Row 1: not taken, because it stands above the headings.",
        "Row 2: not taken, because it stands above the headings.",
    )


def test_a_keyworkers_own_sheet() -> None:
    imported = read_file("own_sheet.csv")
    sian, bryn, zoe = people_of(imported)
    assert (sian.name, sian.is_lead, sian.relationship) == ("Siân O’Neill", True, "Keyworker")
    assert sian.phones == ("0115 496 0300", "0115 496 0301")
    assert (bryn.professional, bryn.phones) == (False, ("07700 900115 (mum's)",))
    assert zoe.emails == ("zoe@example.org",)
    assert zoe.organisation == sian.organisation, "the same organisation, however it was typed"
    assert [o.name for o in organisations_of(imported)] == ["Café Iris – drop-in"]
    assert imported.guesses[:2] == ("Encoding: Windows-1252 (guessed).", "Columns are parted by semicolons.")
    assert imported.not_taken == (
        "Row 4: a phone number was left out, because a spreadsheet has rounded it, and the digits are lost.",
        "Row 4: Is the lead was left out. Is the lead is yes, no, or left empty.",
        "Row 5: not taken, because it is a line of totals.",
        "Row 6: not taken, because it repeats the headings.",
    )
    assert imported.remarks == ("Row 4: “7700900116” may have lost the 0 that it began with.",)


def test_without_headings_the_columns_are_guessed_and_shown() -> None:
    imported = read_file("no_headings.csv")
    dana, _, priya = people_of(imported)
    assert (dana.name, name_of(imported, dana.organisation)) == ("Dana Whitlock", "Quayside Hostel")
    assert (dana.phones, dana.emails) == (("0115 496 0000",), ("dana@example.org",))
    assert priya.name == "Priya Patel"
    assert "There are no headings, so the columns were guessed by what stands in them." in imported.guesses
    assert "“column 4” was taken for: phone." in imported.guesses


def test_a_quotation_mark_that_is_never_closed_swallows_nobody() -> None:
    imported = read_file("broken_quotes.csv")
    assert [person.name for person in people_of(imported)] == ["Dana", "Sam", "Ola", "Bryn"]
    assert notes_of(imported) == ['says "hello", often', "never closed", "plain", '5" pipe']
    assert imported.not_taken == (
        "Row 3: a quotation mark is opened and never closed, so the row was read without it.",
    )


def test_what_would_run_as_a_formula_is_plain_text_here() -> None:
    imported = read_file("formulas.csv")
    [person] = people_of(imported)
    assert person.name == '=HYPERLINK("http://example.org","x")'
    assert person.phones == ("07700900111",)
    assert name_of(imported, person.organisation) == "+44 7700 900112"


def test_name_beside_surname_is_the_first_name_and_contact_may_be_either() -> None:
    dana, sam = people_of(read_file("two_names.csv"))
    assert (dana.name, dana.emails) == ("Dana Whitlock", ("dana@example.org",))
    assert (sam.name, sam.phones) == ("Sam Field", ("07700 900113",))


def test_columns_stand_in_any_order_and_may_be_parted_by_tabs() -> None:
    imported = read_file("columns_in_any_order.tsv")
    [dana] = people_of(imported)
    assert (dana.name, dana.phones) == ("Dana Whitlock", ("07700 900111",))
    assert name_of(imported, dana.organisation) == "Quayside Hostel"


ENCODINGS = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with a byte order mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16 with a byte order mark": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16": lambda text: text.encode("utf-16-be"),
    "Windows-1252 (guessed)": lambda text: text.encode("cp1252"),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_line_end_and_delimiter(encoding: str, delimiter: str, ends: str) -> None:
    rows = [
        ["Name", "Notes", "Tel"],
        ["Zoë Müller", '"two{}lines"', "07700 900111"],
        ["Sam", "", "07700 900112"],
    ]
    text = ends.join(delimiter.join(row) for row in rows).format(ends) + ends
    imported = read_text(ENCODINGS[encoding](text))
    assert [person.name for person in people_of(imported)] == ["Zoë Müller", "Sam"]
    assert notes_of(imported) == ["two\nlines"]
    assert imported.guesses[0].startswith(f"Encoding: {encoding}")
    assert imported.not_taken == ()


def test_one_wrong_byte_does_not_turn_utf8_into_something_else() -> None:
    data = "Name,Tel\nZoë Müller,07700 900111\nSiân,07700 900112\n".encode().replace(b"Tel", b"Tel\xff")
    imported = read_text(data)
    assert [person.name for person in people_of(imported)] == ["Zoë Müller", "Siân"]
    assert "1 character could not be read in that encoding." in imported.guesses


@pytest.mark.parametrize(
    "heading",
    [
        "Phone", "PHONE.", "Tel", "Tel.", "tel no", "Telephone number", "Mobile", "Mob.",
        "Mobile phone (work)", "Cell", "Landline", "Contact number", "Work no.", "Direct dial", "WhatsApp",
        "Phone 2 - Value", "Main switchboard",
    ],
)  # fmt: skip
def test_headings_that_mean_a_phone(heading: str) -> None:
    [person] = people_of(read_text(f"{heading},Name\n07700 900111,Dana\n"))
    assert person.phones == ("07700 900111",)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Job", "role"), ("Position:", "role"), ("ROLE TITLE", "role"),
        ("Relation to client", "relationship"),
        ("How known", "relationship"), ("Working days", "when_to_reach"), ("When to reach", "when_to_reach"),
    ],
)  # fmt: skip
def test_headings_that_mean_a_field(heading: str, field: str) -> None:
    [person] = people_of(read_text(f"Name,Tel,{heading}\nDana,07700 900111,as written\n"))
    assert getattr(person, field) == "as written"


@pytest.mark.parametrize(
    "heading", ["Company", "Agency", "Organisation", "Organization Name", "Employer", "Service"]
)
def test_headings_that_mean_an_organisation(heading: str) -> None:
    imported = read_text(f"Name,{heading}\nDana,Quayside Hostel\n")
    assert [o.name for o in organisations_of(imported)] == ["Quayside Hostel"]


@pytest.mark.parametrize(("typed", "taken"), [("Mr", "Mr Bryn"), ("Support worker", "Bryn")])
def test_title_is_read_by_what_stands_below_it(typed: str, taken: str) -> None:
    [bryn] = people_of(read_text(f"Title,Surname,Tel\n{typed},Bryn,07700 900111\n"))
    assert bryn.name == taken
    assert bryn.role == ("" if typed == "Mr" else typed)


def test_dates_are_days_first_and_what_is_no_date_is_named() -> None:
    imported = read_text("Name,Started,Ended\nDana,03/04/2020,soonish\n")
    [dana] = people_of(imported)
    assert str(dana.started) == "2020-04-03" and dana.ended is None
    [line] = imported.not_taken
    assert line.startswith("Row 2: Ended was left out.")


def test_an_organisation_of_the_case_is_found_by_name_and_not_made_again() -> None:
    hostel = Organisation(id="01900000-0000-7000-8000-00000000000b", name="Quayside Hostel Ltd.")
    imported = read_text("Name,Agency\nDana,QUAYSIDE  hostel\n", case=Case.of(hostel))
    assert organisations_of(imported) == []
    assert people_of(imported)[0].organisation == hostel.id


def test_the_same_file_again_adds_nothing_and_says_so() -> None:
    case = case_of(read_file("outlook.csv"))
    again = read_file("outlook.csv", case)
    assert again.items == () and draft_of(again, case).edits == ()
    assert again.name == "Import nothing from outlook.csv"
    assert again.not_taken == (
        "Row 2: not taken, because the case has it already, and the file says nothing more.",
        "Row 3: not taken, because the case has it already, and the file says nothing more.",
        "Row 4: not taken, because the case has it already, and the file says nothing more.",
    )


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Whitlock Dana,+447700900111", "they share a phone number"),
        ("D. Whitlock,0115 496 0999 or (07700) 900-111", "they share a phone number"),
        ("Dana Witlock,", "the names are almost the same"),
    ],
)
def test_somebody_who_may_be_in_the_case_is_pointed_out_and_never_merged(row: str, why: str) -> None:
    dana = Person(id="01900000-0000-7000-8000-00000000000a", name="Dana Whitlock", phones=("07700 900111",))
    imported = read_text(f"Name,Tel,Agency\n{row},\n", case=Case.of(dana))
    [person] = people_of(imported)
    assert person.id != dana.id and person.same_as == ""
    assert imported.remarks == (f"“{person.name}” may be “Dana Whitlock”, already in the case: {why}.",)


def test_colleagues_behind_one_switchboard_are_not_taken_for_each_other() -> None:
    imported = read_text("Name,Tel\nDana Whitlock,0115 496 0000\nSam Field,0115 496 0000\n")
    assert imported.remarks == ()


def test_somebody_twice_in_the_file_and_the_client_in_it_are_pointed_out() -> None:
    case = Case.of(Client(id=CLIENT_ID, preferred_name="Jo Marsh"))
    imported = read_text("Name,Tel\nDana,07700 900111\nDana,07700 900111\nJo Marsh,07700 900112\n", case=case)
    assert imported.remarks == (
        "“Dana” may be “Dana”, also in this file: they share a phone number.",
        "“Jo Marsh” may be “Jo Marsh”, the client: the names are almost the same.",
    )


def test_somebody_without_a_name_is_called_by_phone_or_email() -> None:
    imported = read_text("Name,Tel,Email\n,07700 900111,\n,,dana@example.org\n")
    assert [person.name for person in people_of(imported)] == ["07700 900111", "dana@example.org"]
    assert imported.remarks[0] == "Row 2 has no name: “07700 900111” stands in for it."


def test_rows_that_say_nothing_and_values_beyond_the_last_column_are_named() -> None:
    imported = read_text("Name,Tel,Notes\nDana,07700 900111,,x,y\n,,only a note\n\n,n/a,\n")
    assert imported.added == {"people": 1}
    assert imported.not_taken == (
        "Row 2: 2 values beyond the last column were left out.",
        "Row 3: not taken, because nothing in it says who it is.",
        "Row 5: not taken, because nothing in it says who it is.",
    )


REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\r\n", "empty"),
    "a mark alone": (codecs.BOM_UTF16_LE, "empty"),
    "NUL bytes": (b"Name,Tel\nDana\x00,07700 900111\n" + b"\x00" * 9, "not text"),
    "random": (bytes(range(256)) * 40, "not text"),
    "Excel": (b"PK\x03\x04" + b"x" * 100, "Excel"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "picture"),
    "a PDF": (b"%PDF-1.7", "PDF"),
    "a database": (b"SQLite format 3\x00", "database"),
    "a letter": (b"Dear Sam,\nthank you for coming.\nYours, Dana\n", "Nothing in this file looks like"),
    "a million columns": (b"Name" + b"," * 999_999 + b"\n", "Row 1 has more than 500 columns"),
    "a few too many columns": (
        b"Name,Tel" + b",x" * MOST_COLUMNS + b"\nDana\n",
        "Row 1 has more than 500 columns",
    ),
    "one endless row": (b"Name,Tel\n" + b"x" * 40_000_000, "Row 2 is longer than"),
    "too many rows": (b"Name\n" + b"Dana\n" * MOST_ROWS, "more than 100,000 rows"),
    "quotes that never match": (b"Name,Tel\n" + b'Dana,"0770\n' * 99, "more than 20 rows"),
    "too large": (b"x" * 50_000_001, "larger than 50 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_of_contacts_is_refused_in_one_plain_sentence(name: str) -> None:
    data, says = REFUSED[name]
    with pytest.raises(UnreadableFile) as refused:
        read_text(data)
    assert says in refused.value.happened
    assert refused.value.safe == "Nothing was imported."
    assert "Dana" not in str(refused.value) and "\n" not in str(refused.value)


def test_hostile_tables_do_not_take_gigabytes() -> None:
    hostile = b'Name,Tel\n"' + b'a","' * 9_000_000
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile):
            read_text(hostile)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 12 * len(hostile)


@given(st.binary(max_size=400))
def test_any_bytes_are_an_import_or_a_refusal(data: bytes) -> None:
    try:
        imported = read_text(data, form="csv")
    except UnreadableFile:
        return
    draft_of(imported, Case())


@given(st.text(st.sampled_from('Name,Tel;"\n\r\t|=+@0790éx '), max_size=200))
def test_any_table_is_an_import_or_a_refusal(text: str) -> None:
    try:
        imported = read_text("Name,Tel,Email,Notes\n" + text)
    except UnreadableFile:
        return
    draft_of(imported, Case())


def test_files_of_the_tests_hold_invented_people_only() -> None:
    for path in FILES.iterdir():
        text = path.read_bytes().decode("cp1252", "replace")
        assert "@" not in text.replace("@example.org", "").replace("@example.com", ""), path.name
