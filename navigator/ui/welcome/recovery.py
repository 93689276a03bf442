"""The recovery code, shown once: to a file, to a printer, and a tick that it was kept."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QHBoxLayout, QWidget

from navigator.casefile.date_words import say_date
from navigator.casefile.partial_date import PartialDate
from navigator.layout.tokens import SPACE_BETWEEN
from navigator.ui.theme import Theme, set_tone
from navigator.ui.welcome.page import Page
from navigator.ui.widgets.buttons import button
from navigator.ui.widgets.labels import label
from navigator.ui.widgets.tick_box import TickBox

_PER_ROW = 4


def sheet(code: str, name: str, day: date) -> str:
    """What is saved or printed, in plain text."""
    return (
        "Case Navigator: recovery code\n\n"
        f"    {code}\n\n"
        f"For: {name}\nMade on {say_date(PartialDate.on(day))}\n\n"
        "This code opens the vault when the passphrase is forgotten.\n"
        "Whoever has it and the laptop can read every case in it.\n"
        "Keep it somewhere safe that is not this laptop.\n"
    )


class RecoveryPage(Page):
    """Seven groups of four symbols."""

    kept = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Your recovery code", parent)
        self._code = ""
        self._name = ""
        self.say(
            "If you forget the passphrase, this code is the only way in. It is shown this once. "
            "Keep it on paper, or in a file on another device, not on this laptop."
        )
        self.gap()
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_BETWEEN)
        self.lines.addLayout(self._grid)
        self.gap()
        row = QHBoxLayout()
        row.setSpacing(SPACE_BETWEEN)
        self.save = button("Save to a file…")
        self.print = button("Print…")
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addStretch(1)
        self.lines.addLayout(row)
        self.said = label("", tone="good")
        self.said.hide()
        self.lines.addWidget(self.said)
        self.notices = label("", tone="warn")
        self.notices.hide()
        self.lines.addWidget(self.notices)
        self.gap()
        self.tick = TickBox(theme, "I have kept the code in a safe place")
        self.lines.addWidget(self.tick)
        last = QHBoxLayout()
        self.go = button("Open the vault", "primary")
        self.go.setEnabled(False)
        last.addStretch(1)
        last.addWidget(self.go)
        self.lines.addLayout(last)
        self.tick.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self._on_go)
        self.save.clicked.connect(self._on_save)
        self.print.clicked.connect(self._on_print)

    def show_code(self, code: str, name: str, notices: tuple[str, ...] = ()) -> None:
        """Show this code."""
        self._code, self._name = code, name
        groups = code.split("-")
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPointSizeF(self._theme.font(3).pointSizeF())
        for at, group in enumerate(groups):
            part = label(group, wraps=False)
            part.setFont(mono)
            part.setStyleSheet(f"font-family: '{mono.family()}'; font-size: {mono.pointSizeF():.1f}pt;")
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setAccessibleName(f"Group {at + 1} of {len(groups)}: {' '.join(group)}")
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(part, at // _PER_ROW, at % _PER_ROW)
        self.notices.setText(" ".join(notices))
        self.notices.setVisible(bool(notices))

    def save_to(self, path: str) -> None:
        """Write the sheet into a file."""
        try:
            Path(path).write_text(sheet(self._code, self._name, date.today()), encoding="utf-8")
        except OSError:
            self._say("That place cannot be written. Choose another, such as a memory stick.", "danger")
            return
        self._say("Saved. Move the file off this laptop, or print it and delete it.", "good")

    def _on_save(self) -> None:
        dialog = QFileDialog(self, "Save the recovery code", "recovery-code.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.finished.connect(self._on_print_answered)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _on_print_answered(self, answer: int) -> None:
        if answer != QDialog.DialogCode.Accepted:
            return
        painter = QPainter()
        if not painter.begin(self._printer):
            self._say("It could not be printed. Choose another printer, or save it to a file.", "danger")
            return
        painter.setFont(self._theme.font(2))
        paper = painter.viewport()
        room = paper.adjusted(*(side * paper.width() // 12 for side in (1, 1, -1, -1)))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, sheet(self._code, self._name, date.today()))
        if painter.end():
            self._say("Sent to the printer. Look that it came out.", "good")
        else:
            self._say("The printer stopped. Try again, or save it to a file.", "danger")

    def _say(self, words: str, tone: str) -> None:
        self.said.setText(words)
        set_tone(self.said, tone)
        self.said.show()

    def _on_go(self) -> None:
        self._code = ""
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.deleteLater()
        self.kept.emit()
