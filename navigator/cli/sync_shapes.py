"""What a sync came to, for programs (--json) and for people."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord
    from navigator.sync.syncing import SyncResult


_MOST_LINES = 12


def result_shape(record: "CaseRecord", result: "SyncResult") -> dict[str, Any]:
    """{"case", "name", "sent", "received", "waiting", "attachments", "unread", "quarantined", "conflicts",
    "alarms", "notices", "removed", "trouble"}; numbers but for the lists of sentences, the sentence "trouble"
    and "attachments": {"sent", "received", "to_send", "to_come"}: files that went, came and still wait."""
    return {
        "case": record.id,
        "name": record.name,
        "sent": result.sent,
        "received": len(result.received),
        "waiting": result.waiting,
        "attachments": asdict(result.attachments),
        "unread": result.unread,
        "quarantined": result.quarantined,
        "conflicts": len(result.conflicts),
        "alarms": list(result.alarms),
        "notices": list(result.notices),
        "removed": result.removed,
        "trouble": str(result.trouble) if result.trouble is not None else None,
    }


def result_words(result: "SyncResult") -> str:
    """One or more sentences: what went and came, and everything that a person has to know."""
    done = []
    if result.received:
        done.append(f"{_counted(len(result.received), 'change')} came in.")
    if result.sent:
        done.append(f"{_counted(result.sent, 'change')} sent.")
    if result.waiting and result.trouble is None and not result.removed:
        done.append(f"{_counted(result.waiting, 'change')} still to be sent.")
    done += _attachment_words(result)
    if result.conflicts:
        done.append(
            f"{_counted(len(result.conflicts), 'conflict')} to settle: see `navigator conflicts CASE`."
        )
    if result.quarantined:
        quarantined = _counted(result.quarantined, "change")
        done.append(f"{quarantined} in quarantine: see `navigator quarantine CASE`.")
    if result.unread:
        done.append(f"{_counted(result.unread, 'file')} cannot be read yet.")
    if result.trouble is not None:
        done.append("Not all of it could be synced." if done else "Not synced.")
    said = (*done, *result.notices, *result.alarms)
    return " ".join(said) or "Nothing new."


def _attachment_words(result: "SyncResult") -> list[str]:
    carried, done = result.attachments, []
    if carried.received:
        done.append(f"{_counted(carried.received, 'attachment')} came in.")
    if carried.sent:
        done.append(f"{_counted(carried.sent, 'attachment')} sent.")
    if carried.to_send:
        done.append(f"{_counted(carried.to_send, 'attachment')} still to be sent.")
    if carried.to_come:
        it = "it comes with a sync once whoever attached it has sent it"
        them = "they come with a sync once whoever attached them has sent them"
        words = it if carried.to_come == 1 else them
        done.append(f"{_counted(carried.to_come, 'attachment')} not here yet: {words}.")
    return done


def came_in_words(result: "SyncResult") -> str:
    """What came in, a line each: who did what; the first of many."""
    lines = [f"  {one.author}: {one.name}" for one in result.received[:_MOST_LINES]]
    more = len(result.received) - len(lines)
    if more:
        lines.append(f"  and {more:,} more: see `navigator history CASE`")
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
