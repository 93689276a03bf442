"""What is sealed in the vault: the keyworker, this vault's identity, settings, and the cases with their keys.

Immutable; each change makes new contents. Here they become bytes and back. Sealing and saving is not done
here. The bytes are padded, so that a vault's size does not tell how many cases it has.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from types import MappingProxyType
from typing import Any, Final

from navigator.casefile.frozen import frozen
from navigator.store.identity import Identity
from navigator.store.keys import KEY_BYTES, Secret

Setting = str | int | float | bool | None
_PAD_TO: Final = 4096


@frozen
class ShareEntry:
    """Where a case is shared, and what of the share is believed whatever stands on it."""

    address: str = field(repr=False)
    """A folder, or the address of another kind of share."""
    share_id: str
    """32 hexadecimal digits, random: what its marker must say."""
    signer: str
    """The public key, in hexadecimal digits, that must have signed the marker."""
    root: str
    """The hash of the first record of the case's chain of members."""


@frozen
class CaseEntry:
    """One case: its id (32 hexadecimal digits), the client's name as shown, its key, and when it was made."""

    case_id: str
    name: str = field(repr=False)
    key: Secret = field(repr=False)
    created: int
    """Milliseconds since 1970, UTC."""
    share: ShareEntry | None = None
    news: int = 0
    """How much in it colleagues changed since somebody last looked, as it was when the case was last open."""


@frozen
class RemovedCase:
    """What is left of a case that was removed: its id, so that sync does not bring it back, and when."""

    case_id: str
    removed: int


@frozen
class Contents:
    """All that is sealed."""

    name: str = field(repr=False)
    organisation: str = field(repr=False)
    identity: Identity
    cases: Mapping[str, CaseEntry] = field(default_factory=dict)
    removed: Mapping[str, RemovedCase] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict, repr=False)

    def with_case(self, entry: CaseEntry) -> "Contents":
        """The same with this case added, or put in place of the one with its id."""
        return replace(self, cases=MappingProxyType({**self.cases, entry.case_id: entry}))

    def without_case(self, case_id: str, when: int) -> "Contents":
        """The same without this case and its key, but with its tombstone."""
        cases = {key: entry for key, entry in self.cases.items() if key != case_id}
        removed = {**self.removed, case_id: RemovedCase(case_id, when)}
        return replace(self, cases=MappingProxyType(cases), removed=MappingProxyType(removed))

    def with_settings(self, changed: Mapping[str, Setting]) -> "Contents":
        """The same with these settings set; None takes a setting away."""
        settings = {key: value for key, value in {**self.settings, **changed}.items() if value is not None}
        return replace(self, settings=MappingProxyType(settings))

    def wipe(self) -> None:
        """Overwrite all keys, as far as Python can; see Secret."""
        self.identity.wipe()
        for entry in self.cases.values():
            entry.key.wipe()


def to_bytes(contents: Contents) -> bytes:
    """The contents as padded JSON."""
    text = json.dumps(
        {
            "name": contents.name,
            "organisation": contents.organisation,
            "signing": _text(contents.identity.signing_seed),
            "age": contents.identity.age_secret.reveal().decode("ascii"),
            "cases": [
                {
                    "id": entry.case_id,
                    "name": entry.name,
                    "key": _text(entry.key),
                    "created": entry.created,
                    **({"share": asdict(entry.share)} if entry.share else {}),
                    **({"news": entry.news} if entry.news else {}),
                }
                for entry in contents.cases.values()
            ],
            "removed": [{"id": gone.case_id, "removed": gone.removed} for gone in contents.removed.values()],
            "settings": dict(contents.settings),
        }
    ).encode("ascii")
    return text.ljust(-(-len(text) // _PAD_TO) * _PAD_TO)


def from_bytes(content: bytes) -> Contents | None:
    """The contents again; None when these bytes are something else."""
    try:
        return _from_json(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _from_json(found: Any) -> Contents:
    entries = [
        CaseEntry(
            *(case["id"], case["name"], Secret(_key(case["key"])), case["created"]),
            _share(case.get("share")),
            int(case.get("news", 0)),
        )
        for case in found["cases"]
    ]
    gone = [RemovedCase(case["id"], case["removed"]) for case in found["removed"]]
    return Contents(
        found["name"],
        found["organisation"],
        Identity.of(Secret(_key(found["signing"])), Secret(found["age"].encode("ascii"))),
        MappingProxyType({entry.case_id: entry for entry in entries}),
        MappingProxyType({case.case_id: case for case in gone}),
        MappingProxyType(dict(found["settings"])),
    )


def _share(found: Any) -> ShareEntry | None:
    if found is None:
        return None
    return ShareEntry(found["address"], found["share_id"], found["signer"], found["root"])


def _key(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError("not a key")
    return key


def _text(secret: Secret) -> str:
    return base64.b64encode(secret.reveal()).decode("ascii")
