"""Takes every picture into the folder named: `python -m tests.pictures OUT [part of a name]`."""

import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from navigator.errors import InvalidValue
from navigator.store.attempts import WrongPassphrase
from navigator.ui.application import make_app
from navigator.ui.theme import Brightness
from tests.pictures.scenes import ACROSS, AFTER, AT_200, SCENES, five_hundred, large_map, long_names
from tests.pictures.stage import Stage, example
from tests.pictures.team import (
    MARKED,
    conflict_field,
    finder_marked,
    marked,
    sheet,
    synced,
    team_view,
    two_laptops,
)
from tests.twenty_cases import twenty_drafts
from tests.ui.conftest import PASSPHRASE as LATE_PASSPHRASE
from tests.ui.share.slow_share import ben_syncs_often, slow_share
from tests.ui.share.team_hands import ben_is_late

EMPTY = (
    "overview",
    "map",
    "timeline",
    "plan",
    "journal",
    "people",
    "meetings",
    "sharing",
    "check",
    "outcomes",
)
LOOKS = (Brightness.LIGHT, Brightness.DARK)


class Album:
    """Where the pictures go, and which of them are wanted."""

    def __init__(self, out: Path, wanted: str) -> None:
        self.out = out
        self._wanted = wanted
        self.taken = 0

    def wants(self, name: str) -> bool:
        """Whether this one is wanted."""
        return self._wanted in name

    def take(self, stage: Stage, name: str) -> None:
        """Take one, light or dark as the stage is."""
        if self.wants(name):
            stage.take(self.out / f"{name}.png")
            self.taken += 1


def example_pictures(app: QApplication, album: Album) -> None:
    """Every view of the example case, and at 200% those where it is tight."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(
            app, Path(folder), cases=(("Sam", example()), ("Lena K.", None), ("Joseph Mbeki", None))
        )
        stage.unlock()
        stage.open_case("Sam")
        for look in LOOKS:
            for percent, names in ((100, tuple(SCENES)), (200, AT_200 if look is Brightness.LIGHT else ())):
                stage.look(look, percent)
                for name in names:
                    full = f"{name}-{look.value}" + (f"-{percent}" if percent > 100 else "")
                    if album.wants(full):
                        SCENES[name](stage)
                        album.take(stage, full)
                        AFTER.get(name, _nothing)(stage)
        stage.close()


def empty_pictures(app: QApplication, album: Album) -> None:
    """A vault without a case open, a new case, and a case of very long names."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(app, Path(folder), cases=(("Nobody yet", None), ("Long", long_names())))
        for look in LOOKS:
            stage.look(look)
            album.take(stage, f"unlock-{look.value}")
            stage.window.parts.gate.unlock.refuse(
                WrongPassphrase("That passphrase does not open this vault.", 8.0)
            )
            album.take(stage, f"unlock-wrong-{look.value}")
            stage.window.parts.gate.unlock.begin()
        stage.look(Brightness.LIGHT, 200)
        album.take(stage, "unlock-light-200")
        stage.unlock()
        for look in LOOKS:
            stage.look(look)
            album.take(stage, f"no-case-{look.value}")
        stage.open_case("Nobody yet")
        for look in LOOKS:
            stage.look(look)
            for key in EMPTY:
                stage.view(key)
                album.take(stage, f"empty-{key}-{look.value}")
        state = stage.window.vault.state
        assert state is not None
        stage.window.vault.open_case(next(one.id for one in state.records if one.name != "Nobody yet"))
        stage.until(lambda: len(stage.case.people) == 2)
        for percent in (100, 200):
            stage.look(Brightness.LIGHT, percent)
            suffix = "" if percent == 100 else "-200"
            for key in ("overview", "people", "plan"):
                stage.view(key)
                stage.select("")
                album.take(stage, f"long-{key}-light{suffix}")
            stage.select(next(iter(stage.case.people)))
            album.take(stage, f"long-panel-light{suffix}")
        stage.close()


def across_pictures(app: QApplication, album: Album) -> None:
    """The page over twenty cases."""
    looks = ((Brightness.LIGHT, 100), (Brightness.DARK, 100), (Brightness.LIGHT, 200))
    scenes = {
        f"{name}-{look.value}{'-200' if percent == 200 else ''}": (scene, look, percent)
        for look, percent in looks
        for name, scene in ACROSS.items()
    }
    if not any(map(album.wants, scenes)):
        return
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(app, Path(folder), cases=tuple(twenty_drafts(date.today())))
        stage.unlock()
        for name, (scene, look, percent) in scenes.items():
            stage.look(look, percent)
            scene(stage)
            album.take(stage, name)
        stage.close()


