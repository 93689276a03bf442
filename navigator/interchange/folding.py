"""When two names or headings are the same but for how they were typed."""

import re
from functools import lru_cache

from navigator.casefile.folding import fold

_NO_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A name without case, accents, punctuation and spaces too many; "" for none.

    Letters of other scripts stay as they are. “&” is “and”, and a final “ltd”, “plc” or “cic” does not count.
    """
    plain = fold(name.replace("&", " and ").replace("'", "").replace("’", ""))
    words = _NO_WORD.sub(" ", plain).split()
    while len(words) > 1 and words[-1] in ("ltd", "limited", "plc", "cic"):
        words.pop()
    return " ".join(words)
