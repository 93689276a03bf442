"""The shapes in which `check --json` prints findings. They are a promise to scripts, like `json_shapes`."""

from typing import Any

from navigator.actions.naming import title_of
from navigator.casefile.case import Case
from navigator.casefile.fields import fields_of
from navigator.casefile.kinds import KINDS
from navigator.casefile.values import to_json
from navigator.insights.check.finding import Does, Finding, HowCanWe
from navigator.interchange.json_out import item_data

_MADE = {Does.ASK: "ask", Does.STEP: "step", Does.MEETING_ITEM: "meeting"}


def finding_shape(case: Case, finding: Finding) -> dict[str, Any]:
    """{"rule", "failure", "severity", "title", "why", "about", "evidence", "how_can_we", "set_aside"}.

    `about` and `evidence` are lists of {"entity", "id", "name"}; `set_aside` is null, or the item that keeps
    the finding quiet.
    """
    return {
        "rule": finding.rule,
        "failure": finding.failure,
        "severity": finding.severity.value,
        "title": finding.title,
        "why": finding.why,
        "about": [_item_shape(case, item) for item in finding.about],
        "evidence": [_item_shape(case, item) for item in finding.evidence],
        "how_can_we": how_can_we_shape(case, finding.how_can_we),
        "set_aside": item_data(finding.set_aside) if finding.set_aside else None,
    }


def how_can_we_shape(case: Case, how: HowCanWe) -> dict[str, Any]:
    """{"words", "does", "entity", "id", "field", "values"}: what one click would make or change.

    `id` is "" for what would be made; `values` are empty for what only a person can fill in.
    """
    item = case.find(how.item) if how.item else None
    kind = item.KIND if item is not None else _MADE.get(how.does, "")
    fields = fields_of(KINDS[kind]) if kind else {}
    return {
        "words": how.words,
        "does": how.does.value,
        "entity": kind,
        "id": how.item,
        "field": how.field,
        "values": {name: to_json(fields[name], value) for name, value in how.values},
    }


def _item_shape(case: Case, item_id: str) -> dict[str, str]:
    item = case.find(item_id)
    return {"entity": item.KIND if item else "", "id": item_id, "name": title_of(case, item_id)}
