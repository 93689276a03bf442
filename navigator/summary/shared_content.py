"""Chooses what a page for others says, out of what may go to them. Pure, as `content` is."""

from dataclasses import replace

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.check.telling import findings_to_tell
from navigator.insights.check.wording import listed
from navigator.summary.content import page_content
from navigator.summary.page_content import FindingLine, KnowsLine, NeedLine, PageContent, Shared
from navigator.summary.page_words import FOR_OTHERS, FOR_THE_CLIENT
from navigator.summary.sharing.agreements import Matrix, agreements_today
from navigator.summary.sharing.what_may_go import Sharing, told_in_words
from navigator.summary.short_words import one_line

FOR_THOSE_NAMED = "Confidential: only for those named below"
FOR_ME = "My own page"
"""Markings."""
NOT_SHOWN = "not shown here"


def shared_content(sharing: Sharing, page_by: str) -> PageContent:
    """Everything that the page would say to its readers."""
    content = page_content(
        sharing.shown,
        today=sharing.today,
        page_by=page_by,
        marking=FOR_ME if sharing.for_client else FOR_THOSE_NAMED,
    )
    content = _no_false_gaps(content, sharing)
    held_back = told_in_words(sharing.to_tell)
    if sharing.for_client:
        who_knows = _who_knows(agreements_today(sharing.case, sharing.today), sharing)
        shared = Shared(recipients="", purpose="", basis="", held_back=held_back, who_knows=who_knows)
        return replace(content, shared=shared, words=FOR_THE_CLIENT)
    shared = Shared(
        recipients=listed([one_line(one.name) for one in sharing.recipients], most=12),
        purpose=one_line(sharing.purpose),
        basis=_basis(sharing),
        held_back=held_back,
        findings=_findings(sharing),
    )
    return replace(content, shared=shared, words=FOR_OTHERS)


def _basis(sharing: Sharing) -> str:
    """ "consent" where it is the same for all, else "consent (Housing), public task (Probation)"."""
    bases = {name: listed([label.lower() for label in labels]) for name, labels in sharing.bases().items()}
    if len(set(bases.values())) == 1:
        return next(iter(bases.values()))
    return "; ".join(f"{basis} ({one_line(name)})" for name, basis in bases.items() if basis)


def _findings(sharing: Sharing) -> tuple[FindingLine, ...]:
    """The first findings that stand on nothing but what the readers see, and say nothing of anything else."""
    found = findings_to_tell(sharing.case, sharing.shown, sharing.today)
    return tuple(
        FindingLine(items=one.items, title=one.title, how_can_we=_safe(one.how_can_we.words, sharing))
        for one in found
        if sharing.needles.found_in(one.title) is None
    )


def _no_false_gaps(content: PageContent, sharing: Sharing) -> PageContent:
    """The same, but where something is only held back it is not said that there is none."""
    needs = tuple(_with_what_is_there(line, sharing) for line in content.needs)
    review = content.review
    if not _reviews(sharing.shown) and _reviews(sharing.case):
        review = f"Next review: {NOT_SHOWN}."
    return replace(content, needs=needs, review=review, unreachable=0)


def _with_what_is_there(line: NeedLine, sharing: Sharing) -> NeedLine:
    need = sharing.case.needs[line.item]
    steps = sharing.case.steps.by("needs", line.item)
    return replace(
        line,
        lead=line.lead or (NOT_SHOWN if need.lead else ""),
        next_step=line.next_step or (NOT_SHOWN if steps else ""),
    )


def _reviews(case: Case) -> bool:
    return any(meeting.next_review for meeting in case.meetings.values())


def _safe(words: str, sharing: Sharing) -> str:
    words = words if words.endswith((".", "?", "!")) else f"{words}."
    return words if sharing.needles.found_in(words) is None else ""


def _who_knows(matrix: Matrix, sharing: Sharing) -> tuple[KnowsLine, ...]:
    """Who may know what of the client today, organisation by organisation."""
    lines: list[KnowsLine] = []
    for organisation in matrix.organisations:
        topics: dict[str, list[str]] = {}
        for topic in matrix.topics:
            cell = matrix.cell(organisation, topic)
            if cell.may_know:
                until = f" (until {say_date(cell.until)})" if cell.until else ""
                topics.setdefault(until, []).append(vocabulary("topics").label(topic).lower())
        if topics:
            what = "; ".join(f"{listed(labels, most=20)}{until}" for until, labels in topics.items())
            name = one_line(sharing.case.title_of(organisation))
            lines.append(KnowsLine(item=organisation, who=name, what=what[:1].upper() + what[1:]))
    return tuple(lines)
