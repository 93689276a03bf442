"""A share on a Windows or Samba server, spoken to directly: nothing has to be mounted on the laptop."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

import smbclient
from smbprotocol.exceptions import SMBAuthenticationError, SMBException, SMBOSError, SMBResponseException
from smbprotocol.header import NtStatus

from navigator.sync.transport import ShareError
from navigator.sync.transports import troubles
from navigator.sync.transports.address import Address
from navigator.sync.transports.names import (
    LARGEST,
    can_be_read,
    check_new,
    check_read,
    is_our_temporary,
    is_temporary,
    temporary_name,
)
from navigator.sync.transports.waiting import patiently

T = TypeVar("T")

_CONNECT_SECONDS = 10
_GONE = (
    NtStatus.STATUS_OBJECT_NAME_NOT_FOUND,
    NtStatus.STATUS_OBJECT_PATH_NOT_FOUND,
    NtStatus.STATUS_NO_SUCH_FILE,
    NtStatus.STATUS_NOT_FOUND,
    NtStatus.STATUS_FILE_IS_A_DIRECTORY,
    NtStatus.STATUS_NOT_A_DIRECTORY,
)
_IN_USE = (NtStatus.STATUS_SHARING_VIOLATION, NtStatus.STATUS_DELETE_PENDING, 0xC0000054)  # LOCK_CONFLICT
_NOT_ALLOWED = (
    NtStatus.STATUS_ACCESS_DENIED,
    NtStatus.STATUS_PRIVILEGE_NOT_HELD,
    NtStatus.STATUS_CANNOT_DELETE,
    0xC00000A2,  # STATUS_MEDIA_WRITE_PROTECTED
)
_NOT_LET_IN = (
    NtStatus.STATUS_LOGON_FAILURE,
    NtStatus.STATUS_WRONG_PASSWORD,
    NtStatus.STATUS_PASSWORD_EXPIRED,
    0xC000006E,  # STATUS_ACCOUNT_RESTRICTION
    0xC0000072,  # STATUS_ACCOUNT_DISABLED
    0xC0000234,  # STATUS_ACCOUNT_LOCKED_OUT
)
_FULL = (NtStatus.STATUS_DISK_FULL, 0xC0000044, 0xC0000802)  # QUOTA_EXCEEDED, in its two forms
_TAKEN = NtStatus.STATUS_OBJECT_NAME_COLLISION


class SmbTransport:
    """The four verbs on a folder of an SMB share."""

    def __init__(self, address: Address, ours: str) -> None:
        # These libraries say at lower levels whom they talk to and as whom.
        logging.getLogger("smbprotocol").setLevel(logging.CRITICAL)
        self._address = address
        self._ours = ours
        where = (address.server, address.place, *(part for part in address.folder.split("/") if part))
        self._root = "\\\\" + "\\".join(where)
        self._connections: dict[str, object] = {}
        self._more = {"port": address.port or 445, "connection_cache": self._connections}

    def list(self, prefix: str) -> tuple[str, ...]:
        """As `Transport.list`."""
        with self._connected():
            start = prefix.rpartition("/")[0]
            if start and not can_be_read(start):
                return ()
            found = (name for name in self._walk(start) if name.startswith(prefix) and can_be_read(name))
            return tuple(sorted(found))

    def get(self, name: str) -> bytes:
        """As `Transport.get`."""
        path = self._path(check_read(name))
        with self._connected():
            try:
                return self._patiently(lambda: self._read(path))
            except SMBOSError as error:
                if error.ntstatus in _GONE:
                    raise troubles.not_there() from error
                raise

    def put_new(self, name: str, content: bytes) -> bool:
        """As `Transport.put_new`."""
        folder = check_new(name).rpartition("/")[0]
        path = self._path(name)
        temporary = self._path(
            f"{folder}/{temporary_name(self._ours)}" if folder else temporary_name(self._ours)
        )
        with self._connected():
            if self._is_there(path):
                return False
            if folder:
                smbclient.makedirs(self._path(folder), exist_ok=True, **self._more)
            try:
                self._patiently(lambda: self._write(temporary, content))
                return self._rename_new(temporary, path)
            finally:
                # Gone after a rename; else `remove_temporary` gets it another day.
                with suppress(OSError, SMBException):
                    smbclient.remove(temporary, **self._more)

    def remove_temporary(self) -> None:
        """As `Transport.remove_temporary`."""
        with self._connected():
            for folder, _, files in smbclient.walk(self._root, follow_symlinks=False, **self._more):
                for file in files:
                    if is_our_temporary(file, self._ours):
                        smbclient.remove(f"{folder}\\{file}", **self._more)

    def _path(self, name: str) -> str:
        return "\\".join((self._root, *name.split("/")))

    def _walk(self, start: str) -> Iterator[str]:
        """The names of all files below a folder of the share; one that is not there has none."""
        try:
            entries = list(smbclient.scandir(self._path(start) if start else self._root, **self._more))
        except SMBOSError as error:
            if error.ntstatus in _GONE and start:
                return
            raise
        for entry in entries:
            name = f"{start}/{entry.name}" if start else entry.name
            if entry.is_symlink():
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(name)
            elif not is_temporary(entry.name):
                yield name

    def _is_there(self, path: str) -> bool:
        try:
            smbclient.lstat(path, **self._more)
        except SMBOSError as error:
            if error.ntstatus in _GONE:
                return False
            raise
        return True

    def _read(self, path: str) -> bytes:
        with smbclient.open_file(path, mode="rb", share_access="rwd", **self._more) as file:
            content: bytes = file.read(LARGEST)
            return content

    def _write(self, path: str, content: bytes) -> None:
        with smbclient.open_file(path, mode="wb", buffering=0, **self._more) as file:
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
            # A flush by the protocol: the server has it on its disk before it answers ("strict sync").
            file.fd.flush()

    def _rename_new(self, temporary: str, path: str) -> bool:
        try:
            self._patiently(lambda: smbclient.rename(temporary, path, **self._more))
        except SMBOSError as error:
            if error.ntstatus == _TAKEN:
                return False
            raise
        return True

    def _patiently(self, call: Callable[[], T]) -> T:
        return patiently(call, lambda error: isinstance(error, SMBOSError) and error.ntstatus in _IN_USE)

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """With a session at the server; errors of the protocol as those of a share."""
        address = self._address
        try:
            smbclient.register_session(
                address.server,
                username=address.user or None,
                password=address.password or None,
                connection_timeout=_CONNECT_SECONDS,
                encrypt=True if address.option("encrypt") == "yes" else None,
                **self._more,
            )
            yield
        except ShareError:
            raise
        except SMBAuthenticationError as error:
            raise troubles.not_let_in() from error
        except (SMBOSError, SMBResponseException) as error:
            raise _trouble(int(error.ntstatus if isinstance(error, SMBOSError) else error.status)) from error
        except (SMBException, OSError, ValueError) as error:
            # The library says ValueError when nobody listens at the address.
            raise troubles.unreachable() from error


def _trouble(status: int) -> ShareError:
    if status in _FULL:
        return troubles.full()
    if status in _NOT_LET_IN:
        return troubles.not_let_in()
    if status in _NOT_ALLOWED:
        return troubles.not_allowed()
    if status in _GONE or status == NtStatus.STATUS_BAD_NETWORK_NAME:
        return troubles.unreachable("The folder of the share is not there.")
    return troubles.unreachable()