def team_pictures(app: QApplication, album: Album) -> None:
    """Working with colleagues: the Team view, a field in dispute, the sheets; shared, and not yet."""
    looks = ((Brightness.LIGHT, 100), (Brightness.DARK, 100), (Brightness.LIGHT, 200))
    if not any(
        album.wants(f"team-{name}") for name in ("view", "field", "members", "steps", "join", "empty", "new")
    ):
        return
    with tempfile.TemporaryDirectory() as folder:
        two_laptops(Path(folder) / "ada", Path(folder) / "ben", Path(folder) / "share")
        stage = Stage(app, Path(folder) / "ada", cases=None)
        stage.unlock()
        stage.open_case("Sam")
        synced(stage)
        for look, percent in looks:
            stage.look(look, percent)
            suffix = f"{look.value}" + ("-200" if percent == 200 else "")
            team_view(stage)
            album.take(stage, f"team-view-{suffix}")
            conflict_field(stage)
            album.take(stage, f"team-field-{suffix}")
            for key in MARKED:
                if album.wants(f"team-new-{key}-{suffix}"):
                    marked(stage, key)
                    album.take(stage, f"team-new-{key}-{suffix}")
            if album.wants(f"team-new-finder-{suffix}"):
                finder_marked(stage)
                album.take(stage, f"team-new-finder-{suffix}")
                stage.window.acts.finder.dismiss()
            for name, command in (("members", "share"), ("join", "join")):
                shown = sheet(stage, command)
                if album.wants(f"team-{name}-{suffix}"):
                    shown.grab().save(str(album.out / f"team-{name}-{suffix}.png"))
                    album.taken += 1
                shown.accept()
        stage.close()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(app, Path(folder), cases=(("Sam", None),))
        stage.unlock()
        stage.open_case("Sam")
        for look, percent in looks:
            stage.look(look, percent)
            suffix = f"{look.value}" + ("-200" if percent == 200 else "")
            team_view(stage)
            album.take(stage, f"team-empty-{suffix}")
            shown = sheet(stage, "share")
            if album.wants(f"team-steps-{suffix}"):
                shown.grab().save(str(album.out / f"team-steps-{suffix}.png"))
                album.taken += 1
            shown.accept()
        stage.close()


def late_pictures(app: QApplication, album: Album) -> None:
    """What a removed colleague signed too late."""
    looks = {
        "team-late-light": (Brightness.LIGHT, 100),
        "team-late-dark": (Brightness.DARK, 100),
        "team-late-light-200": (Brightness.LIGHT, 200),
    }
    if not any(map(album.wants, looks)):
        return
    with tempfile.TemporaryDirectory() as folder:
        ben_is_late(Path(folder))
        stage = Stage(app, Path(folder) / "ada", cases=None)
        stage.unlock(LATE_PASSPHRASE)
        stage.open_case("Sam")
        stage.until(lambda: stage.window.context.team.late == 1)
        for name, (look, percent) in looks.items():
            stage.look(look, percent)
            team_view(stage)
            album.take(stage, name)
        stage.close()


def progress_pictures(app: QApplication, album: Album) -> None:
    """A sync of many files in the middle, and after Cancel."""
    looks = ((Brightness.LIGHT, 100), (Brightness.DARK, 100), (Brightness.LIGHT, 200))
    if not any(album.wants(f"team-{name}") for name in ("progress", "stopped")):
        return
    with tempfile.TemporaryDirectory() as folder, slow_share() as gate:
        ben_syncs_often(Path(folder), 60)
        stage = Stage(app, Path(folder) / "ada", cases=None)
        team = stage.window.context.team
        stage.unlock(LATE_PASSPHRASE)
        stage.open_case("Sam")
        stage.until(lambda: team.is_syncing)
        gate.release(24)
        stage.until(lambda: team.done >= 24)
        for name in ("progress", "stopped"):
            for look, percent in looks:
                stage.look(look, percent)
                stage.view("team")
                album.take(stage, f"team-{name}-{look.value}" + ("-200" if percent == 200 else ""))
            team.cancel()
            stage.until(lambda: not team.is_syncing)
        stage.close()


def large_pictures(app: QApplication, album: Album) -> None:
    """The map of five hundred people: all of them, and those who talk about the client."""
    if not album.wants("map-500-light") and not album.wants("map-500-filtered-light"):
        return
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(app, Path(folder), cases=(("Sam", five_hundred()), ("Lena K.", None)))
        stage.unlock()
        stage.open_case("Sam")
        stage.look(Brightness.LIGHT)
        large_map(stage)
        album.take(stage, "map-500-light")
        large_map(stage, filtered=True)
        album.take(stage, "map-500-filtered-light")
        stage.close()


def first_run_pictures(app: QApplication, album: Album) -> None:
    """The set-up screens."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(app, Path(folder), cases=None)
        page = stage.window.parts.gate.set_up
        for look, percent in ((Brightness.LIGHT, 100), (Brightness.DARK, 100), (Brightness.LIGHT, 200)):
            stage.look(look, percent)
            suffix = f"{look.value}" + ("-200" if percent == 200 else "")
            page.questions.name.setText("Ada Obi")
            page.questions.organisation.setText("Harbour House")
            page.questions.passphrase.line.setText("lantern gravel sofa nine")
            page.questions.again.line.setText("lantern gravel")
            album.take(stage, f"first-run-{suffix}")
            page.questions.refuse(InvalidValue("The two passphrases are not the same."))
            album.take(stage, f"first-run-wrong-{suffix}")
            page.questions.refuse(InvalidValue(""))
            page.show_recovery("0A1B-2C3D-4E5F-6G7H-8J9K-0M1N-2P3Q")
            album.take(stage, f"recovery-code-{suffix}")
            page.show_questions()
        stage.close()


def _nothing(_: Stage) -> None:
    """Nothing to put away."""


def main(words: list[str]) -> int:
    """Take the pictures; the exit code."""
    if not words:
        print("usage: python -m tests.pictures OUT [part of a name]")
        return 2
    out = Path(words[0])
    out.mkdir(parents=True, exist_ok=True)
    album = Album(out, words[1] if len(words) > 1 else "")
    app = make_app(["pictures"])
    firsts = (
        first_run_pictures,
        empty_pictures,
        across_pictures,
        team_pictures,
        late_pictures,
        progress_pictures,
    )
    for part in (*firsts, example_pictures, large_pictures):
        part(app, album)
    print(f"{album.taken} pictures in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
