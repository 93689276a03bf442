"""The check of a case on a day: all rules, what is set aside kept apart, what comes first put first."""

import dataclasses
from collections.abc import Iterable
from datetime import date

from navigator.casefile.case import Case
from navigator.casefile.checking import SetAside
from navigator.insights.check.finding import Finding, Rule
from navigator.insights.check.registry import RULES
from navigator.insights.check.thresholds import Thresholds
from navigator.insights.check.whole_picture import WholePicture


def check(
    case: Case, today: date, limits: Thresholds | None = None, rules: Iterable[Rule] = RULES
) -> tuple[Finding, ...]:
    """What does not join up today, what to look at first first; findings that are set aside are left out."""
    return tuple(f for f in check_all(case, today, limits, rules) if f.set_aside is None)


def check_all(
    case: Case, today: date, limits: Thresholds | None = None, rules: Iterable[Rule] = RULES
) -> tuple[Finding, ...]:
    """The same with those that are set aside, each with the decision that keeps it quiet."""
    picture = WholePicture(case, today, limits)
    found = [finding for rule in rules for finding in _of(rule, picture)]
    return tuple(sorted(found, key=lambda finding: finding.severity.place))


def is_kept_quiet(decision: SetAside, finding: Finding, today: date) -> bool:
    """Whether a finding is set aside by this decision today.

    It is told again after its day, and as soon as it is about anything that the decision was not about.
    """
    over = decision.until is not None and decision.until.latest < today
    return decision.rule == finding.rule and set(finding.about) <= set(decision.items) and not over


def _of(rule: Rule, picture: WholePicture) -> Iterable[Finding]:
    decisions = picture.case.set_asides.by("rule", rule.name)
    for found in rule.find(picture):
        finding = Finding(
            rule.name,
            rule.failure,
            found.title,
            found.severity,
            found.about,
            tuple(dict.fromkeys(item for item in found.evidence if item not in found.about)),
            rule.why,
            found.how_can_we,
            rule.may_be_told,
        )
        quiet = (one for one in decisions if is_kept_quiet(one, finding, picture.today))
        yield dataclasses.replace(finding, set_aside=next(quiet, None))
