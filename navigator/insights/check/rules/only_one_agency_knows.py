"""A need that one organisation alone knows of, while several work with the client."""

from collections.abc import Iterator

from navigator.casefile.ids import CLIENT_ID
from navigator.insights.check.finding import Found, Rule
from navigator.insights.check.suggestions import WEEK, ask, in_days
from navigator.insights.check.whole_picture import WholePicture


def _find(picture: WholePicture) -> Iterator[Found]:
    involved = {organisation for knowing in picture.knowing.values() for organisation in knowing}
    if len(involved) < 2:
        return
    for need in picture.open_needs:
        knowing = picture.knowing[need.id]
        if len(knowing) != 1:
            continue
        (organisation, items), name = next(iter(knowing.items())), picture.name(need.id)
        yield Found(
            f"Only {picture.name(organisation)} knows of “{name}”.",
            (need.id,),
            ask(
                f"Ask {picture.client} who else may know",
                CLIENT_ID,
                f"Who else may know of “{name}”, so that it is allowed for?",
                in_days(picture.today, WEEK),
            ),
            (organisation, *items),
        )


RULES = (
    Rule(
        "only_one_agency_knows",
        "Nobody has the whole picture",
        "An open need of which one organisation alone has a view or a step, where there are several",
        "What the others do not know of, they cannot allow for, and it undoes their work unseen.",
        _find,
        may_be_told=False,
    ),
)
