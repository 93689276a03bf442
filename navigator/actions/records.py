"""What changes nothing in the case and has to be on its audit trail all the same: views and exports.

The names say what kind of thing went out and never to which path: a path can hold a name.
"""

from navigator.history.draft import Draft


def record_export(form: str) -> Draft:
    """ "Export the case as JSON"."""
    return Draft(f"Export the case as {form}", (), record=True)


def record_counting() -> Draft:
    """ "Count the case among all cases": it went out as a number, without anybody's name."""
    return Draft("Count the case among all cases, without names, in a file for others", (), record=True)


def record_summary() -> Draft:
    """ "Make the one page, for the keyworker only"."""
    return Draft("Make the one page, for the keyworker only", (), record=True)


def record_picture(what: str) -> Draft:
    """ "Draw the map" or "Draw the timeline", into a file."""
    return Draft(f"Draw the {what} into a file", (), record=True)


def record_appointments() -> Draft:
    """ "Put own appointments into a calendar, without names", for a file over all cases."""
    return Draft("Put own appointments into a calendar, without names", (), record=True)


def record_action_note() -> Draft:
    """ "Write the action note of a meeting": one sheet for those who came."""
    return Draft("Write the action note of a meeting", (), record=True)
