"""Cards of real address books' kinds, of all three versions, whole and broken."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.errors import UnreadableFile
from navigator.interchange.imported import draft_of
from navigator.interchange.vcard_cards import MOST_CARDS
from tests.interchange.reading import (
    case_of,
    name_of,
    notes_of,
    organisations_of,
    people_of,
    read_file,
    read_text,
)


def card(*lines: str, version: str = "3.0", ends: str = "\r\n") -> str:
    return ends.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_outlook_2_1_in_windows_1252() -> None:
    imported = read_file("outlook_2_1.vcf")
    [sian] = people_of(imported)
    assert (sian.name, sian.role, name_of(imported, sian.organisation)) == (
        "Ms Siân O'Neill", "Support worker", "Café Iris",
    )  # fmt: skip
    assert sian.phones == ("0115 496 0300", "07700 900117")
    assert sian.emails == ("sian@example.org",)
    [note] = notes_of(imported)
    assert note.splitlines() == [
        "Fax: 0115 496 0309",
        "Address (work): 7 Mill Lane, Northside, NS1 5EF, United Kingdom",
        "Website: http://example.org/iris",
        "Ring first",
        "then text; ask for Siân",
        "Department: Drop-in",
        "Manager: Bryn",
    ]
    assert imported.guesses[0] == "Encoding: Windows-1252 (guessed)."
    assert imported.not_taken == ("Card 1: PHOTO was left out (1 kB).",)


def test_a_phone_2_1_with_soft_line_breaks() -> None:
    imported = read_file("phone_2_1.vcf")
    marek, nameless = people_of(imported)
    assert marek.name == "Marek Łukasik"
    assert marek.phones == ("07700900118", "07700900119")
    assert name_of(imported, marek.organisation) == "Northside Probation; – Team 2"
    assert notes_of(imported) == ["Zakład na e\nDepartment: Court"]
    assert nameless.name == "only-an-email@example.org"
    assert imported.remarks == ("Card 2 has no name: “only-an-email@example.org” stands in for it.",)


def test_apple_3_0_with_groups_and_labels() -> None:
    imported = read_file("apple_3_0.vcf")
    [priya] = people_of(imported)
    surgery, hostel = organisations_of(imported)
    assert (priya.name, priya.role, priya.organisation) == ("Dr. Priya Patel", "GP, partner", surgery.id)
    assert priya.phones == ("0115 496 0100", "07700 900121")
    assert notes_of(imported)[0].splitlines() == [
        "Assistant phone: 0115 496 0102",
        "Address (work): 1 Harbour Way, First floor, Northside, NS1 6GH, United Kingdom",
        "Website: https://example.org/surgery",
        "Mondays only; ask reception",
        "for a long appointment",
        "Department: Mental health",
        "Known as: Pri",
        "Birthday: 2 June 1975",
        "Sister: Ewa",
    ]
    assert (hostel.name, hostel.phones) == ("Quayside Hostel", ("0115 496 0000",))
    assert hostel.what_it_does == "Direct-access beds"
    assert "Card 3: not taken, because it is a group." in imported.not_taken


def test_the_standard_4_0() -> None:
    imported = read_file("standard_4_0.vcf")
    [sam] = people_of(imported)
    assert sam.phones == ("+44-7700-900113", "+44-115-496-0400 ext. 21"), "preferred first"
    assert sam.emails == ("sam.field@example.org", "sam@example.org")
    [note] = notes_of(imported)
    assert "Fax: +44 115 496 0409" in note
    assert "Says ^hello^, then \\ waits" in note
    assert "Friend: Please ask Ola" in note
    assert "Department: Outreach, north" in note
    bank = organisations_of(imported)[1]
    assert (bank.name, bank.website, bank.address) == (
        "Northside Food Bank", "https://example.org/food", "9 Chapel Lane\nNorthside\nNS1 4CD",
    )  # fmt: skip
    assert imported.read == 3
    assert imported.not_taken == ("Card 3: not taken, because it is a group.",)


def test_broken_cards_are_taken_as_far_as_they_go() -> None:
    imported = read_file("broken.vcf")
    names = [person.name for person in people_of(imported)]
    assert names == ["Ada Agent", "Zoë Marsh", "Never Ended", "Folded Up", "Text Agent", "Last"]
    assert notes_of(imported) == [
        "Stands in card 1 as the one to turn to.",
        "one line\nand one that was never folded",
        "Stands in card 4 as the one to turn to.",
    ]
    assert imported.not_taken == (
        "Card 1: line 6 left out, because no property stands there.",
        "Card 3: it has no END, so it was taken as far as it goes.",
        "Card 6: it has no END, so it was taken as far as it goes.",
        "2 lines that stand in no card were left out.",
        "Card 5: not taken, because nothing in it says who it is.",
    )


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r", "\n\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_every_line_end_and_encoding(codec: str, ends: str) -> None:
    text = card("FN:Zoë Marsh", "TEL:07700 900111", ends=ends) + card("FN:Siân", ends=ends)
    imported = read_text(text.encode(codec), "cards.vcf")
    assert [person.name for person in people_of(imported)] == ["Zoë Marsh", "Siân"]


def test_a_byte_order_mark_in_the_middle_of_joined_files() -> None:
    imported = read_text("\ufeff" + card("FN:Dana") + "\ufeff" + card("FN:Sam"))
    assert [person.name for person in people_of(imported)] == ["Dana", "Sam"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("N:Whitlock;Dana;;;", "Dana Whitlock"),
        ("N:Whitlock;Dana", "Dana Whitlock"),
        ("N:Dana", "Dana"),
        ("N:Whitlock;Dana;Jo,Rae;Dr.;PhD,MSW", "Dr. Dana Jo Rae Whitlock PhD MSW"),
        ("FN:Dana\\, Whitlock", "Dana, Whitlock"),
        ("FN;CHARSET=UTF-8:Zoë", "Zoë"),
        ("FN;X-PARAM=\"a:b;c\":Dana", "Dana"),
        ("fn;x-unclosed=\"quote:Dana", "Dana"),
        ("item1.FN:Dana", "Dana"),
        ("NICKNAME:Dee", "Dee"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB", "Zoë"),
        ("FN;QUOTED-PRINTABLE;CHARSET=windows-1250:=A3ukasz", "Łukasz"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=no-such-set:Zo=EB", "Zoë"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=hex:Zo=C3=AB", "Zoë"),
        ("FN;ENCODING=b:RGFuYQ==", "Dana"),
        ("N;ENCODING=QUOTED-PRINTABLE:Whit=3Block;Dana;;;", "Dana Whit;lock"),
        ("N;ENCODING=QUOTED-PRINTABLE:Whitlock=3BDana=3B=3B=3B", "Dana Whitlock"),
        ("FN:Da\r\n na", "Dana"),
        ("FN:Da\r\n\tna", "Dana"),
    ],
)  # fmt: skip
def test_ways_to_spell_a_name(line: str, name: str) -> None:
    imported = read_text(card(line, "TEL:07700 900111"))
    assert [person.name for person in people_of(imported)] == [name]


def test_old_folds_keep_their_white_space_and_wrong_ones_do_not() -> None:
    text = "NOTE:some words that were folded at white\r\n space"
    assert notes_of(read_text(card("FN:Dana", text, version="2.1"))) == [
        "some words that were folded at white space"
    ]
    hard = "NOTE:" + "x" * 70 + "\r\n yz"
    assert notes_of(read_text(card("FN:Dana", hard, version="2.1"))) == ["x" * 70 + "yz"]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("TEL:07700 900111", "07700 900111"),
        ("TEL;TYPE=CELL,VOICE:07700 900111", "07700 900111"),
        ("TEL;VALUE=uri;TYPE=\"voice,home\":tel:+44-7700-900111", "+44-7700-900111"),
        ("TEL;VALUE=URI:TEL:+447700900111;ext=5", "+447700900111 ext. 5"),
        ("TEL;WORK;VOICE:(0115) 496 0000", "(0115) 496 0000"),
    ],
)  # fmt: skip
def test_ways_to_spell_a_phone_number(version: str, line: str, phone: str) -> None:
    [person] = people_of(read_text(card("FN:Dana", line, version=version)))
    assert person.phones == (phone,)


@pytest.mark.parametrize("params", ["TYPE=FAX", "WORK;FAX", 'TYPE="fax,work"', "type=HOME;type=FAX"])
def test_a_fax_is_no_phone(params: str) -> None:
    imported = read_text(card("FN:Dana", f"TEL;{params}:0115 496 0009"))
    assert people_of(imported)[0].phones == ()
    assert notes_of(imported) == ["Fax: 0115 496 0009"]


def test_a_company_is_an_organisation_and_its_people_are_linked_to_it() -> None:
    company = card("N:;;;;", "FN:Quayside Hostel", "ORG:Quayside Hostel", "TEL:0115 496 0000")
    imported = read_text(card("FN:Dana", "ORG:Quayside Hostel;Nights") + company)
    [hostel] = organisations_of(imported)
    assert people_of(imported)[0].organisation == hostel.id
    assert hostel.phones == ("0115 496 0000",)


def test_the_same_file_again_adds_nothing() -> None:
    case = case_of(read_file("apple_3_0.vcf"))
    again = read_file("apple_3_0.vcf", case)
    assert again.items == ()
    assert again.name == "Import nothing from apple_3_0.vcf"


PICTURE = "PHOTO;ENCODING=b;TYPE=JPEG:"


@pytest.mark.parametrize(
    "photo",
    [
        PICTURE + "\n ".join(["A" * 74] * 130_000),
        PICTURE + "A" * 10_000_000,
        "PHOTO;ENCODING=BASE64;JPEG:\n" + "\n".join(["A" * 74] * 130_000) + "\n",
        "PHOTO:data:image/jpeg;base64," + "A" * 10_000_000,
    ],
    ids=["folded", "one line", "not folded", "in a link"],
)
def test_a_large_photo_is_left_out_at_little_cost(photo: str) -> None:
    data = card("FN:Dana", photo, "TEL:07700 900111", ends="\n").encode()
    tracemalloc.start()
    try:
        imported = read_text(data, "cards.vcf")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert people_of(imported)[0].phones == ("07700 900111",)
    [line] = imported.not_taken
    assert line.startswith("Card 1: PHOTO was left out (")
    assert peak < 20 * len(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (card("FN:Dana", PICTURE + "A" * 50_000_000).encode(), "larger than 50 MB"),
        (b"BEGIN:VCARD\n" * (MOST_CARDS + 1), "more than 50,000 cards"),
        (b"BEGIN:VCARD\nFN:Dana\n" + b"x\n" * 1_000_001, "more than 1,000,000 lines"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Dana\n", "a calendar"),
        (b"<html><body>Dana</body></html>", "a web page or XML"),
    ],
    ids=["photo of 50 MB", "cards", "lines", "calendar", "web page"],
)
def test_what_is_refused_is_refused_in_one_plain_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text(data, "cards.vcf")
    assert says in refused.value.happened
    assert "Dana" not in str(refused.value) and "\n" not in str(refused.value)


def test_what_is_too_long_is_named_and_the_rest_is_taken() -> None:
    imported = read_text(card("FN:Dana", "NOTE:" + "x" * 1_000_001, *["TEL:07700 900111"] * 2_100))
    assert people_of(imported)[0].phones == ("07700 900111",)
    assert imported.not_taken == (
        "Card 1: NOTE was left out, because it is longer than 1,000,000 characters.",
        "Card 1: only its first 2,000 properties were read.",
    )


def test_a_file_without_a_card_is_refused_when_it_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_text("Name,Tel\nDana,07700 900111\n", form="vcard")
    assert refused.value.happened == "There is no card in this file."


@given(st.binary(max_size=300))
def test_any_bytes_are_an_import_or_a_refusal(data: bytes) -> None:
    try:
        imported = read_text(b"BEGIN:VCARD\n" + data, "cards.vcf", form="vcard")
    except UnreadableFile:
        return
    draft_of(imported, Case())


PIECES = [
    "BEGIN:VCARD",
    "END:VCARD",
    "VERSION:2.1",
    "VERSION:4.0",
    "N",
    "FN",
    "ORG",
    "TEL",
    "AGENT",
    "NOTE",
    "PHOTO",
    ":",
    ";",
    ",",
    "\\",
    "=",
    "=C3",
    "\n",
    "\r\n",
    " ",
    "\t",
    '"',
    "ENCODING=QUOTED-PRINTABLE",
    "é",
    "Dana",
    ";CHARSET=utf-16",
    ";ENCODING=b:",
    "KIND:org",
    "KIND:group",
    "tel:+44",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_cards_are_an_import_or_a_refusal(text: str) -> None:
    try:
        imported = read_text("BEGIN:VCARD\n" + text, "cards.vcf", form="vcard")
    except UnreadableFile:
        return
    draft_of(imported, Case())
