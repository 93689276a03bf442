"""Two laptops whose clocks stand differently, and the nights on which the clocks change.

An entry says what a paper diary would: the hour on the wall. It stays what it says wherever it is read.
"""

import json
import re
from pathlib import Path
from typing import Any

from tests.end_to_end.laptop import Laptop

LONDON, AUCKLAND = "Europe/London", "Pacific/Auckland"
NIGHTS = {
    "the hour that does not exist": "29 March 2026 1:30am",
    "the hour that comes twice": "25 October 2026 1:30am",
    "an ordinary hour": "25 October 2026 11:30pm",
}


def there(laptop: Laptop, zone: str, *words: str) -> str:
    outcome = laptop.run(*words, TZ=zone)
    assert outcome.code == 0, outcome
    return outcome.out


def whens(laptop: Laptop, zone: str) -> dict[str, str]:
    case: dict[str, Any] = json.loads(there(laptop, zone, "show", "Sam", "--json"))
    return {one["text"]: one["when"] for one in case["entries"]}


def places(drawn: Path) -> list[str]:
    """Every shape of an entry in a picture, as it is written."""
    return re.findall(r'<[a-z]+ [^>]*data-item="[^"]+"[^>]*>', drawn.read_text("utf-8"))


def test_a_wall_clock_time_is_the_same_on_both_laptops_and_on_every_night(tmp_path: Path) -> None:
    london, auckland = ((tmp_path / name) for name in ("london", "auckland"))
    for folder in (london, auckland):
        folder.mkdir()
    here, far = Laptop(london).with_quick_vault(), Laptop(auckland).with_quick_vault()
    for text, when in NIGHTS.items():
        there(here, LONDON, "add", "Sam", "entry", "kind=call", f"text={text}", f"when={when}")
    said = whens(here, LONDON)
    assert said["the hour that does not exist"] == "2026-03-29T01:30"
    assert said["the hour that comes twice"] == "2026-10-25T01:30"
    file = tmp_path / "sam.json"
    there(here, LONDON, "export", "Sam", "--format", "json", "-o", str(file))
    there(far, AUCKLAND, "import", "Sam", str(file))
    assert whens(far, AUCKLAND) == said
    span = ("--from", "2026", "--to", "2026")
    for laptop, zone in ((here, LONDON), (far, AUCKLAND)):
        there(laptop, zone, "timeline", "Sam", "-o", str(laptop.folder / "sam.svg"), *span)
    assert places(london / "sam.svg") == places(auckland / "sam.svg") != []


def test_an_appointment_in_a_calendar_is_at_the_hour_on_the_wall(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).with_quick_vault()
    there(laptop, LONDON, "add", "Sam", "step", "what=Court", "planned-start=25 October 2099 1:30am")
    files = {zone: tmp_path / f"{zone[:4]}.ics" for zone in (LONDON, AUCKLAND)}
    for zone, file in files.items():
        there(laptop, zone, "due", "--ics", str(file))
        assert "DTSTART:20991025T013000\n" in file.read_text("utf-8")
