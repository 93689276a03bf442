"""Free text of what goes, made safe: sentences that speak of what is held back are taken out, and it shows.

A line, and whatever is one sentence, goes whole or not at all; of a longer text the other sentences stay,
with "[…]" where something is missing. What the client says of themselves is cut clause by clause, so that
"not the landline" stays when who listens to it may not be named.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from navigator.casefile.fields import Field, FieldType
from navigator.casefile.folding import fold
from navigator.casefile.vocabulary import vocabulary
from navigator.summary.sharing.needles import MISSING, SENTENCES, Needles, words_of

_CLAUSES = re.compile(r"(?<=[.!?…;:,])\s+|\s+(?=\()")
_WHOLE = 4
"""Letters: a word of a topic with so many or fewer is a whole word, a longer one the beginning of words."""


class TopicWords:
    """The words by which a text is known to speak of some topics."""

    def __init__(self, topics: Iterable[str]) -> None:
        terms = vocabulary("topics").terms
        words = [
            fold(word) for topic in topics if topic in terms for word in terms[topic].more.get("words", ())
        ]
        parts = [re.escape(word) + (r"(?![^\W_])" if len(word) <= _WHOLE else "") for word in sorted(words)]
        self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})") if parts else None

    def found_in(self, text: str) -> bool:
        """Whether the text has one of them."""
        return bool(self._pattern and self._pattern.search(fold(text)))


@dataclass(frozen=True, slots=True)
class Safe:
    """A text made safe: what is left of it, and what was taken out."""

    text: str
    taken: tuple[str, ...] = ()


class Censor:
    """Knows what must not be said. With more needles, never less is taken out of a text."""

    def __init__(self, needles: Needles, topics: TopicWords) -> None:
        self._needles, self._topics = needles, topics

    def safe(self, field: Field, text: str, *, any_topic: bool = False, of_client: bool = False) -> Safe:
        """What may be said of a text. With `any_topic` only needles count; `of_client`: clause by clause."""
        speaks = not any_topic and self._topics.found_in(text)
        if not speaks and self._needles.found_in(text) is None:
            return Safe(text)
        if field.type is not FieldType.TEXT and not of_client:
            return Safe("", (text,))
        pattern = SENTENCES if field.type is FieldType.TEXT else _CLAUSES
        parts = [part for part in pattern.split(text) if part.strip()]
        gone = self._spoken(parts, any_topic)
        left = _joined(parts, gone)
        if not gone or self._needles.found_in(left) is not None:
            return Safe("", (text,))
        return Safe(left, tuple(parts[place] for place in sorted(gone)))

    def _spoken(self, parts: Sequence[str], any_topic: bool) -> set[int]:
        """The places of the parts that speak of what is held back, or hold a piece of a needle."""
        gone: set[int] = set()
        if not any_topic:
            gone = {place for place, part in enumerate(parts) if self._topics.found_in(part)}
        owners = [place for place, part in enumerate(parts) for _ in words_of(part)]
        words = tuple(word for part in parts for word in words_of(part))
        for first, after, _ in self._needles.rows_in(words):
            gone.update(owners[first:after])
        alone = [{key for key, _ in self._needles.others_in(part)} for part in parts]
        gone |= {place for place, keys in enumerate(alone) if keys}
        for place in range(len(parts) - 1):
            both = {key for key, _ in self._needles.others_in(f"{parts[place]} {parts[place + 1]}")}
            if both - alone[place] - alone[place + 1]:
                gone |= {place, place + 1}
        return gone


def _joined(parts: Sequence[str], gone: Collection[int]) -> str:
    """The parts that stay, MISSING once for each run of those that do not; "" when none stays."""
    said: list[str] = []
    for place, part in enumerate(parts):
        if place not in gone:
            said.append(part)
        elif not said or said[-1] != MISSING:
            said.append(MISSING)
    return " ".join(said) if any(part != MISSING for part in said) else ""
