"""What was shared, and what was decided not to be, is kept with its reasons and can be read by anybody."""

import pytest

from navigator.actions.disclosing import record_access_pack, record_disclosure, record_not_shared
from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.sharing import Disclosure
from navigator.errors import InvalidValue
from navigator.history.draft import Draft
from navigator.interchange.example import example_case
from navigator.summary.sharing.for_the_client import for_the_client
from navigator.summary.sharing.told import told_whom
from navigator.summary.sharing.what_may_go import what_may_go
from tests.factories import predictable_ids
from tests.summary.crowds import TODAY

CASE = example_case(TODAY)
COUNCIL = next(one.id for one in CASE.organisations.values() if "Housing Options" in one.name)


def kept(draft: Draft) -> Disclosure:
    """The disclosure that a draft makes."""
    values: dict[str, object] = {}
    members: dict[str, list[str]] = {}
    for edit in draft.edits:
        if edit.register.member:
            members.setdefault(edit.register.field, []).append(edit.register.member)
        elif not edit.register.field.startswith(("removed", "$")):
            values[edit.register.field] = edit.value
    made = {name: value for name, value in values.items() if name in Disclosure.__dataclass_fields__}
    made.pop("when", None)
    return Disclosure(id="d", **made, **{name: tuple(found) for name, found in members.items()})  # type: ignore[arg-type]


def test_what_went_is_listed_with_ids_and_what_did_not_with_its_reasons() -> None:
    sharing = what_may_go(CASE, [COUNCIL], "Personal housing plan", TODAY)
    home = next(one.item for one in sharing.goes if one.title == "Somewhere safe to live")
    draft = record_disclosure(predictable_ids(), sharing, items=[home], sha256="ab" * 32, client_told=True)
    assert draft.name == "Share the one page with Marlhaven Council Housing Options"
    made = kept(draft)
    assert made.what_went.splitlines()[0] == f"Need: Somewhere safe to live [{home}]"
    assert "On the ground of: Marlhaven Council Housing Options: consent." in made.what_went
    assert "The client said no" in made.held_back and "Mercy Banda" in made.held_back
    assert (made.to_whom, made.basis, made.sha256, made.client_told) == (
        (COUNCIL,),
        "consent",
        "ab" * 32,
        True,
    )


def test_what_went_to_protect_a_life_says_so() -> None:
    need = next(one.id for one in CASE.needs.values() if "diabetes" in one.what)
    sharing = what_may_go(CASE, [COUNCIL], "Tonight", TODAY, vital={need: "two lows this week"})
    made = kept(record_disclosure(predictable_ids(), sharing, items=[need], sha256=""))
    assert made.basis == "vital_interests" and "two lows this week" in made.what_went


def test_the_clients_own_page_is_kept_too() -> None:
    draft = record_disclosure(predictable_ids(), for_the_client(CASE, TODAY), items=[], sha256="x")
    assert draft.name == "Make the client's own page" and kept(draft).to_whom == (CLIENT_ID,)


def test_a_decision_not_to_share_needs_its_reason() -> None:
    ids = predictable_ids()
    with pytest.raises(InvalidValue):
        record_not_shared(CASE, ids, [COUNCIL], because="  ", today=TODAY)
    draft = record_not_shared(CASE, ids, [COUNCIL], because="He said no.", today=TODAY, purpose="Asked")
    made = kept(draft)
    assert draft.name.startswith("Decide not to share with Marlhaven Council")
    assert (made.decision, made.held_back) == ("not_shared", "He said no.")


def test_the_answer_to_a_subject_access_request_is_kept() -> None:
    made = kept(record_access_pack(predictable_ids(), today=TODAY, sha256="y", hidden=3))
    assert made.to_whom == (CLIENT_ID,) and "3 passages" in made.held_back


def test_what_we_told_whom_is_read_latest_first() -> None:
    told = told_whom(CASE)
    assert [one.shared for one in told].count(False) == 2
    assert told[0].purpose == "Multi-agency meeting" and told[-1].purpose == "Insulin to take out on release"
    assert told_whom(Case()) == ()
