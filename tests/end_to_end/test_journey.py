"""The main job: from nothing to an encrypted case with contacts in it, and what follows from it."""

import json
import re
from pathlib import Path

from tests.end_to_end.laptop import Laptop


def test_a_vault_is_set_up_with_the_full_cost_of_a_passphrase(new_laptop: Laptop) -> None:
    said = new_laptop.done("setup", "--name", "Alex Green", "--organisation", "Harbour House", "--no-keyring")
    assert re.search(r"^    (\w{4}-){6}\w{4}$", said.out, re.MULTILINE)
    new_laptop.done("new", "Sam Okafor")
    assert new_laptop.done("cases").out.endswith("  Sam Okafor\n")


def test_contacts_out_of_a_file_into_a_case_and_what_follows(laptop: Laptop) -> None:
    (laptop.folder / "contacts.csv").write_bytes(
        "Mobile;Who;Works for;E-mail\n07700 900123;Dana Whitlock;Probation;dana@example.org\n"
        ";Zoë Müller;;\n".encode("cp1252")
    )
    taken = laptop.done("import", "Sam", "contacts.csv", "--json").json[0]
    assert taken["added"]["people"] == 2 and taken["guesses"]
    people = laptop.done("show", "Sam", "--kind", "people", "--json").json
    assert {person["name"] for person in people} == {"Dana Whitlock", "Zoë Müller"}
    step = laptop.done(
        "add", "Sam", "step", "what=Proof of identity", "who-does-it=Dana Whitlock", "--json"
    ).json
    laptop.done("add", "Sam", "step", "what=Bank account")
    laptop.done("add", "Sam", "dependency", "step=Bank account", "waits-for=Proof of identity")
    plan = laptop.done("plan", "Sam").out
    assert "Bank account waits for proof of identity." in plan
    laptop.done("set", "Sam", step["id"], "status=done", "actual-end=yesterday")
    assert "Bank account waits" not in laptop.done("plan", "Sam").out
    laptop.done("export", "Sam", "--format", "json", "-o", "out.json")
    assert json.loads((laptop.folder / "out.json").read_bytes())["version"] == 1
    laptop.done("verify", "Sam")
    assert b"Whitlock" not in b"".join(
        path.read_bytes() for path in laptop.profile.rglob("*") if path.is_file()
    )


def test_what_was_acknowledged_survives_a_kill(laptop: Laptop) -> None:
    for number in range(3):
        laptop.done("add", "Sam", "person", f"name=Person {number}")
    process = laptop.start("add", "Sam", "person", "name=Unacknowledged")
    process.kill()
    process.communicate()
    assert {"Person 0", "Person 1", "Person 2"} <= {
        person["name"] for person in laptop.done("show", "Sam", "--kind", "person", "--json").json
    }
    laptop.done("verify", "Sam")


def test_a_copied_profile_opens_with_the_same_passphrase(laptop: Laptop) -> None:
    laptop.done("add", "Sam", "person", "name=Dana Whitlock")
    copy = laptop.folder / "copy"
    copy.mkdir()
    for path in laptop.profile.rglob("*"):
        target = copy / path.relative_to(laptop.profile)
        target.mkdir() if path.is_dir() else target.write_bytes(path.read_bytes())
    shown = laptop.done("--profile", str(copy), "show", "Sam", "Dana Whitlock", "--json").json
    assert shown["name"] == "Dana Whitlock"


def test_the_checkout_is_left_clean(laptop: Laptop) -> None:
    laptop.done("cases")
    assert {path.name for path in laptop.folder.iterdir()} == {"home", "tmp"}
    assert {path.name for path in laptop.home.iterdir()} == {"profile"}
    assert list(Path(laptop.temporary).iterdir()) == []


def test_the_demo_needs_no_vault_and_no_passphrase(new_laptop: Laptop) -> None:
    new_laptop.environment.pop("NAVIGATOR_PASSPHRASE")
    lines = new_laptop.done("demo", "--output", "out").out.splitlines()
    assert len(lines) == 6 and not new_laptop.profile.exists()
    assert (new_laptop.folder / "out" / "summary.pdf").read_bytes().startswith(b"%PDF-")
