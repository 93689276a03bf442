"""Text folded for finding: without case, accents and the few letters that carry a stroke for an accent.

So that "Zolc" finds "Żółć" and "oslo" finds "Øslo" from any keyboard. Both what is looked through and what is
looked for have to be folded: in many scripts (Hangul, Devanagari, Hebrew with its points) a folded word is
another word than the one it came from.
"""

import unicodedata

_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(text: str) -> str:
    """The text as it is compared when something is looked for. Folding twice is folding once."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare.casefold().translate(_STROKES))


def needs_folding(text: str) -> bool:
    """Whether folding changes more than capitals to small letters."""
    return not text.isascii() and fold(text) != text.lower()
