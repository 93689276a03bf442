"""Who stands in the case twice: suggested, linked, unlinked, or said to be two."""

from navigator.actions.duplicates import duplicates, say_apart
from navigator.actions.network import link_same, unlink
from navigator.casefile.case import Case
from navigator.history.draft import Draft, making
from tests.factories import organisation, person, predictable_ids
from tests.replicas import Replica

PROBATION = organisation("Probation North")
DANA = person("Dana Whitlock", phones=("07700 900123",), organisation=PROBATION.id)
DANNA = person("Danna Whitelock", phones=("+44 7700 900123",))
CALLED = person("Mrs D. Whitlock")


def names(case: Case) -> list[tuple[str, str, str]]:
    return [(case.title_of(one.one), case.title_of(one.other), one.why) for one in duplicates(case)]


def after(case_of: Replica, draft: Draft) -> Case:
    case_of.commit(draft)
    return case_of.case


def replica_with(*items: object) -> Replica:
    made = Replica("ada")
    for item in items:
        made.do(*making(item))  # type: ignore[arg-type]  # items of several kinds
    return made


def test_a_number_in_common_and_names_alike() -> None:
    found = names(Case.of(PROBATION, DANA, DANNA, CALLED, person("Sam Okafor")))
    assert [{one, other} for one, other, _ in found] == [{"Dana Whitlock", "Danna Whitelock"}]
    assert found[0][2] == "Their names are alike and they share a phone number."


def test_almost_the_same_name_alone() -> None:
    found = names(Case.of(person("Dr Asha Patel"), person("Asha Patel"), organisation("Asha Patel")))
    assert [why for _, _, why in found] == ["Their names are almost the same."]


def test_one_place_and_names_alike() -> None:
    other = person("Dana Whitelocke", organisation=PROBATION.id)
    (found,) = names(Case.of(PROBATION, DANA, other))
    assert found[2] in (
        "Their names are alike and both are at Probation North.",
        "Their names are almost the same.",
    )


def test_organisations_too() -> None:
    twice = Case.of(organisation("Harbour Housing Trust"), organisation("Harbour Housing  trust."))
    assert [one.kind for one in duplicates(twice)] == ["organisation"]


def test_a_link_ends_the_question_and_can_be_taken_back() -> None:
    replica = replica_with(PROBATION, DANA, DANNA)
    (found,) = duplicates(replica.case)
    assert duplicates(after(replica, link_same(replica.case, found.one, found.other))) == ()
    linked = next(one for one in replica.case.people.values() if one.same_as)
    assert len(duplicates(after(replica, unlink(replica.case, linked.id)))) == 1


def test_two_who_are_two_are_not_asked_about_again() -> None:
    replica = replica_with(DANA, DANNA)
    (found,) = duplicates(replica.case)
    draft = say_apart(replica.case, predictable_ids(), found.one, found.other)
    assert draft.name.startswith("Mark Dan") and draft.name.endswith(" as two")
    assert duplicates(after(replica, draft)) == ()
    done = next(one for one in replica.sets.values() if one.name == draft.name)
    replica.undo(done)
    assert len(duplicates(replica.case)) == 1


def test_a_large_case_is_looked_through_by_what_people_share() -> None:
    crowd = [person(f"Number {index:04} {index * 7919 % 10007}") for index in range(1_500)]
    found = duplicates(Case.of(*crowd, DANA, DANNA))
    assert {frozenset((one.one, one.other)) for one in found} == {frozenset((DANA.id, DANNA.id))}
