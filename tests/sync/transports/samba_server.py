"""Debian's samba on loopback: a share to write to, and the same one read-only."""

import os
import pwd
import subprocess
from pathlib import Path

from tests.sync.transports.server_process import (
    NOBODY,
    ServerProcess,
    accepts,
    as_ordinary_user,
    free_port,
    give_to_ordinary_user,
    is_root,
    on_small_disk,
)

PASSWORD = "p@ss/word"
_CONFIGURATION = """
[global]
interfaces = 127.0.0.1/8
bind interfaces only = yes
smb ports = {port}
disable netbios = yes
disable spoolss = yes
load printers = no
printcap name = /dev/null
server min protocol = SMB3_00
strict sync = yes
map to guest = never
passdb backend = tdbsam:{state}/passdb.tdb
log level = 1
log file = {state}/log
private dir = {state}
lock directory = {state}
state directory = {state}
cache directory = {state}
pid directory = {state}
ncalrpc dir = {state}/ncalrpc
usershare path =

[cases]
path = {files}
read only = no

[sealed]
path = {files}
read only = yes
"""


class SambaServer:
    """As sync.md's recipe has it: an ordinary user's own server."""

    def __init__(self, folder: Path, disk: str = "") -> None:
        self.port = free_port()
        self.user = pwd.getpwuid(NOBODY if is_root() else os.geteuid()).pw_name
        state = give_to_ordinary_user(folder / "state")
        give_to_ordinary_user(state / "ncalrpc")
        self.files = give_to_ordinary_user(folder / "files")
        configuration = folder / "smb.conf"
        configuration.write_text(
            _CONFIGURATION.format(port=self.port, state=state, files=self.files), encoding="utf-8"
        )
        subprocess.run(
            as_ordinary_user(
                [
                    "pdbedit",
                    "-s",
                    str(configuration),
                    "--create",
                    "--user",
                    self.user,
                    "--password-from-stdin",
                ]
            ),
            input=f"{PASSWORD}\n{PASSWORD}\n",
            text=True,
            check=True,
            capture_output=True,
        )
        smbd = ["smbd", "-s", str(configuration), "--foreground", "--no-process-group"]
        command = as_ordinary_user(smbd)
        if disk:
            command = on_small_disk(command, disk, self.files)
        self.process = ServerProcess(command, folder / "smbd.log", lambda: accepts(self.port))

    def address(self, share: str = "cases", *, password: str = "p%40ss%2Fword", folder: str = "") -> str:
        return f"smb://{self.user}:{password}@127.0.0.1:{self.port}/{share}/{folder}"
