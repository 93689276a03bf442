"""From the address of a share to its four verbs: behind a deadline for the app, bare for its child."""

from importlib.util import find_spec
from pathlib import Path

from navigator.sync.transport import ShareError, Transport
from navigator.sync.transports.address import Address, read_address
from navigator.sync.transports.guarded import GuardedTransport

_EXTRAS = {
    "smb": ("smb", "smbclient", "a Windows or Samba share"),
    "s3": ("s3", "s3fs", "object storage"),
    "postgresql": ("postgres", "psycopg", "a PostgreSQL share"),
}


class ExtraMissing(ShareError):
    """The app was installed without the libraries for this kind of share."""


def transport_for(address: str, ours: str) -> GuardedTransport:
    """The share at an address, with a deadline on every call; close it when it is not needed any more.

    `ours` is any text that stands for this installation and no other, so that its temporary files can be
    told from a colleague's. InvalidValue when the address is none, ExtraMissing when it needs libraries that
    are not installed. Whether anybody answers there shows with the first call.
    """
    kind = read_address(address).kind
    if kind in _EXTRAS:
        extra, module, what = _EXTRAS[kind]
        if find_spec(module) is None:
            raise ExtraMissing(
                f"This app was installed without what it needs for {what}.",
                "Nothing was changed.",
                f"Install it with: pip install 'case-navigator[{extra}]'.",
            )
    return GuardedTransport(address, ours)


def whole_address(address: str) -> str:
    """The address as it is to be kept: that of a folder from the root on, whatever folder one stands in."""
    found = read_address(address)
    return found.place if found.kind == "folder" else address.strip()


def bare_transport(address: Address, ours: str) -> Transport:
    """The share itself, without a deadline: for the process that may be ended, and for nobody else."""
    match address.kind:
        case "folder":
            from navigator.sync.transports.folder import FolderTransport

            return FolderTransport(Path(address.place), ours)
        case "smb":
            from navigator.sync.transports.smb import SmbTransport

            return SmbTransport(address, ours)
        case "s3":
            from navigator.sync.transports.s3 import S3Transport

            return S3Transport(address)
        case _:
            from navigator.sync.transports.postgresql import PostgresqlTransport

            return PostgresqlTransport(address)
