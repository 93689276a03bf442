"""Cases with networks: any that somebody could have typed, and seeded ones of ordinary size."""

import random
from datetime import date

from hypothesis import strategies as st

from navigator.casefile.case import Case
from navigator.casefile.client import Client
from navigator.casefile.ids import CLIENT_ID
from navigator.casefile.network import Organisation, Person, Tie
from tests.factories import id_of

TODAY = date(2026, 11, 22)
NAMES = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("علیअनु陈伟ዳዊት\u202e\n\u200fé"),
    min_size=1,
    max_size=80,
)
CLOSENESS = st.sampled_from(["close", "regular", "distant", "", "a_word_of_a_newer_set"])


@st.composite
def networks(draw: st.DrawFn, most: int = 40) -> Case:
    """A case of people, organisations and ties of every kind, some of them to things that are gone."""
    organisations = [
        Organisation(
            id=id_of("organisation", str(at)),
            name=draw(NAMES),
            sector=draw(st.sampled_from(["housing", "", "new"])),
        )
        for at in range(draw(st.integers(0, most // 4)))
    ]
    homes = st.sampled_from(["", "gone", *(one.id for one in organisations)])
    people = [
        Person(
            id=id_of("person", str(at)),
            name=draw(NAMES),
            closeness=draw(CLOSENESS),
            organisation=draw(homes),
            professional=draw(st.sampled_from([None, True, False])),
        )
        for at in range(draw(st.integers(0, most)))
    ]
    ends = st.sampled_from([CLIENT_ID, "gone", *(one.id for one in (*organisations, *people))])
    ties = [
        Tie(
            id=id_of("tie", str(at)),
            one_end=draw(ends),
            other_end=draw(ends),
            strength=draw(st.sampled_from(["strong", "weak", "tenuous", "broken", ""])),
            under_stress=draw(st.booleans()),
            support_flows=draw(st.sampled_from(["both", "to_one", "to_other", "none", ""])),
            talk_about_client=draw(st.sampled_from(["regularly", "once", "never", ""])),
        )
        for at in range(draw(st.integers(0, most)))
    ]
    return Case.of(Client(id=CLIENT_ID, preferred_name=draw(NAMES)), *organisations, *people, *ties)


def seeded(seed: int, people: int = 52, organisations: int = 15) -> Case:
    """A network as cases have them: teams that know one another, a few who talk across, a family."""
    chance = random.Random(seed)
    teams = [
        Organisation(id=id_of("organisation", f"{seed}-{at}"), name=f"Service {at} of the town")
        for at in range(organisations)
    ]
    found: list[Person] = []
    for at in range(people):
        worker = at < people * 0.72
        team = teams[int(chance.random() ** 1.4 * organisations)].id if worker and teams else ""
        closeness = chance.choices(("close", "regular", "distant"), (0.14, 0.4, 0.46))[0]
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        found.append(
            Person(
                id=id_of("person", f"{seed}-{at}"),
                name=name,
                professional=worker,
                organisation=team,
                closeness=closeness,
            )
        )
    ties = [
        Tie(id=id_of("tie", f"{seed}-c{at}"), one_end=CLIENT_ID, other_end=one.id, strength="weak")
        for at, one in enumerate(found)
    ]
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < min(people, people * (people - 1) // 4):
        one, other = chance.sample(found, 2)
        near = one.organisation == other.organisation or one.professional != other.professional
        if chance.random() < (0.9 if near else 0.35):
            pairs.add((one.id, other.id))
    ties += [
        Tie(
            id=id_of("tie", f"{seed}-{at}"),
            one_end=one,
            other_end=other,
            strength=chance.choice(("strong", "weak", "tenuous")),
        )
        for at, (one, other) in enumerate(sorted(pairs))
    ]
    return Case.of(Client(id=CLIENT_ID, preferred_name="Sam"), *teams, *found, *ties)


FIRST = (
    "Ada",
    "Dana",
    "Siobhán",
    "Tomasz",
    "Nguyễn",
    "Mercy",
    "Craig",
    "Łukasz",
    "Patience",
    "Reggie",
    "Wei",
    "Imogen",
)
LAST = (
    "Obi",
    "Whitlock",
    "Kilbride",
    "Zieliński",
    "Thị Hoa",
    "Banda",
    "Sowter",
    "Wiśniewski",
    "Okafor",
    "Osei",
    "Chen",
)
