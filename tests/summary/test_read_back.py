"""The read-back: what is held back is caught wherever in a file it stands, and a clean file passes."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.interchange.example import example_case
from navigator.summary.page import make_page
from navigator.summary.read_back import Leak, everything_said, verify
from navigator.summary.shared_page import CannotSayThat, locked, shared_page, verify_page
from navigator.summary.sharing.for_the_client import for_the_client
from navigator.summary.sharing.needles import Needle, Needles, words_of
from navigator.summary.sharing.what_may_go import NothingToGive, Sharing, what_may_go
from tests.summary.crowds import NAMES, TODAY, texts
from tests.summary.sharing.secrets import ORGANISATIONS, secretive_cases

PAGE_BY = "Ada Obi, Harbour House"
CASE = example_case(TODAY)
SECRETS = {
    "name": "Mercy Banda",
    "phone": "07700 900142",
    "email": "mercy@tidewell.example.org",
    "address": "27 Ropewalk",
    "date of birth": "1990-04-17",
    "phrase": "told it to four people in four months",
}


def org(words: str) -> str:
    """The id of an organisation of the example."""
    (found,) = (one.id for one in CASE.organisations.values() if words in one.name)
    return found


def for_housing() -> Sharing:
    return what_may_go(CASE, [org("Housing Options")], "Personal housing plan", TODAY, made_by=PAGE_BY)


def needles() -> Needles:
    found = Needles()
    found.add_words(SECRETS["name"], Needle("name", "1"))
    found.add_number(SECRETS["phone"], Needle("phone", "1"))
    found.add_compact(SECRETS["email"], Needle("email", "1"))
    found.add_words(SECRETS["address"], Needle("address", "1"))
    found.add_words(SECRETS["date of birth"], Needle("date of birth", "1"))
    found.add_words(SECRETS["phrase"], Needle("phrase", "1"))
    return found


CLEAN = make_page(Case(), today=TODAY, page_by="").pdf


def in_information(file: pikepdf.Pdf, secret: str) -> None:
    file.docinfo["/Keywords"] = secret


def in_xmp(file: pikepdf.Pdf, secret: str) -> None:
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>{secret}</dc:title></x:xmpmeta>'
    file.Root.Metadata = file.make_stream(
        packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )


def in_outline(file: pikepdf.Pdf, secret: str) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret, 0))


def in_alternative_text(file: pikepdf.Pdf, secret: str) -> None:
    top = file.Root.StructTreeRoot.K
    top.K[0].Alt = pikepdf.String(secret)


def in_actual_text(file: pikepdf.Pdf, secret: str) -> None:
    file.Root.StructTreeRoot.K.K[0].ActualText = pikepdf.String(secret)


def in_attachment(file: pikepdf.Pdf, secret: str) -> None:
    file.attachments["notes.txt"] = f"Dear all,\n{secret}\n".encode()


def in_name_of_attachment(file: pikepdf.Pdf, secret: str) -> None:
    file.attachments[f"{secret}.txt"] = b"nothing"


def in_note(file: pikepdf.Pdf, secret: str) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=pikepdf.String(secret)
    )
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


def in_comment_of_stream(file: pikepdf.Pdf, secret: str) -> None:
    page = file.pages[0]
    page.Contents = file.make_stream(page.Contents.read_bytes() + f"\n% {secret}\n".encode())


def in_actual_text_of_stream(file: pikepdf.Pdf, secret: str) -> None:
    page = file.pages[0]
    said = f"/Span <</ActualText <feff{secret.encode('utf-16-be').hex()}>>> BDC EMC"
    page.Contents = file.make_stream(page.Contents.read_bytes() + f"\n{said}\n".encode())


def in_visible_text(file: pikepdf.Pdf, secret: str) -> None:
    page = file.pages[0]
    page.Resources.Font.Plain = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    code = f"\nBT /Plain 9 Tf 30 30 Td ({secret.upper()}) Tj ET\n"
    page.Contents = file.make_stream(page.Contents.read_bytes() + code.encode())


def in_unseen_object(file: pikepdf.Pdf, secret: str) -> None:
    file.Root.PieceInfo = file.make_indirect(pikepdf.Dictionary(Secret=pikepdf.String(secret)))


CHANNELS = [
    in_information, in_xmp, in_outline, in_alternative_text, in_actual_text, in_attachment,
    in_name_of_attachment,
    in_note, in_comment_of_stream, in_actual_text_of_stream, in_visible_text, in_unseen_object,
]  # fmt: skip


def planted(plant: Callable[[pikepdf.Pdf, str], None], secret: str) -> bytes:
    """The clean page with a secret in one of its channels."""
    file = pikepdf.open(io.BytesIO(CLEAN))
    plant(file, secret)
    out = io.BytesIO()
    file.save(out, fix_metadata_version=False)
    return out.getvalue()


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("plant", CHANNELS, ids=lambda plant: plant.__name__)
def test_what_is_held_back_is_caught_in_each_channel(
    plant: Callable[[pikepdf.Pdf, str], None], secret: str
) -> None:
    with pytest.raises(Leak) as caught:
        verify(planted(plant, secret), needles())
    assert secret not in str(caught.value), "the sentence does not repeat what it found"


def test_a_clean_page_is_found_clean() -> None:
    verify(CLEAN, needles())


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_is_caught_on_the_page(name: str) -> None:
    person = replace(next(iter(CASE.people.values())), name=name, is_lead=True)
    page = make_page(Case.of(person), today=TODAY, page_by="")
    wanted = Needles()
    wanted.add_words(name, Needle("name", person.id))
    with pytest.raises(Leak):
        verify(page.pdf, wanted)


def test_a_page_that_was_drawn_of_the_wrong_case_is_caught() -> None:
    """The last line of defence: what if the page were drawn of the whole case after all?"""
    sharing = for_housing()
    with pytest.raises(Leak):
        shared_page(replace(sharing, shown=CASE), page_by=PAGE_BY)


def test_the_pages_of_the_example_are_clean_and_one_sheet_each() -> None:
    together = [org("Probation"), org("Quay Street")]
    for sharing in (for_housing(), what_may_go(CASE, together, "Review", TODAY), for_the_client(CASE, TODAY)):
        for large in (False, True):
            made = shared_page(sharing, page_by=PAGE_BY, large=large)
            with pikepdf.open(io.BytesIO(made.pdf)) as file:
                assert len(file.pages) == 1


def test_a_locked_page_opens_only_with_its_password_and_is_read_back() -> None:
    made = shared_page(for_housing(), page_by=PAGE_BY, password="long & naïve")
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(made.pdf))
    with pikepdf.open(io.BytesIO(made.pdf), password="long & naïve") as file:
        assert file.encryption.bits == 256 and file.encryption.R == 6
        assert str(file.docinfo["/Producer"]) == "Case Navigator"
    leaking = locked(planted(in_alternative_text, SECRETS["name"]), "x")
    with pytest.raises(Leak):
        verify(leaking, needles(), password="x")


def test_what_locks_a_page_is_drawn_by_chance_and_tells_nobody_anything() -> None:
    page = locked(CLEAN, "lantern gravel")
    with pikepdf.open(io.BytesIO(page), password="lantern gravel") as file:
        lock = file.trailer["/Encrypt"]
        drawn = " ".join(bytes(lock[key]).decode("latin-1") for key in ("/O", "/U", "/OE", "/UE", "/Perms"))
    short_names = Needles()
    for word in words_of(drawn):
        short_names.add_words(word, Needle("name", "1"))
    assert len(short_names) > 0
    verify(page, short_names.without(said.text for said in everything_said(CLEAN)), password="lantern gravel")


def test_a_purpose_that_names_somebody_held_back_is_refused() -> None:
    sharing = replace(for_housing(), purpose="To hear what Mercy Banda says")
    with pytest.raises(CannotSayThat) as refused:
        shared_page(sharing, page_by=PAGE_BY)
    assert "Mercy" not in str(refused.value)


@settings(max_examples=25)
@given(
    secretive_cases(), st.lists(st.sampled_from(ORGANISATIONS), min_size=1, max_size=2, unique=True), texts()
)
def test_any_case_gives_one_clean_page_or_none(case: Case, to: list[str], purpose: str) -> None:
    sharing = what_may_go(case, to, purpose, TODAY)
    try:
        made = shared_page(sharing, page_by=PAGE_BY, unverified=True)
    except (NothingToGive, CannotSayThat):
        return
    verify_page(made, made.pdf)
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        assert len(file.pages) == 1
