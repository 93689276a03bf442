"""The replica mark: outside the case file, which replica it is and how far its numbers went.

A change set is known everywhere by its replica and number, so a case file that went back in time (restored,
copied, on a cloned disk) must not go on counting as the same replica: one number would have two contents.
The mark stands beside the case file as `<case id>.mark`. A case file that holds less than its mark says is
an old one, and gets a new replica id. So does a mark that is missing, damaged or another case's, or that
stands in another file or on another computer than the one it was made on.

What this cannot see: a whole disk put back to an earlier day, mark and case file alike. The share can; it
then shows this replica numbers that it does not remember.

The mark is two slots of 80 bytes, each in a 512-byte sector of its own and written in turn, so that a power
cut in the middle spoils one and the other, one number behind, still counts. It is written after each commit
and not flushed: the database's own flush is what acknowledges a commit, and a mark that is behind is only
less watchful until the case is next opened. `close` flushes.
"""

import hashlib
import hmac
import os
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from navigator.casefile.frozen import frozen
from navigator.errors import UnreadableFile
from navigator.store.atomic_file import cannot_write, flush_to_disk, read_whole, write_whole
from navigator.store.keys import Entropy, Secret, derive

REPLICA_BYTES: Final = 8
_SLOT: Final = struct.Struct(">8sQ8sQ16s")
_MAC_BYTES: Final = 32
_SLOT_BYTES: Final = _SLOT.size + _MAC_BYTES
_SECTOR: Final = 512
_SLOTS: Final = 2
_MAGIC: Final = b"navmark1"
_PURPOSE: Final = b"replica mark"


@frozen
class ReplicaRecord:
    """Which replica this vault is for a case, and the highest number it committed (0: none yet)."""

    replica_id: str
    """16 hexadecimal digits, random."""
    last_number: int


class ReplicaMark:
    """The mark of one case, kept open. Safe to use from several threads."""

    def __init__(
        self, path: Path, case_id: str, case_key: Secret, machine: Callable[[], str], entropy: Entropy
    ) -> None:
        """Read the mark, or make a new one with a new replica id if there is none that can be believed.

        Raises CannotWrite when a new one is needed and cannot be written, or the file cannot be opened.
        """
        self._path = path
        self._entropy = entropy
        self._guard = threading.Lock()
        self._key = derive(case_key, _PURPOSE, bytes.fromhex(case_id))
        found = self._slots()
        if not found:
            write_whole(path, bytes(_SECTOR * _SLOTS))
        try:
            self._descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        except OSError as problem:
            raise cannot_write(path, problem) from problem
        self._open = True
        self._place = self._here(machine())
        self._turn, self.record = 0, ReplicaRecord("", 0)
        believed = [slot for slot in found if slot[3] == self._place]
        if believed:
            turn, replica, number, _ = max(believed)
            self._turn, self.record = turn, ReplicaRecord(replica.hex(), number)
        else:
            self._turn = max((slot[0] for slot in found), default=0)
            self.renew()

    def advance(self, number: int) -> None:
        """This number was committed. A lower one than before changes nothing. Raises CannotWrite."""
        with self._guard:
            if number > self.record.last_number:
                self._write(ReplicaRecord(self.record.replica_id, number))

    def renew(self) -> ReplicaRecord:
        """Become a new replica that has committed nothing yet; on the disk when this returns."""
        with self._guard:
            self._write(ReplicaRecord(self._entropy(REPLICA_BYTES).hex(), 0))
            # Both slots, or a power cut that spoils the newer one would bring the old replica back.
            self._write(self.record)
            try:
                flush_to_disk(self._descriptor)
            except OSError as problem:
                raise cannot_write(self._path, problem) from problem
            return self.record

    def close(self) -> None:
        """Flush, close, and forget the key; may be called again."""
        with self._guard:
            if self._open:
                self._open = False
                self._key.wipe()
                try:
                    flush_to_disk(self._descriptor)
                except OSError as problem:
                    raise cannot_write(self._path, problem) from problem
                finally:
                    os.close(self._descriptor)

    def _write(self, record: ReplicaRecord) -> None:
        turn = self._turn + 1
        replica = bytes.fromhex(record.replica_id)
        content = _SLOT.pack(_MAGIC, turn, replica, record.last_number, self._place)
        try:
            os.lseek(self._descriptor, turn % _SLOTS * _SECTOR, os.SEEK_SET)
            os.write(self._descriptor, content + self._mac(content))
        except OSError as problem:
            raise cannot_write(self._path, problem) from problem
        self._turn, self.record = turn, record

    def _slots(self) -> list[tuple[int, bytes, int, bytes]]:
        """Turn, replica, number and place of each slot that this case's key made; none if there is none."""
        try:
            content = read_whole(self._path, _SECTOR * _SLOTS)
        except (FileNotFoundError, UnreadableFile):
            return []
        found = []
        for start in range(0, _SECTOR * _SLOTS, _SECTOR):
            slot = content[start : start + _SLOT_BYTES]
            if len(slot) == _SLOT_BYTES and hmac.compare_digest(
                slot[_SLOT.size :], self._mac(slot[: _SLOT.size])
            ):
                _, turn, replica, number, place = _SLOT.unpack(slot[: _SLOT.size])
                found.append((turn, replica, number, place))
        return found

    def _mac(self, content: bytes) -> bytes:
        return hashlib.blake2b(content, key=self._key.reveal(), digest_size=_MAC_BYTES).digest()

    def _here(self, machine: str) -> bytes:
        """This computer and this very file: a copy of the file has another file number."""
        text = f"{machine} {os.fstat(self._descriptor).st_ino}".encode()
        return hashlib.blake2b(text, key=self._key.reveal(), digest_size=16).digest()
