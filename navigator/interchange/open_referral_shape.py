"""The shapes that Open Referral data come in, and what is said in one record of them, without meaning yet.

Human Services Data Specification (HSDS) 1.1, 2.0 and 3.0, and its United Kingdom profile (ORUK) 1.0 and
3.0: one organisation or service, a list of them, or a page of a list in a wrapper. Everything is read
with suspicion: a value of the wrong type is noted in `problems` and passed over.
"""

from collections.abc import Iterator, Mapping
from typing import Any

_WRAPPERS = ("contents", "content", "items", "results", "data")
_LISTS = ("organizations", "organisations", "services")
_OF_SERVICE = frozenset(
    {
        "organization", "organization_id", "service_at_locations", "eligibility_description", "eligibilitys",
        "application_process", "schedules", "regular_schedules", "service_areas", "fees", "fees_description",
        "cost_options", "program_id", "status", "assured_date", "delivery_mode", "interpretation_services",
    }
)  # fmt: skip
_OF_ORGANISATION = frozenset(
    {
        "organization_identifiers", "legal_status", "tax_status", "tax_id", "year_incorporated", "logo",
        "parent_organization_id", "parent_organization", "website", "funding", "programs", "services",
        "description", "url", "uri", "email", "phones", "contacts", "locations", "alternate_name",
    }
)  # fmt: skip


def records_of(data: Any) -> list[Any]:
    """The records of a file, out of whatever wraps them."""
    while isinstance(data, dict):
        wrapped = next((data[name] for name in _WRAPPERS if isinstance(data.get(name), list | dict)), None)
        if wrapped is None or "name" in data:
            listed = [row for name in _LISTS if isinstance(data.get(name), list) for row in data[name]]
            return listed if listed and "name" not in data else [data]
        data = wrapped
    return data if isinstance(data, list) else []


def is_open_referral(data: Any) -> bool:
    """Whether any record looks like an organisation or a service."""
    return any(is_service(record) or is_organisation(record) for record in records_of(data)[:200])


def is_service(record: Any) -> bool:
    """Whether a record has what only services have."""
    return isinstance(record, dict) and "name" in record and not _OF_SERVICE.isdisjoint(record)


def is_organisation(record: Any) -> bool:
    """Whether a record has a name, or an id, and what organisations have."""
    named = isinstance(record, dict) and ("name" in record or "id" in record)
    return named and not _OF_ORGANISATION.isdisjoint(record)


class Record:
    """One object of the data: its words and its lists, whatever was really written there."""

    def __init__(self, data: Mapping[str, Any], problems: list[str]) -> None:
        self._data = data
        self._problems = problems

    def words(self, *names: str) -> str:
        """The first of these that holds words; numbers count as words."""
        for name in names:
            value = self._data.get(name)
            if isinstance(value, str) and value.strip():
                return value.strip().strip('"').strip()
            if isinstance(value, int | float) and not isinstance(value, bool):
                return str(value)
            if value is not None and not isinstance(value, str):
                self._problems.append(f"{name} is not words and was left out")
        return ""

    def one(self, name: str) -> "Record | None":
        """The object of this name."""
        value = self._data.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, dict):
            self._problems.append(f"{name} is not an object and was left out")
            return None
        return Record(value, self._problems)

    def many(self, *names: str) -> "Iterator[Record]":
        """The objects in the lists of these names; one object counts as a list of it."""
        for name in names:
            value = self._data.get(name)
            if value is None:
                continue
            if isinstance(value, dict):
                value = [value]
            if not isinstance(value, list):
                self._problems.append(f"{name} is not a list and was left out")
                continue
            for found in value:
                if isinstance(found, dict):
                    yield Record(found, self._problems)
                else:
                    self._problems.append(f"something in {name} is not an object and was left out")
