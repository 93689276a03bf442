"""An ask or an offer as it is spoken: "Probation asks Housing for a deposit letter by Friday: accepted".

`read_spoken` finds its parts: who, whom, what, by when, and the answer. Nothing of it is kept here, nobody is
guessed in silence, and no word is lost: what is not recognised stays in what is asked.
"""

import re
from dataclasses import dataclass
from datetime import date

from navigator.casefile.partial_date import PartialDate
from navigator.insights.deadline_words import read_deadline
from navigator.insights.who_is_meant import FILLERS, NOBODY, Fit, Meant, Names

_VERB = re.compile(
    r"\b(?:(?:will|is|are|has|have)\s+)?(ask|asks|asked|asking|request|requests|requested|"
    r"offer|offers|offered|offering)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:^|\s+)(for|to|if|whether|about|that|when|how|what|which|where|who|why|not to)\s+|\s*:\s+|\s*,\s+",
    re.IGNORECASE,
)
_DROPPED = ("for", "to", "that", "")
"""Words between whom and what that say nothing themselves."""

_ANSWERS = {
    **dict.fromkeys(("accepted", "accepts", "agreed", "agrees", "yes", "will do", "ok", "okay"), "accepted"),
    **dict.fromkeys(("declined", "declines", "refused", "refuses", "says no", "said no", "no"), "declined"),
    **dict.fromkeys(("done",), "done"),
    **dict.fromkeys(("asked", "no answer yet", "open", "not answered", "will think about it"), "asked"),
}
_SHORT = ("yes", "no", "ok", "okay", "done", "open", "asked")
"""Answers that may as well begin a sentence: they count only where a pause or the end follows."""
_WORDS = "|".join(sorted((re.escape(one) for one in _ANSWERS), key=len, reverse=True))
_ANSWER = re.compile(rf"\s*[:;–—]\s*({_WORDS})\b(.*)$", re.IGNORECASE)
_LAST_WORD = re.compile(r"\s*[,(]\s*(accepted|agreed|declined|refused)\)?[.!]?$", re.IGNORECASE)
_PAUSE = re.compile(r"^\s*(?:[,.;:!–—-]|because\b|but\b|$)", re.IGNORECASE)

_BY = re.compile(r"\b(?:no later than|by|before|until|till|on|within|in)\s+", re.IGNORECASE)
_MOST_DATE_WORDS = 6
_LATE_WORDS = re.compile(
    r"^(?:today|tomorrow|tonight|(?:this|next|on) |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?\b|\d{1,2}(?:st|nd|rd|th)? [a-z]{3})",
    re.IGNORECASE,
)
_MOST_NAME_WORDS = 8
LONGEST = 2_000
"""Characters: nobody says more in one breath, and no line of the case holds more."""


@dataclass(frozen=True, slots=True)
class SpokenAsk:
    """The parts of a line. `kind` is "" when it says neither that somebody asks nor that somebody offers.

    `by_words` and `answer_words` are the words that the date and the state were taken from.
    """

    kind: str = ""
    from_whom: Meant = NOBODY
    to_whom: Meant = NOBODY
    what: str = ""
    by_when: PartialDate | None = None
    by_words: str = ""
    state: str = "asked"
    answer_words: str = ""
    answer: str = ""

    @property
    def unclear(self) -> tuple[str, ...]:
        """What somebody has to look at before it is kept, as sentences; nothing when all is clear."""
        if not self.kind:
            return ("Say who asks or offers: “Probation asks Housing for a deposit letter by Friday”.",)
        found = [_doubt(one) for one in (self.from_whom, self.to_whom)]
        if not self.what:
            found.append("What is asked is still to be said.")
        return tuple(one for one in found if one)


def read_spoken(text: str, names: Names, today: date) -> SpokenAsk:
    """The parts of a line, as far as they can be told."""
    line = " ".join(text[:LONGEST].split())
    verb = _verb(line, names)
    if verb is None:
        return SpokenAsk(what=line)
    kind = "offer" if verb[1].casefold().startswith("offer") else "ask"
    rest = line[verb.end() :].strip()
    rest, state, answer_words, answer = _cut_answer(rest)
    rest, by_when, by_words = _cut_deadline(rest, today)
    to_whom, what = _split(rest, kind, names, shouted=line == line.casefold())
    return SpokenAsk(
        kind=kind,
        from_whom=names.meant(line[: verb.start()]),
        to_whom=to_whom,
        what=_sentence(what),
        by_when=by_when,
        by_words=by_words,
        state=state,
        answer_words=answer_words,
        answer=_sentence(answer),
    )


