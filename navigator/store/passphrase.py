"""From a passphrase to a key: what counts as the same passphrase, which are refused, and Argon2id.

Argon2id (RFC 9106, through libsodium) makes each guess cost time and memory. Its parameters stand in the
vault's plain header, so they are checked before they are believed: a doctored file must not make the app
reserve a hundred gigabytes. Slowing down guesses at the keyboard is in attempts.py.
"""

import unicodedata
from contextlib import suppress
from typing import Final

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from navigator.casefile.frozen import frozen
from navigator.errors import InvalidValue, NavigatorError, UnreadableFile
from navigator.store.keys import KEY_BYTES, Secret

SALT_BYTES: Final = argon2id.SALTBYTES

SHORTEST: Final = 8
"""Characters. The least that NIST SP 800-63B allows for any secret that a person remembers. More is asked
for in words, not by force: a keyworker who is made to invent a longer one writes it on the lid."""

LONGEST: Final = 1024
_FEWEST_DIFFERENT: Final = 4
_MOST_MEMORY: Final = 1 << 30
_MOST_WORK: Final = 4 << 30
_COMMON: Final = frozenset(
    {
        "password",
        "passw0rd",
        "password1",
        "password123",
        "12345678",
        "123456789",
        "1234567890",
        "qwertyuiop",
        "qwerty123",
        "11223344",
        "87654321",
        "iloveyou",
        "sunshine",
        "football",
        "baseball",
        "princess",
        "letmein1",
        "welcome1",
        "changeme",
        "casenavigator",
        "navigator",
        "keyworker",
    }
)
_ADVICE: Final = "Four words that have nothing to do with each other are long enough and easy to remember."


@frozen
class PassphraseCost:
    """What one guess costs: `passes` over `memory` bytes (Argon2id's t and m; libsodium fixes p at 1)."""

    passes: int
    memory: int

    def __post_init__(self) -> None:
        """Raises UnreadableFile for numbers that no vault of ours has; at most 1 GiB, or 4 GiB-passes."""
        sensible = (
            self.passes >= argon2id.OPSLIMIT_MIN
            and argon2id.MEMLIMIT_MIN <= self.memory <= _MOST_MEMORY
            and self.passes * self.memory <= _MOST_WORK
        )
        if not sensible:
            raise UnreadableFile(
                "The vault file asks for far too much work before it can be opened.",
                "It was not made by this app, or it has been changed. Nothing was changed.",
                "Restore the vault from a backup.",
            )


DEFAULT_COST: Final = PassphraseCost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)
"""libsodium's "moderate": 3 passes over 256 MiB, a bit over half a second on a plain laptop."""


def check_new(passphrase: Secret) -> None:
    """Raises InvalidValue, in words for the form, when this should not become anybody's passphrase.

    Takes what `as_secret` gave, so that the error's frames do not show it.
    """
    problem = _problem(passphrase)
    if problem:
        raise InvalidValue(problem, _ADVICE, field="passphrase")


def normalised(passphrase: str) -> str:
    """The form that is hashed: NFKC (Unicode Annex 15), every run of white space one space, none at the ends.

    So that the same keys open the vault on another keyboard or system: an é may be typed as one character
    or two, Japanese keyboards give wide letters, and nobody sees a space at the end of a line.
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def key_from_passphrase(passphrase: Secret, salt: bytes, cost: PassphraseCost) -> Secret:
    """The 32-byte key from what `as_secret` gave. Raises NavigatorError when there is not memory enough."""
    with suppress(CryptoError, MemoryError):
        return Secret(argon2id.kdf(KEY_BYTES, passphrase.reveal(), salt, cost.passes, cost.memory))
    # Raised out here, so that the error does not carry the frames that held the passphrase.
    raise NavigatorError(
        f"This computer has not {cost.memory >> 20} megabytes of memory free, which the passphrase needs.",
        "Nothing was changed.",
        "Close other programs and try again.",
    )


def as_secret(passphrase: str) -> Secret:
    """The passphrase, normalised, as bytes to hash."""
    return Secret.of_text(normalised(passphrase))


def _problem(passphrase: Secret) -> str:
    text = passphrase.reveal().decode()
    if not text:
        return "A passphrase is needed."
    if len(text) < SHORTEST:
        return f"That passphrase is too short: it needs at least {SHORTEST} characters."
    if len(text) > LONGEST:
        return f"That passphrase is too long: it can have {LONGEST} characters at most."
    if len(set(text)) < _FEWEST_DIFFERENT or text.casefold() in _COMMON:
        return "That passphrase would be guessed among the first."
    if any(unicodedata.category(character) in ("Cc", "Cn", "Co") for character in text):
        return "That passphrase holds a character that cannot be typed the same way everywhere."
    return ""
