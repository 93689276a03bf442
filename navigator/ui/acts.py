"""What buttons, menus and keys ask for in the open case: each an action committed through the session.

A new item is not written before something is known of it: `begin` asks the side panel for an empty form,
whose first field that is filled adds the item.
"""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from navigator.actions.agreements import show_evidence
from navigator.actions.items import add_item, change_item, remove_item
from navigator.actions.journal import log_entry
from navigator.casefile.fields import fields_of
from navigator.casefile.ids import CLIENT_ID, Ids
from navigator.casefile.item import Item
from navigator.casefile.kinds import KINDS
from navigator.casefile.partial_date import PartialDate
from navigator.errors import NavigatorError
from navigator.history.change import ChangeSet
from navigator.history.draft import Draft
from navigator.ui.item_words import title_of
from navigator.ui.selection import Selection
from navigator.ui.session import CaseSession

Otherwise = Callable[[NavigatorError], None]


class Acts(QObject):
    """Adding, changing and removing items, and saying what was done."""

    begun = Signal(object)
    """An item that is not in the case yet: its form is wanted."""

    removed = Signal(str)
    """What was removed, in words."""

    refused = Signal(object)
    """A NavigatorError for an act that cannot be done as asked."""

    def __init__(
        self, session: CaseSession, selection: Selection, ids: Ids, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._ids = ids

    def begin(self, kind: str, values: Mapping[str, Any] | None = None) -> None:
        """Start a new item of this kind, of which these values are known."""
        self.begun.emit(self.fresh(kind, values or {}))

    def fresh(self, kind: str, values: Mapping[str, Any]) -> Item:
        """A new item with an id of its own, which nothing has been told of yet."""
        return KINDS[kind](id=self._ids.new(), **values)

    def add(
        self,
        item: Item,
        then: Callable[[ChangeSet | None], None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Add an item. Raises what the action refuses; `otherwise` gets what the disk refuses."""
        known = {name: getattr(item, name) for name in fields_of(type(item))}
        draft = add_item(self._session.case, _OneId(item.id), item.KIND, known)
        self._session.commit(draft, then, otherwise)

    def change(
        self,
        item: Item,
        values: Mapping[str, Any],
        then: Callable[[ChangeSet | None], None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> Item:
        """Set fields of an item, which may still be on its way into the case; returns it as it will be."""
        case = self._session.case
        if item.id != CLIENT_ID:
            case = case.with_items({(item.KIND, item.id): item})
        self._session.commit(change_item(case, item.id, values), then, otherwise)
        return dataclasses.replace(item, **values)

    def log(
        self,
        kind: str,
        text: str,
        when: PartialDate,
        then: Callable[[], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Write a line into the journal."""
        self._session.commit(
            log_entry(self._session.case, self._ids, kind, text, when),
            _Ignoring(then).call,
            _Ignoring(otherwise, self).call,
        )

    def attach(self, path: Path, name: str, media_type: str) -> None:
        """Copy a file into the case, for the client; what it belongs to can be said afterwards."""
        self._session.attach(path, name, media_type, CLIENT_ID, self._ids)

    def attach_evidence(self, path: Path, name: str, media_type: str, agreement: str) -> None:
        """Copy a file into the case and say that it shows this agreement."""

        def take(change_set: ChangeSet | None) -> None:
            if change_set is not None and agreement in self._session.case.agreements:
                made = change_set.changes[0].register.item
                self._session.commit(show_evidence(self._session.case, agreement, made))

        self._session.attach(path, name, media_type, agreement, self._ids, take)

    def commit(self, draft: Draft) -> None:
        """Commit any action."""
        self._session.commit(draft)

    def remove(self, item_id: str) -> None:
        """Remove an item and what cannot stand without it; undoing brings it all back."""
        case = self._session.case
        item = case.find(item_id)
        if item is None:
            return
        try:
            draft = remove_item(case, item_id)
        except NavigatorError as trouble:
            self.refused.emit(trouble)
            return
        words = f"Removed: {title_of(case, item)}"
        others = len({edit.register.item for edit in draft.edits}) - 1
        if others:
            words += f", and {others} item{'' if others == 1 else 's'} that cannot stand without it"
        self._session.commit(draft)
        if self._selection.item == item_id:
            self._selection.select("")
        self.removed.emit(f"{words}.")


class _OneId(Ids):
    """Gives the one id that an item already has."""

    def __init__(self, item_id: str) -> None:
        super().__init__()
        self._item_id = item_id

    def new(self) -> str:
        """That id."""
        return self._item_id


class _Ignoring:
    """Calls a function that does not care for what it is told, after passing a trouble on."""

    def __init__(self, then: Callable[[], None], acts: Acts | None = None) -> None:
        self._then = then
        self._acts = acts

    def call(self, told: ChangeSet | NavigatorError | None) -> None:
        """Pass on, and call."""
        if self._acts is not None and isinstance(told, NavigatorError):
            self._acts.refused.emit(told)
        self._then()
