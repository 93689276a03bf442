"""Which way each character of a paragraph reads: the levels of the Unicode Bidirectional Algorithm.

Unicode Standard Annex 9, revision 48, rules P2 to L1, without the explicit embeddings (X1 to X8):
nobody types those, and where they are pasted in they count as nothing. Even levels read left to right,
odd ones right to left. Drawing the pieces in that order is the work of `lines`.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "\u2329": "\u232a", "\u3008": "\u3009", "\u300c": "\u300d"}
_DEEPEST = 63
_CLOSING = {end: start for start, end in _BRACKETS.items()}
_NOTHING = ("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
_NEUTRAL = ("B", "S", "WS", "ON", *_NOTHING)


def reads_right_to_left(text: str) -> bool:
    """Whether the paragraph begins at the right: by its first strong character (rules P2 and P3)."""
    if not _RIGHT.search(text):
        return False
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def levels(text: str, right_to_left: bool) -> Sequence[int] | None:
    """The level of each character, or None when all of it simply reads left to right."""
    if not right_to_left and not _RIGHT.search(text):
        return None
    base = int(right_to_left)
    classes = [unicodedata.bidirectional(char) or "L" for char in text]
    kinds = _weak(classes, base)
    _brackets(text, kinds, base)
    _neutral(kinds, base)
    found = [base + _step(kind, base) for kind in kinds]
    _spaces_at_ends(classes, found, base)
    return found


def _step(kind: str, base: int) -> int:
    """How much deeper than its base a resolved class stands (rules I1 and I2)."""
    if base:
        return 0 if kind == "R" else 1
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _weak(classes: Sequence[str], base: int) -> list[str]:
    """Rules W1 to W7; what counts as nothing takes the class before it."""
    edge = "R" if base else "L"
    kinds = list(classes)
    before, strong = edge, edge
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind not in _NOTHING:
            before = kinds[at]
    solid = [at for at, kind in enumerate(kinds) if kind not in _NOTHING]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds, solid)
    strong = edge
    for at in solid:
        if kinds[at] in ("L", "R"):
            strong = kinds[at]
        elif kinds[at] == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _separators(kinds: list[str], solid: Sequence[int]) -> None:
    """Rules W4 to W6: what stands between or beside numbers."""
    for before, at, after in zip(solid, solid[1:], solid[2:], strict=False):
        if kinds[before] == kinds[after] and (
            (kinds[at] in ("ES", "CS") and kinds[before] == "EN")
            or (kinds[at], kinds[before]) == ("CS", "AN")
        ):
            kinds[at] = kinds[before]
    for number, group in groupby(range(len(solid)), key=lambda i: kinds[solid[i]] == "ET"):
        if not number:
            continue
        run = list(group)
        beside = [solid[i] for i in (run[0] - 1, run[-1] + 1) if 0 <= i < len(solid)]
        if any(kinds[at] == "EN" for at in beside):
            for i in run:
                kinds[solid[i]] = "EN"
    for at in solid:
        if kinds[at] in ("ES", "ET", "CS"):
            kinds[at] = "ON"


def _brackets(text: str, kinds: list[str], base: int) -> None:
    """Rule N0: a pair of brackets goes the way of what it holds, or of what comes before it."""
    way = "R" if base else "L"
    for start, end in sorted(_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        found = way
        if way not in inside:
            found = next((s for s in map(_strong, reversed(kinds[:start])) if s), way)
        for bracket in (start, end):
            kinds[bracket] = found
            after = bracket + 1
            while after < len(text) and unicodedata.bidirectional(text[after]) == "NSM":
                kinds[after] = found
                after += 1


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close that belong together (definition BD16)."""
    open_ones: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if kinds[at] != "ON":
            continue
        if char in _BRACKETS:
            if len(open_ones) == _DEEPEST:
                break
            open_ones.append((char, at))
        elif char in _CLOSING:
            depth = next(
                (d for d in reversed(range(len(open_ones))) if open_ones[d][0] == _CLOSING[char]), None
            )
            if depth is not None:
                pairs.append((open_ones[depth][1], at))
                del open_ones[depth:]
    return pairs


def _strong(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _neutral(kinds: list[str], base: int) -> None:
    """Rules N1 and N2: what leans neither way goes with both its neighbours, or with the paragraph."""
    way = "R" if base else "L"
    at = 0
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _strong(kinds[at - 1]) if at else way
        after = _strong(kinds[end]) if end < len(kinds) else way
        kinds[at:end] = [before if before == after else way] * (end - at)
        at = end


def _spaces_at_ends(classes: Sequence[str], found: list[int], base: int) -> None:
    """Rule L1: separators, and the spaces before them and at the end, stand where the paragraph does."""
    trailing = True
    for at in range(len(classes) - 1, -1, -1):
        if classes[at] in ("B", "S"):
            found[at], trailing = base, True
        elif trailing and classes[at] in ("WS", *_NOTHING):
            found[at] = base
        else:
            trailing = False


def visual_order(depths: Sequence[int]) -> list[int]:
    """The order, from the left, in which pieces of these levels are drawn (rule L2)."""
    order = list(range(len(depths)))
    odd = [depth for depth in depths if depth % 2]
    if not odd:
        return order
    for level in range(max(depths), min(odd) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and depths[order[end]] >= level:
                end += 1
            order[at:end] = order[at:end][::-1]
            at = end + 1 if end == at else end
    return order
