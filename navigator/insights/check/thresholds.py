"""From where on a rule speaks: the numbers of `resources/thresholds.toml`, each with its reason there."""

import dataclasses
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from navigator.casefile.resources import resource
from navigator.errors import UnreadableFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Numbers by name; those that end in `days` are days, the rest counts, points or shares."""

    whole_picture_share: float
    whole_picture_needs: float
    views_apart: float
    settled_at_most: float
    moved_by: float
    moved_within_days: float
    still_there_from: float
    assessments_within_days: float
    same_question_organisations: float
    same_question_days: float
    talked_within_days: float
    involved_within_days: float
    at_work_within_days: float
    pieces_without_one: float
    leaving_within_days: float
    steps_waiting: float
    stopped_help_days: float
    stopped_help_remembered_days: float
    coordination_days: float
    coordination_ratio: float
    coordination_least: float
    meetings_remembered_days: float
    score_days: float
    busier_least: float
    voice_days: float
    first_in_their_order: float
    lower_by: float
    begun_lately_days: float
    no_shows: float
    no_show_days: float
    agreement_days: float
    details_days: float
    talked_about_days: float


def read_thresholds(path: Path) -> Thresholds:
    """Read the numbers from a file; UnreadableFile when one is missing, is no number, or has no reason."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _damaged("it is not TOML in UTF-8") from error
    names = [field.name for field in dataclasses.fields(Thresholds)]
    unknown = sorted(set(tables) - set(names))
    if unknown:
        raise _damaged(f"it has “{unknown[0]}”, which no rule knows")
    return Thresholds(**{name: _number(tables, name) for name in names})


@cache
def thresholds() -> Thresholds:
    """The app's own."""
    return read_thresholds(resource("thresholds.toml"))


def _number(tables: dict[str, object], name: str) -> float:
    table = tables.get(name)
    value = table.get("value") if isinstance(table, dict) else None
    why = table.get("why") if isinstance(table, dict) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise _damaged(f"“{name}” has no number")
    if not isinstance(why, str) or not why.strip():
        raise _damaged(f"“{name}” does not say why")
    return value


def _damaged(why: str) -> UnreadableFile:
    return UnreadableFile(
        f"The thresholds of the join-up check cannot be read: {why}.",
        "Your cases are not touched by this.",
        "Put the file right, or install the app again.",
    )