def _verb(line: str, names: Names) -> re.Match[str] | None:
    """The verb behind somebody who is known; else the first one."""
    found = list(_VERB.finditer(line))
    known = (verb for verb in found if names.meant(line[: verb.start()]).ids)
    return next(known, found[0] if found else None)


def _cut_answer(rest: str) -> tuple[str, str, str, str]:
    """What is asked, the state, the words for it, and what else was answered."""
    for found in _ANSWER.finditer(rest):
        word, after = found[1], found[2]
        if word.casefold() not in _SHORT or _PAUSE.match(after):
            return rest[: found.start()], _ANSWERS[word.casefold()], word, after.strip(" ,;:–—-")
    if last := _LAST_WORD.search(rest):
        return rest[: last.start()], _ANSWERS[last[1].casefold()], last[1], ""
    return rest, "asked", "", ""


def _cut_deadline(rest: str, today: date) -> tuple[str, PartialDate | None, str]:
    """What is asked without its day, the day, and the words for it."""
    for found in reversed(list(_BY.finditer(rest))):
        tail = rest[found.end() :].split()
        for count in range(min(_MOST_DATE_WORDS, len(tail)), 0, -1):
            words = " ".join(tail[:count])
            said = f"in {words}" if found[0].strip().casefold() in ("in", "within") else words
            day = read_deadline(words, today) or read_deadline(said, today)
            if day is not None:
                kept = " ".join([rest[: found.start()].rstrip(" ,"), *tail[count:]]).strip()
                return kept, day, f"{found[0].strip()} {words}".rstrip(" ,.")
    words_ = rest.split()
    for count in range(min(_MOST_DATE_WORDS, len(words_) - 1), 0, -1):
        words = " ".join(words_[-count:])
        if _LATE_WORDS.match(words) and (day := read_deadline(words, today)):
            return " ".join(words_[:-count]).rstrip(" ,"), day, words.rstrip(" ,.")
    return rest, None, ""


def _split(rest: str, kind: str, names: Names, *, shouted: bool) -> tuple[Meant, str]:
    """Whom, and what. `shouted`: the line has no capitals, so that they tell nothing of names."""
    links = list(_LINK.finditer(rest))
    if links and links[0].start() == 0:
        return NOBODY, _without(rest, links[0])
    for link in links:
        left = names.meant(rest[: link.start()])
        if left.ids and len(left.words.split()) <= _MOST_NAME_WORDS:
            return left, _without(rest, link)
    words = rest.split()
    for count in range(min(_MOST_NAME_WORDS, len(words)), 0, -1):
        if words[count - 1].casefold() in FILLERS:
            continue
        first = names.meant(" ".join(words[:count]), Fit.WORDS)
        if first.ids and (first.fit is Fit.WHOLE or shouted or words[0][:1].isupper()):
            return first, " ".join(words[count:])
    if kind == "offer":
        for found in reversed(list(re.finditer(r"\s+to\s+", rest))):
            last = names.meant(rest[found.end() :])
            if last.ids:
                return last, rest[: found.start()]
        return NOBODY, rest
    if links:
        return names.meant(rest[: links[0].start()]), _without(rest, links[0])
    return NOBODY, rest


def _without(rest: str, link: re.Match[str]) -> str:
    """What is asked, without the word that only links it to whom."""
    word = (link[1] or "").casefold()
    after = rest[link.end() :]
    return after if word in _DROPPED else f"{link[1]} {after}"


def _sentence(words: str) -> str:
    words = words.strip(" ,;:")
    return words[:1].upper() + words[1:]


def _doubt(who: Meant) -> str:
    if not who.words or who.sure:
        return ""
    if not who.ids:
        return f"“{who.words}” is nobody of this case."
    return f"“{who.words}” may be several: choose which."
