"""A column of cards: Left and Right go to the next, Enter opens, and a card can be dropped on another."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from navigator.ui.models.plan_column import STEP_FORM, PlanColumn
from navigator.ui.plan.card_delegate import CardDelegate
from navigator.ui.theme import Theme


class ColumnView(QListView):
    """Shows one PlanColumn."""

    pointed = Signal(str)
    """A card was gone to."""

    opened = Signal(str)
    """A card's form is wanted."""

    sideways = Signal(int)
    """The keyboard goes to a column so far to the right."""

    dropped = Signal(str, str)
    """A step was dropped on a card ("" for the column itself)."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = PlanColumn(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setAccessibleName(name)
        self.setProperty("desk", "true")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_selected(self, item: str) -> None:
        """Stand on the card of this step, if it is here."""
        row = self.cards.row_of(item)
        if row < 0:
            self.selectionModel().clear()
        elif self.cards.id_at(self.currentIndex()) != item or not self.selectionModel().hasSelection():
            index = self.cards.index(row)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed its size meanwhile was told to a list that nobody saw."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards of another width are of another height."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the next column, or open."""
        item = self.cards.id_at(self.currentIndex())
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.sideways.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(item)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only steps."""
        _take_step(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """On a card or beside it."""
        _take_step(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped on what; what comes of it is asked."""
        if not event.mimeData().hasFormat(STEP_FORM):
            event.ignore()
            return
        step = bytes(event.mimeData().data(STEP_FORM).data()).decode("ascii", "replace")
        on = self.cards.id_at(self.indexAt(event.position().toPoint()))
        event.acceptProposedAction()
        self.dropped.emit(step, "" if on == step else on)

    def _on_current(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and self.hasFocus():
            self.pointed.emit(self.cards.id_at(now))

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.cards.id_at(index))


def _take_step(event: QDragEnterEvent | QDragMoveEvent) -> None:
    if event.mimeData().hasFormat(STEP_FORM):
        event.acceptProposedAction()
    else:
        event.ignore()
