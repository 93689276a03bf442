"""Nothing of a case, and no secret, is to be found in any file outside the case files, nor in what fails.

A whole journey is made with words that occur nowhere else; then everything that the app left on the
laptop, and all that its failing commands said, is searched for them in every form they could take.
"""

import base64
import itertools
from pathlib import Path

from tests.cli.runs import quick_vault
from tests.end_to_end.laptop import Laptop

NEEDLES = {
    "passphrase": "zebra-Quixotic-passphrase-7731",
    "keyworker": "Wilhelmina Keyworkerneedle",
    "organisation": "Needlehaven Trust",
    "client": "Bartholomew Clientneedle",
    "person": "Philippa Personneedle",
    "phone": "07700900987",
    "email": "p.personneedle@example.org",
    "note": "the lighthouse-needle conversation",
    "imported": "Ignatius Importneedle",
    "damaged": "Desdemona Damagedneedle",
    "typed": "Tobias Typedneedle",
}
CLIENT, PERSON, TYPED = NEEDLES["client"], NEEDLES["person"], NEEDLES["typed"]


def forms(needle: str) -> set[bytes]:
    """The bytes by which a text could stand in a file: encodings, and base64 at each of its three offsets."""
    found = set()
    for text in {needle, needle.lower(), needle.upper(), needle.replace(" ", "")}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            raw = text.encode(encoding)
            found |= {raw, raw.hex().encode(), raw[::-1]}
            for offset in range(3):
                coded = base64.b64encode(b"\0" * offset + raw)
                # The first and last groups depend on what stands beside the needle.
                found.add(coded[4 if offset else 0 : -4])
    return found


def search(content: bytes) -> list[str]:
    """Which needles stand in the content."""
    return [name for name, needle in NEEDLES.items() if any(form in content for form in forms(needle))]


def test_the_search_finds_a_needle_in_every_form() -> None:
    for name, needle in NEEDLES.items():
        for before, after in itertools.product((b"", b"x", b"xy"), (b"", b"z")):
            raw = needle.encode()
            assert search(before + raw + after) == [name]
            assert search(base64.b64encode(before + raw + after)) == [name]
            assert search(needle.encode("utf-16-le")) == [name]


def test_nothing_is_left_on_the_laptop_and_nothing_said_in_failing(new_laptop: Laptop) -> None:
    laptop = new_laptop
    laptop.environment["NAVIGATOR_PASSPHRASE"] = NEEDLES["passphrase"]
    quick_vault(
        laptop.profile,
        name=NEEDLES["keyworker"],
        organisation=NEEDLES["organisation"],
        passphrase=NEEDLES["passphrase"],
        client=CLIENT,
    )
    given, taken = laptop.folder / "given", laptop.folder / "taken"
    given.mkdir()
    taken.mkdir()
    said = journey(laptop, given, taken)
    said += failures(laptop, given)
    assert not search("\n".join(said).encode()), said
    files = [path for place in (laptop.home, laptop.temporary) for path in place.rglob("*")]
    assert any(path.suffix == ".case" for path in files), "the search looks in the right place"
    for path in files:
        assert not search(path.name.encode()), path
        if path.is_file():
            assert not search(path.read_bytes()), path
    assert search((taken / "case.json").read_bytes()), "the needles were really in the case"


def journey(laptop: Laptop, given: Path, taken: Path) -> list[str]:
    """Everything that a person does in a day; what the commands said on stderr."""
    (given / "contacts.csv").write_text(f"Name,Phone\n{NEEDLES['imported']},{NEEDLES['phone']}\n")
    said = []
    for words in (
        ["--profile", str(laptop.home / "other"), "setup", f"--name={NEEDLES['keyworker']}", "--no-keyring"],
        ["new", NEEDLES["imported"]],
        ["add", CLIENT, "person", f"name={PERSON}", f"phone={NEEDLES['phone']}", f"email={NEEDLES['email']}"],
        ["add", CLIENT, "entry", "kind=call", f"people={PERSON}", f"text={NEEDLES['note']}"],
        ["add", CLIENT, "tie", "one-end=client", f"other-end={PERSON}"],
        ["set", CLIENT, PERSON, "role=Officer"],
        ["import", CLIENT, str(given / "contacts.csv")],
        ["search", "lighthouse-needle"],
        ["remove", CLIENT, PERSON],
        ["undo", CLIENT],
        ["history", CLIENT],
        ["plan", CLIENT],
        ["verify", CLIENT],
        ["backup"],
        ["export", CLIENT, "--format", "json", "-o", str(taken / "case.json")],
        ["summary", CLIENT, "-o", str(taken / "page.pdf")],
        ["map", CLIENT, "-o", str(taken / "map.svg")],
        ["timeline", CLIENT, "-o", str(taken / "timeline.pdf")],
        ["restore", CLIENT],
        ["purge", CLIENT, PERSON, "--yes"],
    ):
        outcome = laptop.run(*words)
        assert outcome.code == 0, outcome
        said.append(outcome.err)
    return said


def failures(laptop: Laptop, given: Path) -> list[str]:
    """Everything that goes wrong in a day; all that the commands said."""
    (given / "damaged.json").write_text(f'{{"format": "navigator-case", "people": "{NEEDLES["damaged"]}')
    (given / "damaged.vcf").write_bytes(NEEDLES["damaged"].encode() + b"\0\xff" * 50)
    said = []
    for words in (
        ["show", TYPED],
        ["show", CLIENT, TYPED],
        ["add", CLIENT, "person", f"organisation={TYPED}"],
        ["add", CLIENT, "person", TYPED],
        ["add", CLIENT, TYPED, "name=x"],
        ["add", CLIENT, "person", f"{TYPED}=x"],
        ["set", CLIENT, TYPED, f"name={TYPED}"],
        ["set", CLIENT, "client", f"{TYPED}={TYPED}"],
        ["remove", CLIENT, TYPED],
        ["redo", CLIENT],
        [TYPED],
        ["show", CLIENT, "client", TYPED],
        ["show", f"--{TYPED}"],
        ["search", "x", "--limit", TYPED],
        ["export", CLIENT, "--format", TYPED, "-o", "x"],
        ["import", CLIENT, str(given / "damaged.json")],
        ["import", CLIENT, str(given / "damaged.vcf")],
        ["import", CLIENT, str(given / "contacts.csv"), "--form", TYPED],
        ["summary", CLIENT, "-o", str(given / "contacts.csv" / "page.pdf")],
        ["map", CLIENT, "-o", str(given / "map.bmp")],
        ["demo", "--output", str(given / "contacts.csv")],
        ["restore", CLIENT, str(given / "damaged.vcf")],
        ["setup", "--name", TYPED, "--no-keyring"],
    ):
        outcome = laptop.run(*words)
        assert outcome.code in (1, 2), (words, outcome)
        said += [outcome.out, outcome.err]
    outcome = laptop.run("cases", NAVIGATOR_PASSPHRASE=TYPED)
    assert outcome.code == 1
    return [*said, outcome.out, outcome.err]
