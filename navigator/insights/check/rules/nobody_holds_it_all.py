"""How large a share of the open needs the organisation that knows most knows of."""

from collections.abc import Iterator

from navigator.insights.check.finding import Found, Rule, Severity
from navigator.insights.check.suggestions import meeting_item
from navigator.insights.check.whole_picture import WholePicture
from navigator.insights.check.wording import in_words

_TOLD = 3
"""Organisations that the finding is about, and those that know as much as the last of them."""


def _find(picture: WholePicture) -> Iterator[Found]:
    known: dict[str, int] = {}
    for by_whom in picture.knowing.values():
        for organisation in by_whom:
            known[organisation] = known.get(organisation, 0) + 1
    needs = len(picture.open_needs)
    if needs < picture.limits.whole_picture_needs or len(known) < 2:
        return
    ordered = sorted(known, key=lambda one: (-known[one], one))
    most, least = known[ordered[0]], known[ordered[:_TOLD][-1]]
    if most >= picture.limits.whole_picture_share * needs:
        return
    yield Found(
        f"Nobody holds the whole picture: {picture.name(ordered[0])} knows of {in_words(most)} of the "
        f"{in_words(needs)} open needs, {picture.name(ordered[1])} of {in_words(known[ordered[1]])}.",
        tuple(one for one in ordered if known[one] >= least),
        meeting_item(
            "Put the one page on the next agenda", "The one page: what is missing from whose picture?"
        ),
        tuple(need.id for need in picture.open_needs),
        Severity.LATER,
    )


RULES = (
    Rule(
        "nobody_holds_it_all",
        "Nobody has the whole picture",
        "No organisation knows of nine in ten of the open needs",
        "A plan made from a part of the picture can be right for that part and wrong for the person.",
        _find,
    ),
)
