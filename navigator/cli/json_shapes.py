"""The shapes of what `--json` prints. They are a promise to scripts: keys may be added, never changed.

Items are written with all fields of their dataclass, under the same names, in the written form of
`export --format json`, and with `entity`, the word for their kind. Moments are ISO 8601 in UTC.
"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from navigator.casefile.case import Case
from navigator.casefile.item import Item
from navigator.casefile.kinds import ENTITIES
from navigator.insights.schedule import Dated, Schedule, schedule_of
from navigator.insights.sequencing import Lever, Plan, PlannedStep, Wait
from navigator.interchange.json_out import item_data

if TYPE_CHECKING:
    from navigator.history.change import ChangeSet
    from navigator.interchange.imported import Import
    from navigator.store.backup import Backup
    from navigator.store.open_case import OpenCase
    from navigator.store.trail import HistoryLine
    from navigator.store.vault import CaseRecord


def moment(ms: int) -> str:
    """A moment in milliseconds since 1970 as ISO 8601, in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def item_shape(item: Item) -> dict[str, Any]:
    """{"entity", "id", and each field by name}."""
    return {"entity": item.KIND, **item_data(item)}


def record_shape(record: "CaseRecord") -> dict[str, Any]:
    """{"id", "name", "path", "created"}."""
    return {
        "id": record.id,
        "name": record.name,
        "path": str(record.path),
        "created": moment(record.created),
    }


def case_shape(case_id: str, case: Case) -> dict[str, Any]:
    """{"id", "client", and a list of items under the plural of each other kind}."""
    lists = {
        entity.PLURAL: [item_shape(item) for item in case.shelf(entity).values()] for entity in ENTITIES[1:]
    }
    return {"id": case_id, "client": item_shape(case.client), **lists}


def act_shape(opened: "OpenCase", done: "ChangeSet | None") -> dict[str, Any]:
    """{"case", "act", "set", "items": [{"entity", "id"}]}; "act" is null when nothing changed."""
    touched = dict.fromkeys(change.register[:2] for change in done.changes) if done else {}
    return {
        "case": opened.case_id,
        "act": done.name if done else None,
        "set": done.id if done else None,
        "items": [{"entity": kind, "id": item} for kind, item in touched],
    }


def history_shape(line: "HistoryLine") -> dict[str, Any]:
    """{"at", "author", "set", "act", "undoes", "entity", "id", "field", "member", "before", "after"}.

    `before` is a list: several, where the change settled a conflict. An act that changed nothing, such as
    an export, has "" for entity, id and field.
    """
    return {
        "at": moment(line.at_ms),
        "author": line.author,
        "set": line.set_id,
        "act": line.set_name,
        "undoes": line.undoes,
        "entity": line.kind,
        "id": line.item,
        "field": line.field,
        "member": line.member,
        "before": list(line.before),
        "after": line.after,
    }


def plan_shape(plan: Plan) -> dict[str, Any]:
    """{"today", "steps" in a workable order, "finished", "loops", "unblocks_most", "critical_path",
    "critical_chains", "unawaited"}.

    Each step has all its fields and "state", "reason", "waits_for", "waiting_for_it", "starts_late",
    "ends_late", "review_overdue", "in_loop" and "schedule". `loops` are lists of ids, each waiting for the
    next; `critical_path` is the way to the step that ends last, `critical_chains` the ways to all that
    something else decides, and `unawaited` the open steps that no other waits for.
    """
    schedule = schedule_of(plan)
    return {
        "today": plan.today.isoformat(),
        "steps": [_step_shape(plan, plan.steps[step], schedule) for step in plan.order],
        "finished": [_step_shape(plan, plan.steps[step], schedule) for step in plan.finished],
        "loops": [list(loop) for loop in plan.loops],
        "unblocks_most": [_lever_shape(lever) for lever in plan.levers()],
        "critical_path": list(schedule.critical_path()),
        "critical_chains": [list(chain) for chain in schedule.chains],
        "unawaited": list(plan.unawaited),
    }


def _dated_shape(dated: Dated | None) -> dict[str, Any] | None:
    """{"earliest_start", "earliest_end", "slack_days", "free_days", "late_by_days", "decided_by", "certain"}.

    `slack_days` is how much later the step may end before a last step that waits for it is late, and
    `free_days` before anything moves; `decided_by` is the step that decides its start, or "". None for a
    step that is over.
    """
    if dated is None:
        return None
    return {
        "earliest_start": dated.first_day.isoformat(),
        "earliest_end": dated.last_day.isoformat(),
        "slack_days": dated.slack,
        "free_days": dated.free,
        "late_by_days": dated.late_by,
        "decided_by": dated.driver,
        "certain": dated.certain,
    }


def _step_shape(plan: Plan, planned: PlannedStep, schedule: Schedule) -> dict[str, Any]:
    return {
        **item_shape(planned.step),
        "state": str(planned.state),
        "reason": plan.reason(planned.step.id),
        "waits_for": [_wait_shape(wait) for wait in planned.waits],
        "waiting_for_it": list(plan.waiting_for(planned.step.id)) if planned.state.is_open else [],
        "starts_late": planned.starts_late,
        "ends_late": planned.ends_late,
        "review_overdue": planned.review_overdue,
        "in_loop": planned.in_loop,
        "schedule": _dated_shape(schedule.steps.get(planned.step.id)),
    }


def _wait_shape(wait: Wait) -> dict[str, str]:
    return {
        "dependency": wait.dependency.id,
        "step": wait.dependency.waits_for,
        "condition": wait.dependency.condition,
    }


def _lever_shape(lever: Lever) -> dict[str, Any]:
    return {
        "what": lever.words,
        "step": lever.step,
        "waiting": list(lever.waiting),
        "frees": list(lever.frees),
    }


def import_shape(imported: "Import", file: str, done: "ChangeSet | None") -> dict[str, Any]:
    """{"file", "form", "act", "set", "read", "added", "changed", "unchanged", "guesses", "not_taken",
    "remarks", "items"}; "set" is null for a preview and when nothing changed."""
    return {
        "file": file,
        "form": imported.form,
        "act": imported.name,
        "set": done.id if done else None,
        "read": imported.read,
        "added": dict(imported.added),
        "changed": dict(imported.changed),
        "unchanged": imported.unchanged,
        "guesses": list(imported.guesses),
        "not_taken": list(imported.not_taken),
        "remarks": list(imported.remarks),
        "items": [item_shape(item) for item in imported.items],
    }


def backup_shape(record: "CaseRecord", backup: "Backup") -> dict[str, Any]:
    """{"case", "name", "path", "made"}."""
    made = moment(int(backup.made.timestamp() * 1000))
    return {"case": record.id, "name": record.name, "path": str(backup.path), "made": made}
