"""The process is killed while it commits, or its disk fills up: what it acknowledged is in the file."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.case_files import Desk
from tests.warm_parent import WarmParent

ROUNDS = int(os.environ.get("NAVIGATOR_KILLS", "60"))
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.timeout(600)
def test_every_acknowledged_commit_survives_kill_9(
    tmp_path: Path, part: int, warm_parent: WarmParent
) -> None:
    chance = random.Random(part)
    acknowledged: list[str] = []
    for number in range(part, ROUNDS, PARTS):
        process = warm_parent.start("tests.store.committing", str(tmp_path), str(number))
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        acknowledged += [process.stdout.readline().strip() for _ in range(chance.randrange(1, 40))]
        process.kill()
        # A line may be cut off by the kill; what has its end of line was said.
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
        process.communicate()
        assert process.returncode not in (None, 0)
    with Desk(tmp_path).open() as opened:
        assert opened.problems() == ()
        assert set(acknowledged) <= set(opened.case.people)
        # At most one commit a round was on the disk without our hearing of it.
        assert len(opened.case.people) <= len(acknowledged) + ROUNDS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a small disk, as Linux can")
def test_a_full_disk_is_told_plainly_and_costs_nothing(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    assert unshare
    inside = (
        f"mount -t tmpfs -o size=1m tmpfs {tmp_path} && "
        f"{sys.executable} -m tests.store.committing {tmp_path} 0 && rm -f {tmp_path}/ballast && "
        f"{sys.executable} -m tests.store.read_all {tmp_path}"
    )
    done = subprocess.run([unshare, "-rm", "sh", "-c", inside], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    refused = next((at for at, line in enumerate(lines) if line.startswith("refused: ")), None)
    assert refused is not None, done.stderr
    assert "disk is full" in lines[refused]
    assert "Everything that was saved before is safe" in lines[refused]
    assert refused > 10
    acknowledged = set(lines[1:refused])
    assert acknowledged <= set(lines[refused + 2 :])
