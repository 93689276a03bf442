"""The bar over the map: whom it shows, how, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import astuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from navigator.casefile.case import Case
from navigator.casefile.vocabulary import vocabulary
from navigator.insights.map_filter import MapFilter
from navigator.layout.tokens import SPACE_WITHIN
from navigator.ui.item_words import title_of
from navigator.ui.theme import Theme
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.flow import FlowLayout

_SPACE = SPACE_WITHIN + 2
_PEOPLE = (("Everybody", None), ("Professional", True), ("Personal", False))


class MapBar(QWidget):
    """Filters, toggles and a menu of acts. It decides nothing, and tells what was chosen."""

    filter_changed = Signal()
    look_changed = Signal()
    tidy_wanted = Signal()
    fit_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    places_wanted = Signal()
    add_wanted = Signal(str)
    """The kind of item to add: "person", "organisation" or "tie"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row, self.filters = QWidget(), QWidget()
        self._row, self._filter_row = FlowLayout(row, _SPACE), FlowLayout(self.filters, _SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACE)
        column.addWidget(row)
        column.addWidget(self.filters)
        self.clusters = self._toggle("Clusters", "By who talks to whom, instead of by closeness")
        self.islands = self._toggle("Islands", "Outline those who talk with one another")
        self.focus = self._toggle("Focus", "Let all but the selected one's neighbours stand back")
        self.list = self._toggle("Table", "The same as a table")
        self.key = self._toggle("Key", "What marks and lines mean")
        self.day = self._toggle("Day", "The network as it was on any day")
        self.filtering = self._toggle("Filters", "Show only some")
        self._add_menu()
        self._more_menu()
        self.who = self._choice(theme, "Who is shown", 11)
        self.organisation = self._choice(theme, "Only one organisation", 16)
        self.need = self._choice(theme, "Only a need or a topic", 16)
        for words, value in _PEOPLE:
            self.who.addItem(words, value)
        self.talks = self._toggle(
            "Talk about the client", "Only those who have talked about the client with another", filters=True
        )
        self.active = self._toggle("Active now", "Leave out whoever has ended", filters=True)
        for box in (self.who, self.organisation, self.need):
            box.currentIndexChanged.connect(self._on_filter)
        for toggle in (self.talks, self.active):
            toggle.toggled.connect(self._on_filter)
        for toggle in (self.clusters, self.islands, self.focus):
            toggle.toggled.connect(self._on_look)
        self.filtering.toggled.connect(self.filters.setVisible)
        self.filters.hide()

    @property
    def filter(self) -> MapFilter:
        """Whom to show."""
        chosen = self.need.currentData() or ("", "")
        return MapFilter(
            need=chosen[1] if chosen[0] == "need" else "",
            topic=chosen[1] if chosen[0] == "topic" else "",
            organisation=self.organisation.currentData() or "",
            professional=self.who.currentData(),
            talks=self.talks.isChecked(),
            active=self.active.isChecked(),
        )

    def show_case(self, case: Case) -> None:
        """Offer the organisations, needs and topics of a case; what was chosen stays if it is there."""
        organisations = sorted((title_of(case, one), one.id) for one in case.organisations.values())
        self._offer(self.organisation, "All organisations", organisations)
        needs = [(title_of(case, one), ("need", one.id)) for one in case.needs.values()]
        topics = {one.topic for one in case.needs.values() if one.topic}
        told = [(f"Topic: {vocabulary('topics').label(one)}", ("topic", one)) for one in sorted(topics)]
        self._offer(self.need, "All needs", [*sorted(needs), *told])

    def _offer(self, box: ChoiceBox, all_of_them: str, choices: Sequence[tuple[str, object]]) -> None:
        kept = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(all_of_them, None)
        for words, value in choices:
            box.addItem(words, value)
        at = next((i for i in range(box.count()) if box.itemData(i) == kept), 0)
        box.setCurrentIndex(at)
        box.blockSignals(False)

    def _choice(self, theme: Theme, name: str, characters: int) -> ChoiceBox:
        box = ChoiceBox(theme)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(characters)
        self._filter_row.addWidget(box)
        return box

    def _toggle(self, words: str, tip: str, *, filters: bool = False) -> QPushButton:
        made = button(words, "pill")
        made.setCheckable(True)
        made.setToolTip(tip)
        (self._filter_row if filters else self._row).addWidget(made)
        return made

    def _menu(self, words: str, tip: str) -> QMenu:
        opens = button(words, "quiet")
        opens.setToolTip(tip)
        menu = QMenu(words, opens)
        opens.setMenu(menu)
        self._row.addWidget(opens)
        return menu

    def _add_menu(self) -> None:
        menu = self._menu("Add", "Add a person, an organisation or a tie")
        self._act(menu, "Add a person").triggered.connect(self._on_add_person)
        self._act(menu, "Add an organisation").triggered.connect(self._on_add_organisation)
        self._act(menu, "Add a tie").triggered.connect(self._on_add_tie)

    def _more_menu(self) -> None:
        menu = self._menu("More", "Tidy up, save, print, and lines that are not always shown")
        self.client_lines = self._act(menu, "Show the client's own ties", checkable=True)
        self.member_lines = self._act(menu, "Show who belongs to which organisation", checkable=True)
        self.client_lines.toggled.connect(self._on_look)
        self.member_lines.toggled.connect(self._on_look)
        menu.addSeparator()
        self._act(menu, "Show everything").triggered.connect(self.fit_wanted)
        self.tidy = self._act(menu, "Tidy up…")
        self.tidy.triggered.connect(self.tidy_wanted)
        self._act(menu, "Take places from a file…").triggered.connect(self.places_wanted)
        menu.addSeparator()
        self._act(menu, "Save as a picture…").triggered.connect(self.save_wanted)
        self._act(menu, "Print…").triggered.connect(self.print_wanted)

    def _act(self, menu: QMenu, words: str, *, checkable: bool = False) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(checkable)
        return action

    def _on_filter(self) -> None:
        chosen, nothing = astuple(self.filter), astuple(MapFilter())
        count = sum(1 for one, none in zip(chosen, nothing, strict=True) if one != none)
        self.filtering.setText(f"Filters ({count})" if count else "Filters")
        self.filter_changed.emit()

    def _on_look(self) -> None:
        self.look_changed.emit()

    def _on_add_person(self) -> None:
        self.add_wanted.emit("person")

    def _on_add_organisation(self) -> None:
        self.add_wanted.emit("organisation")

    def _on_add_tie(self) -> None:
        self.add_wanted.emit("tie")
