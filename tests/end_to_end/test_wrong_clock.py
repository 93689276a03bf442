"""A laptop whose clock is ten years wrong, or runs backwards, by faketime: nothing is lost, nobody is locked
out, the time that it claims is shown and said to be doubtful.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.laptop import Laptop
from tests.end_to_end.warm_laptop import COMMAND_LINE, WarmLaptop
from tests.warm_parent import WarmParent

pytestmark = pytest.mark.skipif(shutil.which("faketime") is None, reason="not installed: faketime")

FAKED = "tests.end_to_end.faked_clock"
TEN_YEARS = {"ahead": "+3653d", "back": "-3653d"}
A_MONTH_LATER = {"ahead": "+3623d", "back": "-3683d"}
"""What the same clocks say once they have run backwards by a month."""


@pytest.fixture(scope="module")
def clockmaker() -> Iterator[WarmParent]:
    """Forks processes that believe whatever FAKETIME says."""
    asked = ["faketime", "-f", "+0", "printenv", "LD_PRELOAD"]
    library = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    with WarmParent(
        *(FAKED, *COMMAND_LINE),
        LD_PRELOAD=library,
        FAKETIME="+0",
        FAKETIME_NO_CACHE="1",  # each process has a time of its own
        FAKETIME_DONT_FAKE_MONOTONIC="1",  # a clock that is put wrong does not change how long things take
    ) as parent:
        yield parent


@pytest.fixture
def ada(tmp_path: Path, clockmaker: WarmParent) -> WarmLaptop:
    """A laptop whose clock is right."""
    (tmp_path / "ada").mkdir()
    return WarmLaptop(Laptop(tmp_path / "ada").with_quick_vault(), clockmaker, FAKED)


@pytest.fixture
def ben(tmp_path: Path, clockmaker: WarmParent) -> WarmLaptop:
    """One whose clock is to be wrong."""
    (tmp_path / "ben").mkdir()
    laptop = Laptop(tmp_path / "ben")
    laptop.with_quick_vault("Ben Ito", client="")
    return WarmLaptop(laptop, clockmaker, FAKED)


def share(ada: WarmLaptop, ben: WarmLaptop, place: Path) -> None:
    """Ada shares Sam's case through a folder, and Ben joins."""
    place.mkdir()
    ada.done("share", "create", "Sam", str(place))
    card, invitation = ben.done("share", "card").out.strip(), place.with_name("invitation")
    ada.done("share", "invite", "Sam", card, "-o", str(invitation))
    ben.done("share", "join", str(invitation))


def sync(*laptops: WarmLaptop) -> None:
    """One after the other, and nothing is wrong."""
    for laptop in laptops:
        (synced,) = laptop.json("sync")
        assert (synced["alarms"], synced["trouble"]) == ([], None)


def to_come(value: dict[str, str]) -> bool:
    """Whether a value's time is said to be in the future."""
    return "has not come yet" in value["clock"]


def names(laptop: WarmLaptop) -> set[str]:
    return {one["name"] for one in laptop.json("show", "Sam")["people"]}


@pytest.mark.parametrize("which", TEN_YEARS)
def test_ten_years_wrong_loses_nothing_and_is_said(
    ada: WarmLaptop, ben: WarmLaptop, tmp_path: Path, which: str
) -> None:
    ben.clock = TEN_YEARS[which]
    share(ada, ben, tmp_path / "share")
    ben.done("set", "Sam", "client", "pronouns=he")
    ada.done("set", "Sam", "client", "pronouns=they")
    sync(ben, ada, ben)
    for laptop in (ada, ben):
        (conflict,) = laptop.json("conflicts", "Sam")
        by_value = {one["words"]: one for one in conflict["values"]}
        years = int(by_value["he"]["at"][:4]) - int(by_value["they"]["at"][:4])
        assert years == (10 if which == "ahead" else -10), "what was claimed is what is shown"
        assert all("clock may be wrong" in one["clock"] or to_come(one) for one in by_value.values())
        yet_to_come = {words for words, one in by_value.items() if to_come(one)}
        on_this_laptop = {("ahead", ada): {"he"}, ("back", ben): {"they"}}.get((which, laptop), set())
        assert yet_to_come == on_this_laptop, "by the clock of who looks"
    assert "clock" in ada.done("conflicts", "Sam").out


@pytest.mark.parametrize("which", TEN_YEARS)
def test_a_clock_that_runs_backwards_between_two_syncs(
    ada: WarmLaptop, ben: WarmLaptop, tmp_path: Path, which: str
) -> None:
    ben.clock = TEN_YEARS[which]
    share(ada, ben, tmp_path / "share")
    added: set[str] = set()
    for clock in (TEN_YEARS[which], A_MONTH_LATER[which], "+0"):
        ben.clock = clock
        for laptop, who in ((ben, "Ben"), (ada, "Ada")):
            added.add(f"{who}'s at {clock} and {len(added)}")
            laptop.done("add", "Sam", "person", f"name={who}'s at {clock} and {len(added) - 1}")
            sync(laptop)
    ben.done("sync")
    for laptop in (ada, ben):
        assert names(laptop) == added
        laptop.done("verify", "Sam")
        assert laptop.json("conflicts", "Sam") == []


@pytest.mark.parametrize("which", TEN_YEARS)
def test_nobody_is_locked_out_when_the_clock_is_put_right(ben: WarmLaptop, which: str) -> None:
    """After wrong passphrases the vault makes one wait a little: by a clock that is then put right."""
    ben.clock = TEN_YEARS[which]
    for _ in range(4):
        refused = ben.run("cases", NAVIGATOR_PASSPHRASE="not the passphrase")
        assert refused.code == 1 and "Traceback" not in refused.err
    ben.clock = "+0"
    waiting = ben.run("cases")
    assert waiting.code == 0 or re.search(r"Try again in \d seconds", waiting.err), waiting
    ben.clock = "+10"
    ben.done("cases")
    for clock in (A_MONTH_LATER[which], "+20"):
        ben.clock = clock
        ben.done("cases")
