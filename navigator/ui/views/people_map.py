"""Map: everybody around the client, who talks to whom, on any day; and the same as a table."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QVBoxLayout, QWidget

from navigator.actions.marks import told
from navigator.history.change import ChangeSet
from navigator.insights.map_filter import let_through
from navigator.insights.talking import islands, network_in_words
from navigator.layout.display_list import Picture
from navigator.layout.map_look import MapLook
from navigator.layout.map_picture import Captions, map_picture
from navigator.layout.network import Network, network_of, one_line
from navigator.layout.ring_space import Spot
from navigator.layout.tokens import SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN
from navigator.ui.context import Context
from navigator.ui.map.canvas import Canvas
from navigator.ui.map.canvas_frame import CanvasFrame
from navigator.ui.map.date_bar import DateBar
from navigator.ui.map.fold import Fold
from navigator.ui.map.key_strip import KeyStrip
from navigator.ui.map.map_acts import MapActs
from navigator.ui.map.map_bar import MapBar
from navigator.ui.map.map_menu import map_menu, show_menu
from navigator.ui.map.map_places import MapPlaces
from navigator.ui.map.map_scene import MapScene
from navigator.ui.map.node_list import NodeList
from navigator.ui.map.node_rows import node_rows
from navigator.ui.map.places_file import PlacesFile
from navigator.ui.map.sheet import MapSheet
from navigator.ui.map.tidying import Tidying
from navigator.ui.map.what_it_says import what_it_says
from navigator.ui.views.case_view import CaseView
from navigator.ui.widgets.announcing import announce
from navigator.ui.widgets.labels import label

_TABLE_FROM = 1000
"""Pixels of width, at 100% text, from which the table stands beside the map at first."""

_DAY_FROM, _KEY_FROM = 280, 480
"""Pixels of height, at 100% text, from which the days and the key stand under it at first."""

_KEY_WIDE = 800
"""Pixels of width, at 100% text, in which the key has few enough rows to show at first."""

_FOOT_FROM = 900
"""Pixels of width, at 100% text, from which the sentence and the days share a line."""

_SHORT = 2
"""Sentences about the selected one while the table is away."""

_MOST_FOR_HOVER = 160
_HOVER_MS = 120


class PeopleMapView(CaseView):
    """The canvas, the bar over it, the days under it, and the table beside it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.places = MapPlaces(context, self)
        self.canvas = Canvas(context.theme)
        self.frame = CanvasFrame(self.canvas)
        self.bar = MapBar(context.theme)
        self.days = DateBar(context.theme)
        self.key = KeyStrip(context.theme)
        self.list = NodeList(context.theme)
        self.says = label(step=0)
        self.in_short = label(step=0)
        self.summary = label(step=0, tone="muted")
        self.acts = MapActs(context, self.places, self.canvas, self)
        self.tidying = Tidying(self.places, self.acts)
        self.sheet = MapSheet(context, self, self.picture, self._say)
        self.places_file = PlacesFile(context, self, self._say)
        self._network = Network({}, ())
        self._hovered = ""
        self._clustered: Mapping[str, Spot] | None = None
        self._hover_timer = QTimer(self)
        self._place()
        self._table = Fold(self.bar.list, (self._beside,), self)
        self._day = Fold(self.bar.day, (self.days,), self)
        self._key = Fold(self.bar.key, (self.key,), self)
        self._listen()

    def _place(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(SPACE_BETWEEN, 0, 0, 0)
        column.setSpacing(SPACE_BETWEEN)
        column.addWidget(self.list, 1)
        column.addWidget(self.says)
        self.list.setMinimumHeight(90)
        self._beside = beside
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.frame)
        self._split.addWidget(beside)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 3)
        beside.setMinimumWidth(self.context.theme.pixels(250))
        self._split.setSizes([5000, 1])
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._foot.setSpacing(SPACE_WITHIN)
        self._foot.addWidget(self.summary, 2)
        self._foot.addWidget(self.days, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE_GROUPS, SPACE_BETWEEN, SPACE_GROUPS, SPACE_WITHIN)
        outer.setSpacing(SPACE_BETWEEN)
        outer.addWidget(self.bar)
        outer.addWidget(self.tidying)
        outer.addWidget(self._split, 1)
        outer.addWidget(self.key)
        outer.addWidget(self.in_short)
        outer.addLayout(self._foot)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.setInterval(_HOVER_MS)

    def _listen(self) -> None:
        self.places.changed.connect(self.redraw)
        self.bar.filter_changed.connect(self._on_filter)
        self.bar.look_changed.connect(self._on_look)
        self._table.changed.connect(self._on_table)
        self.bar.tidy_wanted.connect(self.tidying.ask)
        self.bar.fit_wanted.connect(self.canvas.fit)
        self.bar.save_wanted.connect(self.sheet.ask_where)
        self.bar.print_wanted.connect(self.sheet.preview)
        self.bar.places_wanted.connect(self.places_file.ask_which)
        self.bar.add_wanted.connect(self.acts.add)
        self.days.changed.connect(self.redraw)
        self.tidying.changed.connect(self._on_tidying)
        self.canvas.chosen.connect(self._on_chosen)
        self.canvas.opened.connect(self._on_opened_item)
        self.canvas.moved.connect(self.acts.move)
        self.canvas.tie_wanted.connect(self.acts.tie)
        self.canvas.menu_wanted.connect(self._on_menu)
        self.canvas.hovered.connect(self._on_hovered)
        self._hover_timer.timeout.connect(self._redraw_canvas)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened_item)
        self.list.menu_wanted.connect(self._on_list_menu)
        self.context.selection.changed.connect(self._on_selected)
        self.acts.open_wanted.connect(self.edit_asked)

    # What it shows

    def show_case(self) -> None:
        """The whole map of the case."""
        case = self.context.session.case
        self.bar.show_case(case)
        self.days.show_case(case, date.today())
        self._clustered = None
        self.places.follow()
        if self.bar.clusters.isChecked():
            self.places.ask_clusters(self._on_clusters)

    def apply(self, change_set: ChangeSet) -> None:
        """The map after a change: everybody else stays where they are."""
        self.places.moved_rings(change_set)
        self.acts.place_pending(change_set)
        self.show_case()

    def begin(self) -> None:
        """A new person, from the keyboard."""
        self.acts.add("person")

    def redraw(self) -> None:
        """Everything, for the day and the filters chosen."""
        case, on = self.context.session.case, self.days.day
        wanted = let_through(case, self.bar.filter, on)
        network = network_of(case, on, wanted=wanted)
        if any(node not in self.places.now.spots for node in network.nodes):
            self.summary.setText("Working out where everybody stands…")
            return
        self._network = network
        self.key.show_network(network, islands=self.bar.islands.isChecked())
        said = network_in_words(case, on)
        hidden = len(network_of(case, on).nodes) - len(network.nodes) if wanted is not None else 0
        marks = self.context.team.marks
        marked = told(marks, (*network.nodes, *(line.tie for line in network.lines)))
        said = f"{said}.{marked}"
        self.summary.setText(f"{said} {hidden} hidden by the filters." if hidden else said)
        self.canvas.setAccessibleDescription(said)
        self._redraw_canvas()
        self.list.show_rows(node_rows(case, network, on, marks), self.context.selection.item)
        self._on_selected(self.context.selection.item)

    def show_marks(self) -> None:
        """The same map, with other marks of what is new or to be chosen."""
        self.redraw()

    def _redraw_canvas(self) -> None:
        if all(node in self.places.now.spots for node in self._network.nodes):
            spots = self.tidying.spots or self._clustered or self.places.now.spots
            marks = self.context.team.marks
            scene = MapScene(self._network, spots, self.places.now.pinned, self._look(), marks=marks)
            first = self.canvas.scene is None or self.canvas.scene.spots.keys() != spots.keys()
            self.canvas.show_scene(scene)
            if first and self.canvas.isVisible():
                self.canvas.fit_readable()

    def _look(self) -> MapLook:
        bright = None
        selected = self.context.selection.item
        if self.bar.focus.isChecked() and selected in self._network.nodes:
            bright = MapScene(self._network, {}).neighbours(selected)
        elif self._hovered in self._network.nodes and len(self._network.nodes) <= _MOST_FOR_HOVER:
            bright = MapScene(self._network, {}).neighbours(self._hovered)
        found = islands(self.context.session.case, self.days.day) if self.bar.islands.isChecked() else ()
        return MapLook(
            client_lines=self.bar.client_lines.isChecked(),
            member_lines=self.bar.member_lines.isChecked(),
            rings=self._clustered is None,
            bright=bright,
            islands=found,
        )

    def picture(self, size: tuple[float, float]) -> Picture:
        """What is on the screen, on a sheet of this size in points."""
        case, on = self.context.session.case, self.days.day
        title = f"The people around {one_line(case.client.title) or 'the client'}"
        captions = Captions(title, network_in_words(case, on), on, as_at=not self.days.is_today)
        spots = self._clustered or self.places.now.spots
        return map_picture(self._network, spots, captions, size=size, look=self._look())

    def take_focus(self) -> None:
        """The canvas."""
        self.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What is done on it

    def _on_chosen(self, item: str) -> None:
        self.context.selection.select(item)
        announce(self.canvas, self.canvas.keys.words_of(item))

    def _on_selected(self, item: str) -> None:
        if not self.isVisible():
            return
        if self.bar.focus.isChecked():
            self._redraw_canvas()
        self.canvas.select(item)
        self.list.select(item)
        said = what_it_says(self.context.session.case, item, self.days.day)
        self.says.setText("\n".join(said))
        self.in_short.setText(" ".join(said[:_SHORT]) if item else "")
        self._on_table()

    def _on_opened_item(self, item: str) -> None:
        self.context.selection.select(item)
        self.edit_asked.emit()

    def _on_hovered(self, node: str) -> None:
        self._hovered = node
        self._hover_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table stands beside the map, days and key under it, where there is room for them."""
        super().resizeEvent(event)
        pixels = self.context.theme.pixels
        self._table.suit(has_room=self.width() >= pixels(_TABLE_FROM))
        self._day.suit(has_room=self.height() >= pixels(_DAY_FROM))
        self._key.suit(has_room=self.height() >= pixels(_KEY_FROM) and self.width() >= pixels(_KEY_WIDE))
        ways = QBoxLayout.Direction
        self._foot.setDirection(ways.LeftToRight if self.width() >= pixels(_FOOT_FROM) else ways.TopToBottom)

    def _on_table(self) -> None:
        """In short what the table says, where it is away and there is height left for it."""
        has_room = self.height() >= self.context.theme.pixels(_DAY_FROM)
        self.in_short.setVisible(has_room and not self._table.is_open and bool(self.in_short.text()))

    def _on_look(self) -> None:
        self.key.show_network(self._network, islands=self.bar.islands.isChecked())
        self.canvas.movable = not self.bar.clusters.isChecked()
        if not self.bar.clusters.isChecked():
            self._clustered = None
        elif self._clustered is None:
            self.places.ask_clusters(self._on_clusters)
            return
        self._redraw_canvas()

    def _on_clusters(self, spots: Mapping[str, Spot]) -> None:
        if self.bar.clusters.isChecked():
            self._clustered = spots
            self._redraw_canvas()
            self.canvas.fit_readable()

    def _on_tidying(self) -> None:
        self.bar.clusters.setChecked(False)
        self._redraw_canvas()
        self.canvas.fit()

    def _on_filter(self) -> None:
        self.redraw()
        self.canvas.fit()

    def _on_menu(self, where: QPoint, item: str, at: QPointF) -> None:
        if self.canvas.scene is not None:
            self.acts.pending_at = None if item else (at.x(), at.y())
            show_menu(map_menu(self, self.canvas.scene, item, self.acts), where)

    def _on_list_menu(self, where: QPoint, item: str) -> None:
        self._on_menu(where, item, QPointF())

    def _say(self, words: str) -> None:
        self.summary.setText(words)
        announce(self.canvas, words)
