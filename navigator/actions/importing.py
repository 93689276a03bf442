"""Taking what was read out of a file into the case."""

from navigator.casefile.case import Case
from navigator.history.draft import Draft
from navigator.interchange.imported import Import, draft_of


def take_import(case: Case, imported: Import) -> Draft:
    """ "Import 14 people from contacts.csv": all of it in one act, which one undo takes back."""
    return draft_of(imported, case)
