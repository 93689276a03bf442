"""The story of two laptops and one folder, told by the real program: what is typed, and what it says.

Not a test but something to read: both change a field offline, sync, see the conflict and choose; the folder
is unmounted, emptied and put back as it was; one is revoked. The tests of it are in tests/cli/test_share.py.

    python -m tests.end_to_end.two_laptops
"""

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from tests.end_to_end.laptop import Laptop


class Teller:
    """Runs commands on the laptops and prints what a person would see there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.share = folder / "team"
        self.laptops: dict[str, Laptop] = {}
        for who, surname, client in (("Ada", "Obi", "Sam"), ("Ben", "Ito", "")):
            place = folder / who
            place.mkdir()
            self.laptops[who] = Laptop(place).with_quick_vault(f"{who} {surname}", client)

    def __call__(self, who: str, *words: str) -> str:
        """Type a command; what it prints."""
        outcome = self.laptops[who].run(*words)
        typed = shlex.join(word if len(word) < 80 else f"{word[:20]}..." for word in words)
        print(f"{who}$ navigator {self._short(typed)}")
        for line in self._short(outcome.out + outcome.err).splitlines():
            print(f"    {line}")
        if outcome.code:
            print(f"    (exit code {outcome.code})")
        return outcome.out.strip()

    def _short(self, text: str) -> str:
        return text.replace(f"{self.folder}", "")

    def chapter(self, words: str) -> None:
        """What happens next."""
        print(f"\n{words}\n", flush=True)


def attach(tell_of: Teller) -> None:
    """A file that travels."""
    tell_of.chapter("Ada attaches a letter: Ben knows of it, and has it with the next sync after hers.")
    letter = tell_of.folder / "letter.txt"
    letter.write_text("Dear Dana", encoding="utf-8")
    tell_of("Ada", "attachments", "Sam", "--add", str(letter))
    for who in ("Ada", "Ben"):
        tell_of(who, "sync")
    tell_of("Ben", "attachments", "Sam")
    tell_of("Ben", "attachments", "Sam", "letter.txt", "-o", "-")


def tell(tell_of: Teller) -> None:
    """The whole story, in the order of the table of faults."""
    share = tell_of.share
    share.mkdir()
    tell_of.chapter("Ada shares a case through a folder, and Ben joins.")
    tell_of("Ada", "add", "Sam", "person", "name=Dana Whitlock", "when_to_reach=Mornings")
    tell_of("Ada", "share", "create", "Sam", str(share))
    card, invitation = tell_of("Ben", "share", "card"), tell_of.folder / "invitation"
    tell_of("Ada", "share", "invite", "Sam", card, "-o", str(invitation))
    tell_of("Ben", "share", "join", str(invitation))

    tell_of.chapter("Both change the same field offline, and sync.")
    tell_of("Ada", "set", "Sam", "Dana Whitlock", "when_to_reach=Afternoons")
    tell_of("Ben", "set", "Sam", "Dana Whitlock", "when_to_reach=Never on Mondays")
    for who in ("Ada", "Ben", "Ada"):
        tell_of(who, "sync")
    conflict = tell_of("Ada", "conflicts", "Sam").split()[0]
    tell_of("Ada", "conflicts", "Sam", "--resolve", conflict, "--take", "1")
    for who in ("Ada", "Ben"):
        tell_of(who, "sync")
    tell_of("Ben", "conflicts", "Sam")
    attach(tell_of)
    yesterday = tell_of.folder / "yesterday"
    shutil.copytree(share, yesterday)

    tell_of.chapter("The folder is not mounted; then an empty one stands in its place.")
    away = share.rename(tell_of.folder / "unplugged")
    tell_of("Ada", "set", "Sam", "Dana Whitlock", "role=Probation officer")
    tell_of("Ada", "sync")
    share.mkdir()
    tell_of("Ben", "sync")
    share.rmdir()
    away.rename(share)
    for who in ("Ada", "Ben"):
        tell_of(who, "sync")

    tell_of.chapter(
        "Somebody empties the folder but for its marker; then it is put back as it was yesterday."
    )
    for path in share.rglob("*"):
        if path.is_file() and path.parent != share:
            path.unlink()
    for who in ("Ada", "Ben"):
        tell_of(who, "sync")
    shutil.rmtree(share)
    yesterday.rename(share)
    for who in ("Ada", "Ben", "Ada"):
        tell_of(who, "sync")

    tell_of.chapter("Ben is revoked, and works on.")
    tell_of("Ada", "share", "revoke", "Sam", "Ben Ito")
    tell_of("Ben", "set", "Sam", "Dana Whitlock", "role=Friend")
    tell_of("Ben", "sync")
    tell_of("Ada", "sync")
    tell_of("Ada", "share", "members", "Sam")


def main() -> int:
    """Tell it in a folder of its own, which is removed."""
    with tempfile.TemporaryDirectory() as folder:
        tell(Teller(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
