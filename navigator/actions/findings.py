"""What can be done with a finding of the join-up check: do what it suggests, or set it aside."""

from datetime import date

from navigator.actions.items import add_item, change_item
from navigator.actions.meetings import plan_meeting, put_on_agenda
from navigator.actions.naming import shortened
from navigator.casefile.case import Case
from navigator.casefile.checking import SetAside
from navigator.casefile.ids import Ids
from navigator.casefile.partial_date import PartialDate
from navigator.errors import InvalidValue
from navigator.history.draft import Draft, making, removing
from navigator.insights.check.finding import Does, Finding, HowCanWe

_PURPOSE = "What the join-up check found"


def is_done_by_hand(how: HowCanWe) -> bool:
    """Whether only a person can do it: an edit without a value to set, or a score."""
    return how.does is Does.SCORE or (how.does is Does.EDIT and not how.values)


def do_how_can_we(case: Case, ids: Ids, how: HowCanWe, today: date, *, by: str = "") -> Draft:
    """Make the ask, the step, the line on the next meeting's agenda, or the edit.

    `by` is the name of whoever does it: an ask comes from the person of that name, if there is one and it is
    not they who are asked. InvalidValue for what is done by hand.
    """
    if is_done_by_hand(how):
        raise InvalidValue("This is for a person to fill in.", "Nothing was changed.")
    values = dict(how.values)
    if how.does is Does.MEETING_ITEM:
        return _on_the_agenda(case, ids, str(values["agenda"]), today)
    if how.does is Does.EDIT:
        return change_item(case, how.item, values)
    if how.does is Does.ASK:
        values["from_whom"] = _person_called(case, by, but=str(values.get("to_whom", "")))
    return add_item(case, ids, how.does.value, values)


def set_aside(case: Case, ids: Ids, finding: Finding, reason: str, until: PartialDate | None) -> Draft:
    """Do not tell this finding until that day (None: for good). InvalidValue without a reason."""
    if not reason.strip():
        raise InvalidValue(
            "A finding is set aside with a reason.", "Write why, in a few words.", field="reason"
        )
    item = SetAside(id=ids.new(), rule=finding.rule, items=finding.about, reason=reason, until=until)
    return Draft(f"Set aside: {shortened(finding.title)}", making(item))


def take_up_again(case: Case, finding: Finding) -> Draft:
    """Tell a finding again that was set aside; every decision that keeps it quiet is taken back."""
    edits = [
        edit
        for decision in case.set_asides.by("rule", finding.rule)
        if set(finding.about) <= set(decision.items)
        for edit in removing(SetAside.KIND, decision.id)
    ]
    return Draft(f"Take up again: {shortened(finding.title)}", tuple(edits))


def _on_the_agenda(case: Case, ids: Ids, line: str, today: date) -> Draft:
    ahead = [m for m in case.meetings.dated("when") if m.when is not None and m.when.latest >= today]
    if ahead:
        return put_on_agenda(case, ahead[0].id, [line])
    return plan_meeting(case, ids, purpose=_PURPOSE, agenda=[line])


def _person_called(case: Case, name: str, *, but: str) -> str:
    # An author is written with the organisation: "Ada Obi, Harbour House".
    called = name.partition(",")[0].strip().casefold()
    found = [person.id for person in case.people.values() if called and person.name.casefold() == called]
    return found[0] if len(found) == 1 and found[0] != but else ""
