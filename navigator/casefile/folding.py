"""Text folded for finding: without case, accents and the few letters that carry a stroke for an accent.

So that "Zolc" finds "Żółć" and "oslo" finds "Øslo" from any keyboard.
"""

import unicodedata

_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(text: str) -> str:
    """The text as it is compared when something is looked for."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_STROKES)


def needs_folding(text: str) -> bool:
    """Whether folding changes more than case and combining accents."""
    return any(ord(char) > 127 for char in text) and text.casefold().translate(_STROKES) != text.casefold()
