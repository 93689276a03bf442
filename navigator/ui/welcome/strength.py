"""How good a passphrase is, in plain words, while it is typed. It never asks for digits or signs.

What may not be used at all is decided by `store.passphrase.check_new`; this only says how the rest does.
"""

import re

from navigator.errors import InvalidValue

_FAIR, _GOOD = 12, 20
"""Characters."""


def strength(passphrase: str) -> tuple[str, str]:
    """A tone of the theme and a sentence; ("", "") for nothing typed."""
    from navigator.store.passphrase import as_secret, check_new

    if not passphrase:
        return "", ""
    try:
        check_new(as_secret(passphrase))
    except InvalidValue as wrong:
        return "danger", wrong.happened
    words = [word for word in re.split(r"[\s\-_.,]+", passphrase) if len(word) > 2]
    different = len(set(passphrase.casefold()))
    if (len(passphrase) >= _GOOD and len(set(words)) >= 4) or (len(passphrase) >= _GOOD and different >= 12):
        return "good", "Strong. Nobody will guess this one."
    if len(passphrase) >= _FAIR and different >= 7:
        return "accent", "Fair. One or two more words would make it strong."
    return (
        "warn",
        "Weak. Four words that have nothing to do with each other are better, and easy to remember.",
    )
