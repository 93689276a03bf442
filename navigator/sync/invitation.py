"""Cards and invitations: how a colleague's public keys come to us, and how the case comes to the colleague.

A card is public: two keys and a name. It is compared by its fingerprint, six groups of four digits, read
aloud over the telephone. An invitation is sealed for one card by age, or under a passphrase where the
colleague has no way of sending a card; then it holds keys of its own, which the colleague replaces at once.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Final

from navigator.errors import InvalidValue, UnreadableFile
from navigator.store.identity import Identity
from navigator.store.keys import Secret
from navigator.store.passphrase import as_secret, check_new
from navigator.sync.primitives import Primitives, fingerprint, member_id

CARD_START: Final = "navigator-card:"
_INVITATION_START: Final = b"navigator-invitation 1\n"
_LARGEST: Final = 1 << 16


@dataclass(frozen=True)
class Card:
    """What may be told to anybody: two public keys, and whose they are said to be."""

    verify_key: bytes
    recipient: str
    name: str = field(repr=False)

    @property
    def member(self) -> str:
        """The id that this colleague has in every team."""
        return member_id(self.verify_key)

    @property
    def fingerprint(self) -> str:
        """Six groups of four digits to read aloud."""
        return fingerprint(self.verify_key, self.recipient)

    def text(self) -> str:
        """One line to send by any means."""
        said = {"verify": self.verify_key.hex(), "age": self.recipient, "name": self.name}
        return CARD_START + base64.urlsafe_b64encode(json.dumps(said).encode()).decode("ascii")


def read_card(text: str) -> Card:
    """The card of a line. Raises InvalidValue when it is none, or not the whole of one."""
    packed = "".join(text.split()).removeprefix(CARD_START)
    try:
        said = json.loads(base64.b64decode(packed, altchars=b"-_", validate=True))
        card = Card(bytes.fromhex(said["verify"]), str(said["age"]), str(said["name"]))
        if len(card.verify_key) != 32 or not card.recipient.startswith("age1"):
            raise ValueError("keys")
    except (ValueError, TypeError, KeyError, RecursionError):
        raise InvalidValue(
            "That is not a card of a colleague, or not the whole of it.",
            f"A card is one long line that begins with {CARD_START}",
        ) from None
    return card


@dataclass(frozen=True)
class Invitation:
    """What an invitation says once it is opened."""

    case_id: str
    case_name: str = field(repr=False)
    address: str = field(repr=False)
    """Where the inviter reaches the share; it may be elsewhere from here."""
    share_id: str
    signer: str
    root: str
    inviter: Card
    identity: Identity | None = field(default=None, repr=False)
    """The keys that stand in the team until they are replaced by one's own; only with a passphrase."""


def seal_for(invitation: Invitation, card: Card, primitives: Primitives) -> bytes:
    """The invitation as a file that only the colleague with this card can open."""
    return _INVITATION_START + primitives.wrap(_pack(invitation, primitives), [card.recipient])


def seal_under(invitation: Invitation, passphrase: str, primitives: Primitives) -> bytes:
    """The invitation as a file that opens with a passphrase. InvalidValue for a weak one."""
    from pyrage import passphrase as age_passphrase  # type: ignore[import-untyped]  # it has no types

    secret = as_secret(passphrase)
    check_new(secret)
    sealed = age_passphrase.encrypt(_pack(invitation, primitives), secret.reveal().decode())
    return _INVITATION_START + bytes(sealed)


def open_invitation(content: bytes, primitives: Primitives, passphrase: str | None = None) -> Invitation:
    """What an invitation says. UnreadableFile: not for us, wrong passphrase, damaged, wrongly signed."""
    if not content.startswith(_INVITATION_START) or len(content) > _LARGEST:
        raise UnreadableFile("That is not an invitation.", "Nothing was changed.", "Choose another file.")
    wrapped = content[len(_INVITATION_START) :]
    packed = primitives.unwrap(wrapped) if passphrase is None else _unseal_under(wrapped, passphrase)
    found = _unpack(packed, primitives) if packed is not None else None
    if found is None:
        raise UnreadableFile(
            "The invitation cannot be opened with this passphrase, or it is damaged."
            if passphrase is not None
            else "The invitation is for somebody else, needs a passphrase, or is damaged.",
            "Nothing was changed.",
            "Ask the colleague who made it.",
        )
    return found


def _unseal_under(wrapped: bytes, passphrase: str) -> bytes | None:
    from pyrage import DecryptError
    from pyrage import passphrase as age_passphrase

    try:
        return bytes(age_passphrase.decrypt(wrapped, as_secret(passphrase).reveal().decode()))
    except DecryptError:
        return None


def _pack(invitation: Invitation, primitives: Primitives) -> bytes:
    said: dict[str, Any] = {
        "case": invitation.case_id,
        "name": invitation.case_name,
        "address": invitation.address,
        "share": invitation.share_id,
        "signer": invitation.signer,
        "root": invitation.root,
        "inviter": invitation.inviter.text(),
    }
    if invitation.identity is not None:
        said["signing"] = invitation.identity.signing_seed.reveal().hex()
        said["age"] = invitation.identity.age_secret.reveal().decode("ascii")
    text = json.dumps(said)
    return json.dumps({"said": text, "signature": primitives.sign(text.encode()).hex()}).encode()


def _unpack(packed: bytes, primitives: Primitives) -> Invitation | None:
    try:
        outer = json.loads(packed)
        said = json.loads(outer["said"])
        inviter = read_card(said["inviter"])
        signature = bytes.fromhex(outer["signature"])
        if not primitives.verify(inviter.verify_key, outer["said"].encode(), signature):
            return None
        identity = None
        if "signing" in said:
            seed, age = bytes.fromhex(said["signing"]), said["age"].encode("ascii")
            identity = Identity.of(Secret(seed), Secret(age))
        names = ("case", "name", "address", "share", "signer", "root")
        case_id, name, address, share_id, signer, root = (str(said[name]) for name in names)
        return Invitation(case_id, name, address, share_id, signer, root, inviter, identity)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidValue):
        return None
