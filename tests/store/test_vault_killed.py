"""Killed at any moment, the vault opens, with everything that was acknowledged."""

import random
import subprocess
import sys
from pathlib import Path

from navigator.store.attempts import WrongPassphrase
from navigator.store.vault import Vault
from tests.store.vaults import FakeClock, make_vault

ROUNDS = 12
AROUND = FakeClock().surroundings()

SAVER = """
import sys
from pathlib import Path
from navigator.store.vault import Vault
with Vault.unlock(Path(sys.argv[1]), recovery_code=sys.argv[2]) as vault:
    done = vault.settings.get("done", 0)
    while True:
        done += 1
        case = vault.add_case(f"Client {done}")
        vault.change_settings(done=done)
        vault.remove_case(case.id)
        print(done, flush=True)
"""

CHANGER = """
import sys
from pathlib import Path
from navigator.store.passphrase import PassphraseCost
from navigator.store.vault import Vault
number = int(sys.argv[2])
words = "orbit lantern pickle number {}".format
with Vault.unlock(Path(sys.argv[1]), passphrase=words(number)) as vault:
    while True:
        vault.change_passphrase(words(number), words(number + 1), cost=PassphraseCost(1, 8192))
        number += 1
        print(number, flush=True)
"""


def killed(program: str, folder: Path, argument: object, after: int) -> int:
    """Start the program, kill it after so many acknowledgements, and give the last one it got out."""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), str(argument)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(after):
            said = int(process.stdout.readline())
        process.kill()
        # A line may be cut off at the end by the kill; what has its end of line was said.
        rest = [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return int(rest[-1]) if rest else said


def test_killed_while_saving(tmp_path: Path) -> None:
    vault, code = make_vault(tmp_path / "profile")
    vault.close()
    chance = random.Random(1)
    for _ in range(ROUNDS):
        said = killed(SAVER, tmp_path / "profile", code.text, chance.randrange(1, 12))
        with Vault.unlock(tmp_path / "profile", recovery_code=code.text, around=AROUND) as vault:
            assert vault.notices == ()
            assert vault.settings["done"] in (said, said + 1)
            # One was being added or removed at most; none that was removed came back.
            assert len(vault.cases()) <= 1
            for case in vault.cases():
                vault.remove_case(case.id)


def test_killed_while_changing_the_passphrase(tmp_path: Path) -> None:
    make_vault(tmp_path / "profile", passphrase="orbit lantern pickle number 0")[0].close()
    chance, number = random.Random(2), 0
    for _ in range(ROUNDS):
        said = killed(CHANGER, tmp_path / "profile", number, chance.randrange(1, 12))
        opened = [each for each in (said - 1, said, said + 1) if opens_by(tmp_path / "profile", each)]
        assert opened in ([said], [said + 1])
        number = opened[0]


def opens_by(folder: Path, number: int) -> bool:
    """Does this passphrase open it? By its first copy; unlocking makes the second the same."""
    try:
        with Vault.unlock(folder, passphrase=f"orbit lantern pickle number {number}", around=AROUND) as vault:
            assert vault.notices == ()
            return True
    except WrongPassphrase:
        return False
