"""What a sync came to, for programs (--json) and for people."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from navigator.store.vault import CaseRecord
    from navigator.sync.syncing import SyncResult


def result_shape(record: "CaseRecord", result: "SyncResult") -> dict[str, Any]:
    """{"case", "name", "sent", "received", "waiting", "unread", "quarantined", "conflicts", "alarms",
    "notices", "removed", "trouble"}; numbers but for the lists of sentences, and the sentence "trouble"."""
    return {
        "case": record.id,
        "name": record.name,
        "sent": result.sent,
        "received": len(result.received),
        "waiting": result.waiting,
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
        done.append(f"{_counted(len(result.received), 'act')} came in.")
    if result.sent:
        done.append(f"{_counted(result.sent, 'act')} sent.")
    if result.waiting and result.trouble is None:
        done.append(f"{_counted(result.waiting, 'act')} still to be sent.")
    if result.conflicts:
        done.append(f"{_counted(len(result.conflicts), 'conflict')} to settle: see `navigator conflicts`.")
    if result.quarantined:
        done.append(f"{_counted(result.quarantined, 'act')} in quarantine: see `navigator quarantine`.")
    if result.unread:
        done.append(f"{_counted(result.unread, 'file')} cannot be read yet.")
    if result.trouble is not None:
        done.append("Not all of it could be synced." if done else "Not synced.")
    if not done:
        done.append("Nothing new.")
    return " ".join((*done, *result.notices, *result.alarms))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
