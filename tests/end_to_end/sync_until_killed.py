"""A process that syncs a real case through a real folder and kills itself at one step, as a power cut would.

`python -m tests.end_to_end.sync_until_killed PROFILE CASE FOLDER STEP`: SIGKILL when STEP is first reached.
With the step "never" it syncs to the end, and prints what it sent and received.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from navigator.store.cases import open_case
from navigator.store.vault import Vault
from navigator.sync.errand import World
from navigator.sync.syncing import sync_case
from navigator.sync.transports import folder, renaming
from navigator.sync.transports.address import read_address
from navigator.sync.transports.opening import bare_transport
from tests.cli.runs import PASSPHRASE


def main() -> None:
    """Sync, and die where it was said."""
    profile, case, place, step = sys.argv[1:]

    def at(reached: str) -> None:
        if reached == step:
            os.kill(os.getpid(), signal.SIGKILL)

    _tell_of_each_move(at)
    with Vault.unlock(Path(profile), passphrase=PASSPHRASE) as vault, open_case(vault, case) as opened:
        share = bare_transport(read_address(place), vault.vault_id)
        result = sync_case(vault, opened, share, world=World(at=at))
        assert result.trouble is None, result.trouble
        print(result.sent, len(result.received), len(result.alarms), opened.problems() == ())


def _tell_of_each_move(at: Callable[[str], None]) -> None:
    """Also within the putting of one file: half written, flushed under its temporary name, renamed."""
    write, rename = folder._write, renaming.rename_new

    def write_half_first(temporary: Path, content: bytes) -> None:
        temporary.write_bytes(content[: len(content) // 2])
        at("half written")
        temporary.unlink()
        write(temporary, content)

    def rename_slowly(temporary: Path, path: Path) -> bool:
        at("flushed")
        renamed = rename(temporary, path)
        at("renamed")
        return renamed

    patch.object(folder, "_write", write_half_first).start()
    patch.object(folder, "rename_new", rename_slowly).start()


if __name__ == "__main__":
    main()
