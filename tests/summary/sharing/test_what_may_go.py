"""What may go: nothing that is held back can be reached, and no ending, no reader more ever makes more go."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.fields import FieldType, fields_of
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.partial_date import PartialDate
from navigator.errors import UnknownItem
from navigator.summary.sharing.for_the_client import for_the_client
from navigator.summary.sharing.needles import MISSING
from navigator.summary.sharing.reducing import AWAITS_HELD_BACK
from navigator.summary.sharing.what_may_go import NothingToGive, Sharing, refuse_nothing, what_may_go
from tests.summary.sharing.secrets import ORGANISATIONS, TODAY, facts, mark, phone, secretive_cases

recipients = st.lists(st.sampled_from(ORGANISATIONS), min_size=1, max_size=3, unique=True)


def everything_said(case: Case) -> str:
    """All that a case holds, as one text."""
    said: list[str] = []
    for item in case.items():
        said.append(item.id)
        for name in fields_of(type(item)):
            value = getattr(item, name)
            said += map(str, value) if isinstance(value, tuple) else [str(value)]
    return "\n".join(said)


def check_nothing_leads_back(sharing: Sharing) -> None:
    """No id, name, phone, email, address or text of what is held back is in what goes."""
    said = everything_said(sharing.shown)
    low, digits = said.casefold(), re.sub(r"\D", "", said)
    for verdict in sharing.held_back:
        item = sharing.case.get(verdict.item)
        assert item.id == CLIENT_ID or item.id not in said
        for name, field in fields_of(type(item)).items():
            if not getattr(item, name):
                continue
            if field.type is FieldType.PHONE:
                assert re.sub(r"\D", "", phone(item.id, name))[-9:] not in digits
            elif field.type in (FieldType.LINE, FieldType.TEXT, FieldType.EMAIL, FieldType.WEB):
                assert mark(item.id, name).casefold() not in low, (item.KIND, name)
    for verdict in sharing.goes:
        for cut in verdict.cuts:
            if cut.whole and verdict.kind != "client":
                assert mark(verdict.item, cut.field).casefold() not in low


@given(secretive_cases(), recipients)
def test_nothing_that_is_held_back_can_be_reached_from_what_goes(case: Case, to: list[str]) -> None:
    check_nothing_leads_back(what_may_go(case, to, "A meeting", TODAY))


@given(secretive_cases(), recipients)
def test_what_goes_says_nothing_that_the_case_does_not_say(case: Case, to: list[str]) -> None:
    shown = what_may_go(case, to, "A meeting", TODAY).shown
    added = {word for _, _, word in facts(shown) - facts(case)}
    assert added <= {*AWAITS_HELD_BACK.split(), MISSING}


@given(secretive_cases(), recipients, st.data())
def test_withdrawing_or_ending_an_agreement_never_makes_more_go(
    case: Case, to: list[str], data: st.DataObject
) -> None:
    before = facts(what_may_go(case, to, "A meeting", TODAY).shown)
    for one in case.agreements.values():
        day = PartialDate.on(TODAY + timedelta(days=data.draw(st.integers(-500, 500))))
        if one.withdrawn_on is None:
            ended = replace(one, withdrawn_on=day)
        elif one.until is None:
            ended = replace(one, until=day)
        else:
            continue
        after = facts(what_may_go(case.with_items({("agreement", one.id): ended}), to, "", TODAY).shown)
        assert {fact for fact in after - before if fact[2] not in _ADDED} == set()


_ADDED = {*AWAITS_HELD_BACK.split(), MISSING}


@given(secretive_cases(), recipients)
def test_more_readers_never_see_more_but_who_the_others_are(case: Case, to: list[str]) -> None:
    together = what_may_go(case, to, "A meeting", TODAY)
    themselves = frozenset[str]().union(*(one.own for one in together.recipients))
    seen = {fact for fact in facts(together.shown) if fact[2] not in _ADDED}
    for one in to:
        alone = facts(what_may_go(case, [one], "A meeting", TODAY).shown)
        more = {(item, name, word) for item, name, word in seen - alone if word not in themselves}
        assert {item for item, _, _ in more} <= themselves | _what_hangs_on(together, themselves)


def _what_hangs_on(sharing: Sharing, themselves: frozenset[str]) -> set[str]:
    """The ties, places and the like of the readers themselves."""
    return {
        item.id
        for item in sharing.shown.items()
        if item.KIND in ("tie", "place", "view", "reliance")
        and any(
            getattr(item, name, "") in themselves for name in ("one_end", "other_end", "node", "organisation")
        )
    }


@given(secretive_cases())
def test_the_clients_own_page_names_no_third_party_but_in_their_own_words(case: Case) -> None:
    sharing = for_the_client(case, TODAY)
    own = [getattr(case.client, name) for name in fields_of(type(case.client))]
    own += [need.in_the_clients_words for need in case.needs.values()]
    own += [need.what for need in case.needs.values() if need.raised_by == CLIENT_ID]
    assert {verdict.kind for verdict in sharing.held_back} <= {"person", "attachment", "set_aside"} | {
        verdict.kind
        for verdict in sharing.held_back
        if verdict.reasons[0].why.value.startswith(("speaks", "belongs"))
    }
    people = {item for item in case.people if item not in sharing.shown.people}
    for item in people:
        for other in sharing.shown.items():
            assert item not in {word for _, _, word in facts(Case.of(other))}, (
                "no reference leads to a third party"
            )


def test_a_page_for_somebody_who_is_not_in_the_case_is_refused_in_a_sentence() -> None:
    with pytest.raises(UnknownItem, match="not in this case"):
        what_may_go(Case(), ["nobody"], "A meeting", TODAY)


@settings(max_examples=5)
@given(secretive_cases())
def test_without_any_agreement_there_is_no_page(case: Case) -> None:
    bare = case.with_items({("agreement", one): None for one in case.agreements})
    sharing = what_may_go(bare, ORGANISATIONS[:1], "A meeting", TODAY)
    assert not sharing.anything
    with pytest.raises(NothingToGive):
        refuse_nothing(sharing)
