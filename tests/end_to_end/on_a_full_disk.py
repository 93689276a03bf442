"""Syncs on a disk of its own that is full but for some bytes; says what came of it, a line of JSON each.

`python -m tests.end_to_end.on_a_full_disk LAPTOP DISK ROOM…`, where it may mount: the laptop's profile is
copied to the new disk and back again at the end.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.laptop import Laptop
from tests.end_to_end.warm_laptop import COMMAND_LINE, WarmLaptop
from tests.warm_parent import WarmParent

DISK_BYTES = 24_000_000


def main() -> None:
    """For each room: fill the disk up to it, sync, make room again and look what is there."""
    given, disk, *rooms = sys.argv[1:]
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", disk], check=True)
    profile = Path(disk, "profile")
    laptop = Laptop(Path(given))
    shutil.copytree(laptop.profile, profile)
    with WarmParent(*COMMAND_LINE) as parent:
        warm = WarmLaptop(laptop, parent)
        laptop.environment["NAVIGATOR_PROFILE"] = str(profile)
        for room in rooms:
            ballast = _fill(Path(disk), int(room))
            done = warm.run("sync")
            ballast.unlink()
            people = [one["name"] for one in warm.json("show", "Sam")["people"]]
            whole = warm.run("verify", "Sam").code == 0
            said = {"room": int(room), "code": done.code, "said": done.err, "people": people, "whole": whole}
            print(json.dumps(said), flush=True)
    shutil.rmtree(laptop.profile)
    shutil.copytree(profile, laptop.profile)


def _fill(disk: Path, room: int) -> Path:
    """A file that leaves only so many bytes."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free.f_bavail * free.f_frsize - room))
    return ballast


if __name__ == "__main__":
    main()
