"""The date slider: the network as it was on any day, by hand or played from the beginning."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QStyle, QWidget

from navigator.casefile.case import Case
from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.casefile.presence import Lasting
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme
from navigator.ui.widgets.announcing import announce
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label

_FRAME_MS = 350
_FRAMES = 48
"""How many days the whole time is played in."""


def first_day(case: Case, today: date) -> date:
    """The earliest day on which anything on the map began or ended; a year ago at the latest."""
    lasting: list[Lasting] = [*case.people.values(), *case.ties.values()]
    days = [
        moment.earliest
        for item in lasting
        for moment in (item.started, item.ended)
        if moment is not None and moment.earliest.year > 1900
    ]
    return min([*days, today - timedelta(days=365)])


class DateBar(QWidget):
    """A slider over days, with its day in words, a way back to today and one to play it."""

    changed = Signal(object)
    """A date: show the network as it was then."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.today()
        self._first = self._today - timedelta(days=365)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Day of the map")
        self.slider.setMinimumWidth(theme.pixels(80))
        self.slider.setRange(0, 365)
        self.slider.setValue(365)
        self.words = label(step=0, tone="muted", wraps=False)
        self.words.setMinimumWidth(theme.pixels(150))
        self.play = button("Play", "quiet")
        self.play.setCheckable(True)
        self.play.setToolTip("Show how the network came about")
        self.now = button("Today", "quiet")
        self.now.setMinimumWidth(theme.pixels(70))
        for one in (self.play, self.now):
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_BETWEEN)
        for part in (self.play, self.slider, self.words, self.now):
            row.addWidget(part, 1 if part is self.slider else 0)
        self.timer = QTimer(self)
        """Turns the days over while they are played."""
        self.timer.setInterval(_FRAME_MS)
        self.timer.timeout.connect(self._on_frame)
        self.slider.valueChanged.connect(self._on_value)
        self.slider.sliderReleased.connect(self._on_released)
        self.play.toggled.connect(self._on_play)
        self.now.clicked.connect(self._on_now)
        self.play.setVisible(self._may_move())

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._first + timedelta(days=self.slider.value())

    @property
    def is_today(self) -> bool:
        """Whether that is simply today."""
        return self.day == self._today

    def show_case(self, case: Case, today: date) -> None:
        """Offer the days of a case; the day chosen stays, today stays today."""
        day = today if self.is_today else min(self.day, today)
        self._today, self._first = today, first_day(case, today)
        self.slider.blockSignals(True)
        self.slider.setRange(0, (today - self._first).days)
        self.slider.setSingleStep(7)
        self.slider.setPageStep(91)
        self.slider.setValue(max(0, (day - self._first).days))
        self.slider.blockSignals(False)
        self._say()

    def go_to(self, day: date) -> None:
        """Choose a day, held to those there are."""
        self.slider.setValue((day - self._first).days)

    def _may_move(self) -> bool:
        """Whether this system wants to see movement: with animations off, nothing plays."""
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0

    def _on_value(self) -> None:
        self._say()
        self.changed.emit(self.day)

    def _on_released(self) -> None:
        announce(self.slider, self.words.text())

    def _on_now(self) -> None:
        self.play.setChecked(False)
        self.go_to(self._today)

    def _on_play(self, playing: bool) -> None:
        self.play.setText("Stop" if playing else "Play")
        if not playing:
            self.timer.stop()
            return
        if self.is_today:
            self.slider.setValue(0)
        self.timer.start()

    def _on_frame(self) -> None:
        step = max(1, self.slider.maximum() // _FRAMES)
        self.slider.setValue(self.slider.value() + step)
        if self.slider.value() >= self.slider.maximum():
            self.play.setChecked(False)

    def _say(self) -> None:
        words = say_date(PartialDate.on(self.day))
        self.words.setText(f"{words} (today)" if self.is_today else words)
        self.now.setEnabled(not self.is_today)
