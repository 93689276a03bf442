"""The real keyring of a Linux desktop: gnome-keyring's Secret Service, on a session bus of the test's own."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.store.vaults import CHEAP

TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

START = """
from pathlib import Path
import sys
from navigator.errors import NavigatorError
from navigator.store.keyring_store import KeyringStore
from navigator.store.passphrase import PassphraseCost
from navigator.store.vault import Vault
folder = Path(sys.argv[1])
"""
SET_UP = (
    START
    + f"""
vault, code = Vault.setup(folder, name="Sam Okafor", organisation="Harbour Link", passphrase=None,
                          keyring=KeyringStore(), cost=PassphraseCost({CHEAP.passes}, {CHEAP.memory}))
with vault:
    vault.add_case("Dana Whitlock")
    print(vault.vault_id, code.text)
"""
)
OPEN = (
    START
    + """
try:
    with Vault.unlock(folder, keyring=KeyringStore()) as vault:
        print("opened", vault.vault_id, vault.name, [case.name for case in vault.cases()])
except NavigatorError as said:
    print(type(said).__name__, said)
"""
)
REMOVE = (
    START
    + """
with Vault.unlock(folder, keyring=KeyringStore()) as vault:
    vault.change_passphrase(None, "orbit lantern pickle harbour", cost=PassphraseCost(1, 8192))
    vault.remove_keyring(KeyringStore())
"""
)
LOOK = """
import secretstorage, sys
bus = secretstorage.dbus_init()
for item in secretstorage.get_default_collection(bus).get_all_items():
    print(item.get_attributes()["service"], item.get_attributes()["username"], len(item.get_secret()))
bus.close()
"""
LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
"""
UNLOCKED = "printf 'login words' | gnome-keyring-daemon --unlock --components=secrets >/dev/null\n"

Session = Callable[..., list[str]]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Runs these programs, each in a Python of its own, in one desktop session; gives the lines they print.

    The home is the same from one session to the next, as after logging out and in again.
    """

    def run(*programs: str, before: str = UNLOCKED) -> list[str]:
        script = before
        for number, program in enumerate(programs):
            (tmp_path / f"{number}.py").write_text(textwrap.dedent(program), encoding="utf-8")
            script += f'"{sys.executable}" "{tmp_path / f"{number}.py"}" "{tmp_path / "profile"}"\n'
        (tmp_path / "home").mkdir(exist_ok=True, mode=0o700)
        # The bus puts its socket here, and a socket's path may have 107 characters.
        with TemporaryDirectory(dir="/tmp") as runtime:
            done = subprocess.run(
                ["dbus-run-session", "--", "sh", "-ec", script],
                env={
                    "PATH": os.environ["PATH"],
                    "PYTHONPATH": os.pathsep.join(sys.path),
                    "HOME": str(tmp_path / "home"),
                    "XDG_RUNTIME_DIR": runtime,
                    "LC_ALL": "C.UTF-8",
                },
                capture_output=True,
                text=True,
                check=False,
                timeout=90,
            )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run


def test_a_second_process_opens_the_vault_by_the_keyring(session: Session) -> None:
    made, opened = session(SET_UP, OPEN)
    vault_id = made.split()[0]
    assert opened == f"opened {vault_id} Sam Okafor ['Dana Whitlock']"


def test_it_opens_after_logging_out_and_in_again(session: Session) -> None:
    (made,) = session(SET_UP)
    (opened,) = session(OPEN)
    assert opened.startswith(f"opened {made.split()[0]}")


def test_the_keyring_holds_one_short_entry_and_nothing_of_people(session: Session) -> None:
    made, entry = session(SET_UP, LOOK)
    assert entry == f"Case Navigator {made.split()[0]} 44"


def test_the_key_is_not_in_plain_text_in_any_file(session: Session, tmp_path: Path) -> None:
    made, entry = session(SET_UP, LOOK.replace("len(item.get_secret())", "item.get_secret().decode()"))
    key, code = entry.split()[-1], made.split()[1]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("keyrings" in path.parts for path in files)
    for path in files:
        content = path.read_bytes()
        assert key.encode() not in content
        assert code.encode() not in content


def test_taken_out_of_the_keyring_it_opens_no_longer(session: Session) -> None:
    _, said = session(SET_UP, REMOVE, LOOK, OPEN)
    assert said.startswith("Locked This computer's keyring has no key for this vault.")


def test_a_locked_keyring_is_a_sentence(session: Session) -> None:
    """Nobody can be asked for its password here, for there is no screen."""
    _, said = session(SET_UP, LOCK, OPEN)
    assert said.startswith("KeyringRefused This computer's keyring did not open")
    assert said.endswith("Unlock the keyring and try again, or use the passphrase.")


def test_another_users_keyring_has_no_key(session: Session, tmp_path: Path) -> None:
    session(SET_UP)
    shutil.rmtree(tmp_path / "home")
    (said,) = session(OPEN)
    assert said.startswith("Locked This computer's keyring has no key for this vault.")
