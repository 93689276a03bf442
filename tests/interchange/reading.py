"""Short ways to read a file of this folder, for the tests of every kind of file."""

from datetime import date
from pathlib import Path

from navigator.casefile.case import Case
from navigator.casefile.ids import Ids
from navigator.casefile.journal import Entry
from navigator.casefile.network import Organisation, Person
from navigator.interchange.import_file import import_bytes, import_file
from navigator.interchange.imported import Import

TODAY = date(2023, 10, 16)
FILES = Path(__file__).parent / "files"


def counted_ids() -> Ids:
    """Ids that are the same in every run."""
    return Ids(now_ms=lambda: 1_700_000_000_000, entropy=bytes)


def read_file(name: str, case: Case | None = None, form: str = "") -> Import:
    """One of the files that stand beside the tests."""
    return import_file(FILES / name, case or Case(), counted_ids(), TODAY, form)


def read_text(
    text: str | bytes, name: str = "contacts.csv", case: Case | None = None, form: str = ""
) -> Import:
    """A file of this text."""
    data = text if isinstance(text, bytes) else text.encode()
    return import_bytes(data, name, case or Case(), counted_ids(), TODAY, form)


def people_of(imported: Import) -> list[Person]:
    """The people of an import, in order."""
    return [item for item in imported.items if isinstance(item, Person)]


def organisations_of(imported: Import) -> list[Organisation]:
    """The organisations of an import, in order."""
    return [item for item in imported.items if isinstance(item, Organisation)]


def notes_of(imported: Import) -> list[str]:
    """The texts of the journal notes of an import, without the line that says where they come from."""
    return [item.text.partition("\n")[2] for item in imported.items if isinstance(item, Entry)]


def name_of(imported: Import, item_id: str) -> str:
    """The name of an organisation of an import."""
    return next((item.name for item in organisations_of(imported) if item.id == item_id), "")


def case_of(imported: Import) -> Case:
    """A case that holds what was imported and nothing else."""
    return Case.of(*imported.items)
