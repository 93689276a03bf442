"""Where a share is, as one line of text: a folder, or an address with the kind of share in front.

    /mnt/team/cases             a folder (on Windows also \\\\server\\share\\folder)
    smb://user:password@server:445/share/folder
    s3://key:secret@bucket/folder?endpoint=https://storage.example.org&region=eu-west-2
    postgresql://user:password@server:5432/database?sslmode=verify-full

User and password may be left out where the system has them (Kerberos, an AWS profile, a .pgpass file).
Special characters in them are written as in any web address: %40 for @. An address is a secret: keep it
in the vault, and show people and logs `shown_address` only.
"""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from navigator.errors import InvalidValue

_KINDS = {"smb": "smb", "s3": "s3", "postgresql": "postgresql", "postgres": "postgresql"}
_FORMS = {
    "smb": "smb://user@server/share/folder",
    "s3": "s3://bucket/folder",
    "postgresql": "postgresql://user@server/database",
}
_OPTIONS = {
    "smb": ("encrypt",),
    "s3": ("endpoint", "region"),
    "postgresql": ("sslmode", "sslrootcert", "sslcert", "sslkey", "channel_binding", "target_session_attrs"),
}


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address. `place` is the folder, the bucket or the database; `user` a key id for s3."""

    kind: str
    place: str
    server: str = ""
    port: int | None = None
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    folder: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def option(self, name: str) -> str:
        """What comes after the question mark under a name; "" for nothing."""
        return dict(self.options).get(name, "")


def read_address(text: str) -> Address:
    """The address that somebody gave; InvalidValue, which repeats nothing of it, when it is none."""
    text = text.strip()
    scheme, sign, _ = text.partition("://")
    if not sign:
        return _folder(text)
    kind = _KINDS.get(scheme.lower())
    if kind is None:
        raise InvalidValue(
            "That is not a kind of share that this app knows.",
            "Give a folder, or an address that begins with smb://, s3:// or postgresql://.",
        )
    try:
        found = urlsplit(text)
        address = _read(kind, found, found.port)
    except ValueError:
        raise _wrong(kind) from None
    if not address.place or (kind == "smb" and not address.server):
        raise _wrong(kind)
    return address


def shown_address(text: str) -> str:
    """The address without password, key or user: what may be shown and printed."""
    address = read_address(text)
    port = f":{address.port}" if address.port else ""
    match address.kind:
        case "folder":
            return address.place
        case "s3":
            return "/".join(part for part in ("s3:/", address.place, address.folder) if part)
        case "smb":
            parts = (f"smb://{address.server}{port}", address.place, address.folder)
            return "/".join(part for part in parts if part)
        case _:
            return f"postgresql://{address.server}{port}/{address.place}"


def _folder(text: str) -> Address:
    if not text or "\0" in text:
        raise InvalidValue("No share was named.", "Choose a folder, or give the address of a share.")
    return Address("folder", str(Path(text).expanduser().absolute()))


def _read(kind: str, found: SplitResult, port: int | None) -> Address:
    options = tuple(parse_qsl(found.query, keep_blank_values=True, strict_parsing=bool(found.query)))
    if found.fragment or any(name not in _OPTIONS[kind] for name, _ in options):
        raise ValueError("not an address")
    folder = unquote(found.path).strip("/")
    server = found.hostname or ""
    place = server
    if kind == "s3":
        # A bucket's name may have capitals on stores that are not Amazon's.
        place = found.netloc.rpartition("@")[2]
    else:
        place, _, folder = folder.partition("/")
    if any(part in (".", "..") for part in folder.split("/")) or (kind == "postgresql" and folder):
        raise ValueError("not an address")
    user, password = unquote(found.username or ""), unquote(found.password or "")
    return Address(kind, place, server, port, user, password, folder.strip("/"), options)


def _wrong(kind: str) -> InvalidValue:
    return InvalidValue(
        "The address of the share cannot be read.",
        f"It should look like {_FORMS[kind]}; in user names and passwords, write @ as %40 and / as %2F.",
    )
