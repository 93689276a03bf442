"""Which findings may be told to others: those that stand on nothing but what these may see.

The check runs on the whole case and never on a reduced one: with things held back, rules would find gaps
that are not there.
"""

from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.ids import CLIENT_ID
from navigator.insights.check.checking import check
from navigator.insights.check.finding import Finding

TOP = 3


def may_be_told(finding: Finding, case: Case, shown: Case) -> bool:
    """Whether all that a finding of `case` stands on is in `shown`, what the readers may see, as it is.

    An item of which something is held back there counts as held back; the client is always known of.
    """
    if not finding.may_be_told or not finding.items:
        return False
    return all(item == CLIENT_ID or case.find(item) == shown.find(item) is not None for item in finding.items)


def findings_to_tell(case: Case, shown: Case, today: date, most: int = TOP) -> tuple[Finding, ...]:
    """The first findings of a case that may be told to those who see `shown`, one of each rule."""
    told: dict[str, Finding] = {}
    for finding in check(case, today):
        if finding.rule not in told and may_be_told(finding, case, shown):
            told[finding.rule] = finding
    return tuple(told.values())[:most]
