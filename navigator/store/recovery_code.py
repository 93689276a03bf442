"""The printed recovery code: made, read aloud, typed again, and turned into a key.

130 random bits as 26 symbols of Crockford's base32 (no I, L, O or U; https://www.crockford.com/base32.html)
and two check symbols, in seven groups of four. Crockford's own check symbol can be * or ~ or $, which
nobody reads aloud well, so the checks are two symbols of the same alphabet: a Reed-Solomon code over
GF(32). It notices every one or two wrong symbols and every two that changed places, and where only one is
wrong it knows the group. Paper, files and the vault are no concern of this module.
"""

from dataclasses import dataclass
from typing import Final

from navigator.errors import InvalidValue
from navigator.store.keys import Entropy, Secret, derive

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SAME: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN: Final = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014_.,:;\t\r\n\u00a0")
_RANDOM_SYMBOLS: Final = 26
_SYMBOLS: Final = _RANDOM_SYMBOLS + 2
_GROUP: Final = 4
_PURPOSE: Final = b"recovery code"


def _powers() -> tuple[int, ...]:
    """Powers of a generator of GF(32), modulo x^5 + x^2 + 1, which is primitive."""
    powers, value = [], 1
    for _ in range(31):
        powers.append(value)
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return tuple(powers)


_POWER: Final = _powers()
_LOG: Final = {value: exponent for exponent, value in enumerate(_POWER)}


@dataclass(frozen=True, eq=False)
class RecoveryCode:
    """A code that opens one vault. It shows itself only when asked: `text` is what is printed."""

    _secret: Secret

    @classmethod
    def new(cls, entropy: Entropy) -> "RecoveryCode":
        """A code of 130 random bits."""
        number = int.from_bytes(entropy(17), "big")
        symbols = [(number >> (5 * place)) & 31 for place in range(_RANDOM_SYMBOLS)]
        return cls(Secret(bytes(symbols + _check_symbols(symbols))))

    @classmethod
    def parse(cls, typed: Secret) -> "RecoveryCode":
        """The code that a person typed: any case, any spaces and hyphens, O for 0, I or L for 1.

        Raises InvalidValue that says where to look; it never repeats what was typed.
        """
        found = _read(typed)
        if isinstance(found, InvalidValue):
            raise found
        return cls(found)

    @property
    def groups(self) -> tuple[str, ...]:
        """Seven groups of four symbols, to print and to read aloud."""
        text = "".join(_ALPHABET[symbol] for symbol in self._secret.reveal())
        return tuple(text[start : start + _GROUP] for start in range(0, _SYMBOLS, _GROUP))

    @property
    def text(self) -> str:
        """The whole code as it is printed. Secret: for the screen and the printer only."""
        return "-".join(self.groups)

    def key(self, salt: bytes) -> Secret:
        """The 32-byte key that the code stands for in the vault with this salt.

        A fast derivation is right here: 130 random bits cannot be guessed, however fast the guessing.
        """
        return derive(self._secret, _PURPOSE, salt)

    def wipe(self) -> None:
        """Overwrite the code in memory, as far as Python can; see Secret."""
        self._secret.wipe()

    def __repr__(self) -> str:
        return "RecoveryCode(hidden)"


def _read(typed: Secret) -> Secret | InvalidValue:
    """The symbols' values; or what is wrong, to be raised where no frame holds what was typed."""
    plain = typed.reveal().decode().upper().translate(_SAME).translate(_BETWEEN)
    if any(symbol not in _ALPHABET for symbol in plain):
        return _mistyped("A recovery code has only digits and letters, and never the letter U.")
    if len(plain) != _SYMBOLS:
        return _mistyped(f"A recovery code has {_SYMBOLS} letters and digits; that was {len(plain)}.")
    symbols = [_ALPHABET.index(symbol) for symbol in plain]
    ones, weighted = _sums(symbols)
    if not (ones or weighted):
        return Secret(bytes(symbols))
    return _mistyped("There is a slip in that recovery code" + _likely_place(ones, weighted) + ".")


def _sums(symbols: list[int]) -> tuple[int, int]:
    """The sum, and the sum weighted by place, in GF(32); both nothing when the code is whole."""
    ones = weighted = 0
    for place, symbol in enumerate(symbols):
        ones ^= symbol
        weighted ^= _times(symbol, place)
    return ones, weighted


def _check_symbols(symbols: list[int]) -> list[int]:
    """The two symbols at the end that make both sums nothing: x + y = a and x·p + y·q = b, solved."""
    ones, weighted = _sums(symbols)
    first, second = _POWER[_RANDOM_SYMBOLS], _POWER[_RANDOM_SYMBOLS + 1]
    both = weighted ^ _times(ones, _RANDOM_SYMBOLS + 1)
    x = _times(both, -_LOG[first ^ second])
    return [x, ones ^ x]


def _times(symbol: int, exponent: int) -> int:
    """The symbol times the generator to the power of `exponent`."""
    return _POWER[(_LOG[symbol] + exponent) % 31] if symbol else 0


def _likely_place(ones: int, weighted: int) -> str:
    """Where the slip is if there is only one: the weight that leads from one sum to the other."""
    if ones and weighted:
        place = (_LOG[weighted] - _LOG[ones]) % 31
        if place < _SYMBOLS:
            return f", most likely in group {place // _GROUP + 1} of {_SYMBOLS // _GROUP}"
    return ""


def _mistyped(happened: str) -> InvalidValue:
    return InvalidValue(
        happened, "Nothing was changed. Compare it with the paper and type it again.", field="recovery_code"
    )
